"""Usage: generate.py SEED COUNT DIR

Writes eight styrrepon DIR/0 … DIR/7, each with its own [status] settings and
together COUNT random indicators (frames included, underlag not), and beside
every styr.toml an expected.json with the answers for 2026-t2.  The answers
are computed by repo.py from the written files, not from what was meant.
"""
from datetime import date
from fractions import Fraction as F
import json
from pathlib import Path
import random
import sys

from kinds import SIGNALS, Maker
from kinds2 import ALL
from repo import Repo
from tomltext import Writer

PER_UNIT = 40
TERTIAL = [("t1", "04-30", "05-31"), ("t2", "08-31", "09-20"), ("t3", "12-31", "02-15")]
TWO = [("t1", "04-30", "05-31"), ("t2", "10-31", "11-15")]        # t2 closes the year
STEPS = [
    {"id": "overtraffat", "namn": "Överträffat", "signal": "gron", "symbol": "◎"},
    {"id": "helt", "namn": "Uppnått", "signal": "gron", "symbol": "●", "perioder": ["t1", "t2", "t3"]},
    {"id": "delvis", "namn": "Delvis uppnått", "signal": "gul", "symbol": "◐", "perioder": ["t1", "t2"]},
    {"id": "inte", "namn": "Inte uppnått", "signal": "rod", "symbol": "○"},
    {"id": "oklart", "namn": "Inte bedömt", "signal": "ej_bedomd", "symbol": "–"},
]
MODELS = [
    {"gulgrans": {"andel": 90}, "avgor": "berakning", "forslag": "samst"},
    {"gulgrans": {"avstand": 2}, "avgor": "berakning", "forslag": "majoritet", "minsta_grupp": 6},
    {"avgor": "bedomning", "forslag": "andel"},
    {"gulgrans": {"andel": 80, "avrunda": 0}, "avgor": "berakning", "forslag": "viktad",
     "gron": 75, "gul": 40, "minsta_grupp": 5},
    {"gulgrans": {"andel": 90, "strikt": True}, "avgor": "berakning", "forslag": "minst-k", "k": 2,
     "underliggande": True},
    {"gulgrans": False, "avgor": "bedomning", "forslag": "majoritet", "underliggande": True, "steg": STEPS},
    {"grund": "jamforelse", "gulgrans": {"andel": 95}, "avgor": "berakning", "forslag": "andel",
     "gron": 60, "gul": F(125, 4), "underliggande": True},
    {"gulgrans": 50, "avgor": "fordelning", "forslag": "viktad"},
]
TYPES = {
    "maltyp.overgripande": {"namn": {"ental": "övergripande mål", "flertal": "övergripande mål"}, "niva": ["kf"]},
    "maltyp.verksamhetsmal": {"namn": {"ental": "verksamhetsmål", "flertal": "verksamhetsmål"},
                              "niva": ["namnd", "enhet"], "bidrar_till": ["overgripande", "verksamhetsmal"]},
    "uppdelning.kon": {"namn": "Kön", "varden": {"kvinnor": "Kvinnor", "man": "Män"}},
}
LEVELS = [("kf", "Kommunfullmäktige", "Mål- och resursplan", "overgripande"),
          ("namnd", "Nämnd", "Verksamhetsplan", "verksamhetsmal"),
          ("enhet", "Enhet", "Enhetsplan", "verksamhetsmal")]


def decision(organ, day):
    return {"organ": organ, "datum": date.fromisoformat(day), "paragraf": "112"}


def styr_toml(w, status, periods):
    out = "format = 1\n\n" + w.table("kommun", {"namn": "Provkommunen", "kod": "0999",
                                               "anmarkning": "Påhittade siffror"})
    out += w.table("modell", {"namn": "Provmodell", "beslut": decision("kf", "2023-09-25")})
    for name, title, plan, maltyp in LEVELS:
        out += w.table("[niva]", {"id": name, "namn": title, "plan": plan, "maltyp": maltyp, "beslutas_av": "egen"})
    for header, items in TYPES.items():
        out += w.table(header, items)
    out += w.table("status", {k: v for k, v in status.items() if k != "steg"})
    for step in status.get("steg", []):
        out += w.table("[status.steg]", step)
    for name, slut, klart in periods:
        out += w.table(f"uppfoljning.period.{name}", {"namn": name.upper(), "slut": slut, "klart": klart})
    return out


class Unit:
    def __init__(self, name, level, above, folder):
        self.id, self.level, self.above, self.folder = name, level, above, folder
        self.goals, self.answers, self.indicators, self.rows = {}, {}, {}, {}


