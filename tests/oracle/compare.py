"""Usage: compare.py STYR_BINARY SEED COUNT [--keep DIR]

Generates eight repos, runs `styr status` in each and compares every light,
trend, forecast, value, group, goal and total with the oracle's answer.  Each
difference is printed with the definition and rows, so that one can judge who
is right.  Exits 1 on any difference.
"""
from fractions import Fraction
import json
from pathlib import Path
import subprocess
import sys
import tempfile

import generate
from repo import Repo, plain

RUN = ["status", "--period", "2026-t2", "--date", "2026-11-21", "--format", "json"]
FIELDS = ("status", "trend", "trend_baseline", "forecast_status", "value")
ABSENT = "<absent>"


def same(expected, got):
    """Exact, except for a value without an exact decimal text ("10/3")."""
    if expected == "*":
        return True
    if isinstance(got, bool) or got is None or isinstance(expected, bool) or expected is None:
        return expected is got
    try:
        want = Fraction(expected)
    except ValueError:
        return expected == got
    if not isinstance(got, (int, Fraction)):
        return False                                     # a number must be a JSON number
    if "/" in str(expected):
        return abs(want - got) <= Fraction(1, 10 ** 9) * max(1, abs(want))
    return want == got


class Comparison:
    def __init__(self):
        self.passed = self.failed = 0

    def check(self, where, field, expected, got, about=None):
        if same(expected, got):
            self.passed += 1
            return
        self.failed += 1
        shown = plain(got) if isinstance(got, Fraction) else got
        print(f"DIFF {where} {field}: expected {expected}, got {shown}")
        for line in about() if about else []:
            print("     " + line)

    def indicator(self, where, want, got, about):
        for field in FIELDS:
            if field == "forecast_status":
                forecast = got.get("forecast", ABSENT)
                value = forecast.get("status", ABSENT) if isinstance(forecast, dict) else forecast
            else:
                value = got.get(field, ABSENT)
            self.check(where, field, want[field], value, about)
        groups = got.get("groups") or {}
        for name, cell in want["groups"].items():
            seen = groups.get(name, {})
            wanted = cell if not cell["suppressed"] else cell | {"value": None}
            for field, expected in wanted.items():
                self.check(where, f"groups.{name}.{field}", expected, seen.get(field, ABSENT), about)

    def totals(self, where, want, got):
        for part, keys in want.items():
            for key, expected in keys.items():
                self.check(where, f"totals.{part}.{key}", expected, ((got or {}).get(part) or {}).get(key, ABSENT))


def show(x):
    if isinstance(x, dict):
        return "{ " + ", ".join(f"{k} = {show(v)}" for k, v in x.items()) + " }"
    if isinstance(x, list):
        return "[" + ", ".join(map(show, x)) + "]"
    return str(plain(x))


def about_indicator(repo, unit, name):
    """The definition, the model and the rows (inputs included) behind a light."""
    def lines():
        u = repo.units[unit]
        d = {k: v for k, v in u.indicators[name].items() if k not in ("namn", "mattenhet", "decimaler", "mal")}
        yield "definition: " + show(d)
        yield "model: " + show({k: v for k, v in repo.model.status.items() if k in ("gulgrans", "grund", "minsta_grupp")})
        for key, row in sorted(repo.series(u, name).items()):
            computed = " (computed)" if "beraknas" in d else ""
            yield f"{key[0]}-{key[1]}: {show(row)}{computed}"
    return lines


def about_goal(repo, unit, name, want):
    def lines():
        u = repo.units[unit]
        votes = [f"{s} x{plain(w)}" for s, w in repo.votes(u, name)]
        yield "model: " + show({k: v for k, v in repo.model.status.items() if k != "steg"})
        yield f"votes: {', '.join(votes)}; judgement: {u.judgements.get(name)}; by rule: {want['rules']}"
    return lines


def bare(name):
    return str(name).rsplit("/", 1)[-1]


def compare_repo(cmp, folder, index, binary):
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    run = subprocess.run([binary, "-C", str(folder), *RUN], capture_output=True, text=True, timeout=120)
    try:
        answer = json.loads(run.stdout, parse_float=Fraction)
    except ValueError as e:
        cmp.check(f"{index}:", "json", "valid JSON", f"{e}; exit {run.returncode}; {run.stderr[:2000]}")
        return
    cmp.check(f"{index}:", "exit", 0, run.returncode, lambda: run.stderr.splitlines()[:20])
    cmp.check(f"{index}:", "period", expected["period"], answer.get("period", ABSENT))
    repo = Repo(folder, 2026, "t2")
    goals, indicators, totals = {}, {}, {}
    for unit in answer.get("units", []):
        totals[unit["id"]] = unit.get("totals")
        found = list(unit.get("indicators", []))
        for goal in unit.get("goals", []):
            goals[f"{unit['id']}/{bare(goal['id'])}"] = goal
            found += goal.get("indicators", [])
        for ind in found:
            indicators.setdefault(f"{unit['id']}/{bare(ind['id'])}", []).append(ind)
    for key, want in expected["indicators"].items():
        about = about_indicator(repo, *key.split("/"))
        seen = indicators.get(key)
        if not seen:
            cmp.check(f"{index}:{key}", "indicator", "present", ABSENT, about)
        for got in seen or []:                           # once under each of its goals
            cmp.indicator(f"{index}:{key}", want, got, about)
    for key in sorted(set(indicators) - set(expected["indicators"])):
        for got in indicators[key]:                      # underlag never has a light
            cmp.check(f"{index}:{key}", "status", True, got.get("status") in (None, "ej_bedomd"))
    for key, want in expected["goals"].items():
        got, about = goals.get(key, {}), about_goal(repo, *key.split("/"), want)
        for field in ("status", "proposed"):
            cmp.check(f"{index}:{key}", field, want[field], got.get(field, ABSENT), about)
    for unit, want in expected["totals"].items():
        cmp.totals(f"{index}:{unit}", want, totals.get(unit))
    cmp.totals(f"{index}: all", expected["total"], answer.get("totals"))


def main(argv):
    keep = None
    if "--keep" in argv:
        at = argv.index("--keep")
        keep, argv = argv[at + 1], argv[:at] + argv[at + 2:]
    if len(argv) != 4:
        sys.exit(__doc__)
    binary = str(Path(argv[1]).resolve())
    cmp = Comparison()
    with tempfile.TemporaryDirectory() as temp:
        target = keep or temp
        generate.main(["generate.py", argv[2], argv[3], target])
        for index in range(len(generate.MODELS)):
            compare_repo(cmp, Path(target) / str(index), index, binary)
    print(f"{cmp.passed} passed, {cmp.failed} failed")
    return 1 if cmp.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
