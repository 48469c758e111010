"""Oracle, part 3: reads a generated styrrepo and computes what `styr status` must say.

Reads only what generate.py writes (no indikatorer.toml, nothing handed out),
but reads it from the files, so that the expected answers come from the same
source text as the program's.  Written from status.md and format.md alone.
"""
from datetime import date
from fractions import Fraction
from pathlib import Path
import re

from lights import EJ, Model, as_row, derive, evaluate, parse, proposal

RULES = ("samst", "majoritet", "andel", "viktad", "minst-k")
JUDGED = re.compile(r"^  ([a-z0-9-]+): \{ status: ([a-z0-9_-]+),", re.M)


def as_list(x):
    return x if isinstance(x, list) else [x]


def plain(x):
    """A value as JSON: a number as exact text ("88.1" or "10/3"), a date as ISO text."""
    if isinstance(x, date):
        return x.isoformat()
    if x is None or isinstance(x, (bool, str)):
        return x
    x = Fraction(x)
    for digits in range(29):
        if (x * 10 ** digits).denominator == 1:
            whole = str(abs(x.numerator * 10 ** digits // x.denominator)).rjust(digits + 1, "0")
            text = f"{whole[:-digits]}.{whole[-digits:]}" if digits else whole
            return "-" + text if x < 0 else text
    return str(x)


class Unit:
    def __init__(self, folder, plan, pid, year):
        self.id = plan["enhet"]["id"]
        self.goals = plan.get("mal", {})
        self.indicators = plan.get("indikator", {})
        self.rows = {}
        for file in sorted((folder / "utfall").glob("*.toml")):
            for name, periods in parse(file.read_text("utf-8")).get("indikator", {}).items():
                for p, raw in periods.items():
                    self.rows.setdefault(name, {})[(int(file.stem), p)] = as_row(raw)
        analysis = folder / "analys" / f"{year}-{pid}.md"
        self.judgements = dict(JUDGED.findall(analysis.read_text("utf-8"))) if analysis.exists() else {}


class Repo:
    def __init__(self, root, year, pid):
        root = Path(root)
        model = parse((root / "styr.toml").read_text("utf-8"))
        periods = sorted(model["uppfoljning"]["period"].items(), key=lambda kv: kv[1]["slut"])
        self.model = Model(model["status"], [(p, d["slut"]) for p, d in periods])
        self.year, self.pid = year, pid
        units = [Unit(f.parent, parse(f.read_text("utf-8")), pid, year) for f in sorted(root.rglob("plan.toml"))]
        self.units = {u.id: u for u in units}
        self.lights = {u.id: {i: self.light(u, i) for i, d in u.indicators.items()
                              if d.get("typ") != "underlag"} for u in units}
        self.goal_status = {}

    def light(self, unit, name):
        return evaluate(unit.indicators[name], self.series(unit, name), self.model, self.year, self.pid)

    def series(self, unit, name):
        spec = unit.indicators[name].get("beraknas")
        if not spec:
            return unit.rows.get(name, {})

        def of(ref):
            owner, _, bare = ref.rpartition("/")
            return self.series(self.units[owner or unit.id], bare)
        return derive(spec, of)

    def votes(self, unit, goal):
        out = [(self.lights[unit.id][i]["status"], d.get("vikt", 1)) for i, d in unit.indicators.items()
               if goal in as_list(d.get("mal", [])) and d.get("typ", "matt") == "matt"]
        if self.model.status.get("underliggande"):
            ref = f"{unit.id}/{goal}"
            out += [(self.goal(low, g)["status"], 1) for low in self.units.values()
                    for g, d in low.goals.items() if ref in as_list(d.get("bidrar_till", []))]
        return out

    def goal(self, unit, name):
        key = f"{unit.id}/{name}"
        if key not in self.goal_status:
            settings, votes = self.model.status, self.votes(unit, name)
            rules = {r: proposal(r, votes, settings) for r in RULES}
            proposed = rules[settings.get("forslag", "samst")]
            decides = settings.get("avgor", "bedomning")
            judged = self.model.signal(unit.judgements.get(name, EJ))
            status = {"berakning": proposed, "bedomning": judged, "fordelning": EJ}[decides]
            self.goal_status[key] = {"status": status, "proposed": proposed, "rules": rules}
        return self.goal_status[key]

    def expected(self):
        out = {"period": f"{self.year}-{self.pid}", "indicators": {}, "goals": {}, "totals": {}}
        for u in self.units.values():
            for i, got in self.lights[u.id].items():
                cell = {k: got[k] for k in ("status", "trend", "trend_baseline", "forecast_status", "measured")}
                cell["value"] = plain(got["value"])
                cell["groups"] = {g: {k: plain(x) for k, x in c.items()} for g, c in got["groups"].items()}
                out["indicators"][f"{u.id}/{i}"] = cell
            for g in u.goals:
                out["goals"][f"{u.id}/{g}"] = self.goal(u, g)
            out["totals"][u.id] = self.totals(u)
        out["total"] = {part: {k: sum(t[part][k] for t in out["totals"].values()) for k in keys}
                        for part, keys in next(iter(out["totals"].values())).items()}
        return out

    def totals(self, unit):
        """Frames and underlag are not counted among the measures."""
        cells = [self.lights[unit.id][i] for i, d in unit.indicators.items() if d.get("typ", "matt") == "matt"]
        goals = [self.goal(unit, g)["status"] for g in unit.goals]
        signals = ("gron", "gul", "rod", EJ)
        count = {s: sum(c["status"] == s for c in cells) for s in signals}
        return {"goals": {**{s: goals.count(s) for s in signals}, "all": len(goals)},
                "indicators": {**count, "reached": count["gron"],
                               "measured": sum(c["measured"] for c in cells), "all": len(cells)}}