def make_units(wanted, root_in_folder):
    """KF, then nämnder and enheter in turn; the folders are the organisation."""
    kf = Unit("kf", "kf", None, "kf" if root_in_folder else ".")
    units = [kf]
    for n in range(1, max(2, -(-wanted // PER_UNIT))):
        if n % 3 == 0:
            above = units[-1]
            units.append(Unit(f"enhet-{n}", "enhet", above, f"{above.folder}/enhet-{n}"))
        else:
            units.append(Unit(f"namnd-{n}", "namnd", kf, f"namnd-{n}"))
    return units


def make_goals(rng, unit, amount):
    for n in range(1, amount + 1):
        goal = {"rubrik": f"Mål {n} för {unit.id}"}
        if unit.above:
            over = [f"{unit.above.id}/{g}" for g in unit.above.goals]
            goal["bidrar_till"] = rng.sample(over, min(len(over), rng.choice([1, 1, 2])))
        unit.goals[f"mal-{n}"] = goal
    if unit.above:
        answered = {r for g in unit.goals.values() for r in g["bidrar_till"]}
        unit.answers = {f"{unit.above.id}/{g}" for g in unit.above.goals} - answered


def put(rng, units, unit, name, ind):
    """Place an indicator, and its inputs in the same unit or another."""
    names = {}
    for n, part in enumerate(ind.inputs):
        home = unit if rng.random() < 0.8 else rng.choice(units)
        home.indicators[f"{name}-u{n}"] = {"namn": f"Underlag {n}"} | part.define
        home.rows[f"{name}-u{n}"] = part.rows
        names[f"@{n}"] = f"{name}-u{n}" if home is unit else f"{home.id}/{name}-u{n}"
    d = {"namn": f"Indikator {name}"} | ind.define
    if "beraknas" in d:
        d["beraknas"] = {k: [names[r] for r in v] if isinstance(v, list) else v for k, v in d["beraknas"].items()}
    if ind.goal:
        d["mal"] = rng.sample(list(unit.goals), 2 if rng.random() < 0.12 else 1)
        if len(d["mal"]) == 1 and rng.random() < 0.3:
            d["mal"] = d["mal"][0]                      # a bare value for a list of one
        if rng.random() < 0.3:
            d["vikt"] = rng.choice([2, 3, F(1, 2), F(3, 2)])
    unit.indicators[name], unit.rows[name] = d, ind.rows


def plan_toml(rng, w, unit):
    out = "format = 1\n\n" + w.table("enhet", {"id": unit.id, "namn": unit.id.title(), "niva": unit.level})
    for year in (2024, 2025, 2026):
        draft = year == 2026 and rng.random() < 0.1
        plan = {"typ": "ny"} | ({} if draft else {"beslut": decision(unit.id, f"{year - 1}-11-19")})
        out += w.table(f"plan.{year}", plan)
    for name, goal in unit.goals.items():
        out += w.table(f"mal.{name}", goal)
    for ref in sorted(unit.answers):
        out += w.table(f'svar."{ref}"', {"ej_relevant": "Enheten har ingen sådan verksamhet"})
    for name, d in unit.indicators.items():
        out += w.table(f"indikator.{name}", d)
    return out


def analysis(rng, unit, words):
    lines = ["---", "period: 2026-t2", "forfattare: Chef", "datum: 2026-09-10", "bedomning:"]
    judged = [g for g in unit.goals if rng.random() < 0.7]
    if not judged:
        lines.pop()
    for goal in judged:
        lines.append(f'  {goal}: {{ status: {rng.choice(words)}, motiv: "Samlad bild", av: "Nämnden" }}')
    return "\n".join(lines + ["---", "", "# Sammanfattning", "", "Text.", ""])


def write_unit(rng, w, root, unit, words):
    folder = root / unit.folder
    (folder / "utfall").mkdir(parents=True)
    (folder / "analys").mkdir()
    (folder / "plan.toml").write_text(plan_toml(rng, w, unit), "utf-8")
    for year in (2024, 2025, 2026):
        out = "format = 1\n\n"
        for name, rows in unit.rows.items():
            mine = {p: rows[y, p] for y, p in sorted(rows) if y == year}
            if mine:
                out += w.table(f"indikator.{name}", mine)
        (folder / "utfall" / f"{year}.toml").write_text(out, "utf-8")
    (folder / "analys" / "2026-t2.md").write_text(analysis(rng, unit, words), "utf-8")


def write_repo(rng, root, index, count):
    root.mkdir(parents=True)
    status, periods = MODELS[index], TWO if index == 7 else TERTIAL
    w = Writer(rng)
    (root / "styr.toml").write_text(styr_toml(w, status, periods), "utf-8")
    words = SIGNALS + ["overtraffat", "helt", "delvis", "inte"] * 2 if "steg" in status else SIGNALS
    mk = Maker(rng, status, [(p, s) for p, s, _ in periods], words)
    units = make_units(count, index % 2)
    for unit in units:
        make_goals(rng, unit, 6 if unit.level == "kf" else 9)
    kinds, weights = list(ALL), list(ALL.values())
    for n in range(count):
        kind = rng.choices(kinds, weights)[0]
        put(rng, units, units[n % len(units)], f"i{n}-{kind.__name__}", kind(mk))
    for unit in units:
        write_unit(rng, w, root, unit, words)
    expected = Repo(root, 2026, "t2").expected()
    (root / "expected.json").write_text(json.dumps(expected, indent=1, ensure_ascii=False) + "\n", "utf-8")


def main(argv):
    if len(argv) != 4:
        sys.exit(__doc__)
    seed, count, target = int(argv[1]), int(argv[2]), Path(argv[3])
    for index in range(len(MODELS)):
        share = count // len(MODELS) + (index < count % len(MODELS))
        write_repo(random.Random(f"{seed}/{index}"), target / str(index), index, share)


if __name__ == "__main__":
    main(sys.argv)
