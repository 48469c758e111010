"""Oracle for the traffic lights, written from status.md and format.md alone.

It never looked at the Rust code.  This part holds measurements (previous,
means, computed indicators), trend, the status of an indicator and the
proposal of a goal; the bands themselves are in limits.py.  Where the contract
allows two readings that give different answers the result is UNCLEAR ("*")
and compare.py leaves that field alone.
"""
from fractions import Fraction

from limits import (EJ, LOWER_IS_BETTER, NEEDS_TARGET, RANK, Model, as_row, change, deadline,
                    gulgrans, level, others, outside, parse, target, within)

__all__ = ["EJ", "RANK", "UNCLEAR", "Model", "derive", "evaluate", "parse", "proposal"]

UNCLEAR = "*"


# ---- measurements -----------------------------------------------------------

def derive(spec, series_of):
    """Rows of a computed indicator (beraknas) from its inputs' rows."""
    refs = {k: [spec[k]] if isinstance(spec.get(k), str) else spec.get(k, [])
            for k in ("plus", "minus", "delat_med")}
    series = {r: series_of(r) for group in refs.values() for r in group}

    def total(group, field, year, pid):
        out = Fraction(0)
        for ref in refs[group]:
            for y in range(year - spec.get("ar", 1) + 1, year + 1):
                x = series[ref].get((y, pid), {}).get(field if y == year else "varde")
                if x is None:
                    return None
                out += x
        return out

    rows = {}
    for key in {k for s in series.values() for k in s}:
        row = {}
        for field in ("varde", "prognos"):
            plus, minus, by = (total(g, field, *key) for g in ("plus", "minus", "delat_med"))
            by = Fraction(1) if not refs["delat_med"] else by
            if None not in (plus, minus, by) and by != 0:
                row[field] = (plus - minus) / by * spec.get("ganger", 1)
        if row:
            rows[key] = row
    return rows


def previous(model, rows, key, take):
    """The latest earlier value of the same period id, else the latest earlier value."""
    speaks_of = rows.get(key, {}).get("avser_ar")

    def counts(k):
        same = speaks_of is not None and rows[k].get("avser_ar") == speaks_of
        return model.order(k) < model.order(key) and take(rows[k]) is not None and not same

    earlier = sorted((k for k in rows if counts(k)), key=model.order)
    same_id = [k for k in earlier if k[1] == key[1]]
    found = same_id or earlier
    return take(rows[found[-1]]) if found else None


def mean(rows, key, n):
    values = [rows.get((key[0] - i, key[1]), {}).get("varde") for i in range(n)]
    return None if None in values else sum(values, Fraction(0)) / n


def pick_row(ind, model, rows, year, pid):
    """The period's row; in a period not measured the latest row of the year."""
    measured_in = ind.get("perioder", [p for p, _ in model.periods])
    measured_in = [measured_in] if isinstance(measured_in, str) else measured_in
    if pid in measured_in:
        return (year, pid)
    earlier = [k for k in rows if k[0] == year and model.order(k) < model.order((year, pid))]
    return max(earlier, key=model.order) if earlier else (year, pid)


# ---- trend ------------------------------------------------------------------

def word_for(x):
    return "battre" if x > 0 else "samre" if x < 0 else "oforandrad"


def trends(ind, t, c, new, old):
    """The set of answers that the contract's wording allows."""
    if new is None or old is None:
        return {"okand"}
    rikt = ind["riktning"]
    if rikt == "bedomning":
        return {word_for(RANK[new] - RANK[old])}
    if rikt == "senast":
        if new is False or old is False:
            return {UNCLEAR}
        return {word_for((old - new).days)}
    m = ind.get("minsta_forandring", 0)
    out = set()
    if rikt not in ("inom", "bibehall"):
        step = old - new if rikt in LOWER_IS_BETTER else new - old
        out.add("oforandrad" if abs(step) <= m else word_for(step))
    if rikt == "inom" and not isinstance(t, list):
        return {UNCLEAR}
    if rikt in ("inom", "bibehall") or t == "bibehall":
        if rikt != "inom" and c is None:
            return out | {UNCLEAR}
        far = (lambda x: outside(x, t)) if rikt == "inom" else (lambda x: abs(x - c))
        for size in (abs(new - old), abs(far(new) - far(old))):
            out.add("oforandrad" if size <= m else word_for(far(old) - far(new)))
    return out


def one(answers):
    return next(iter(answers)) if len(answers) == 1 else UNCLEAR


# ---- an indicator -----------------------------------------------------------

def status_of(ind, model, rows, key, v, forecast=False):
    row, rikt, strikt = rows.get(key, {}), ind["riktning"], ind.get("strikt", False)
    if ind.get("grund", model.status.get("grund", "malvarde")) == "jamforelse":
        return others(ind, row, v, gulgrans(ind, model, rikt), strikt)
    if "medel_ar" in ind and not forecast:
        v = row.get("basvarde", mean(rows, key, ind["medel_ar"]))
        if v is None:
            return EJ
    t = target(ind, key[0], None if forecast else key[1])
    if ind.get("ackumulerad") and not forecast and key[1] != model.last:
        t = ind.get("malvarde", {}).get(f"{key[0]}-{key[1]}")
        if t is None:
            return EJ
    if isinstance(t, str):
        rikt = {"forbattra": "minska" if rikt in LOWER_IS_BETTER else "oka"}.get(t, t)
    if t is None and rikt in NEEDS_TARGET:
        return EJ
    gul = gulgrans(ind, model, rikt)
    if rikt in ("minst", "hogst", "placering"):
        return level(rikt, v, t, gul, strikt)
    if rikt == "inom":
        return within(outside(v, t), 0, gul)
    if rikt == "ja":
        return "gron" if v else "rod"
    if rikt == "senast":
        return deadline(v, t, gul, strikt, model.slut(*key))
    c = reference(ind, model, rows, key)
    if c is None:
        return EJ
    m = ind.get("minsta_forandring", 0)
    return within(abs(v - c), m, gul) if rikt == "bibehall" else change(rikt, v, c, m)


def reference(ind, model, rows, key):
    if ind.get("jamfor") == "utgangsvarde":
        return ind.get("utgangsvarde", {}).get("varde")
    return previous(model, rows, key, lambda r: r.get("varde"))


def evaluate(ind, rows, model, year, pid):
    """{status, trend, trend_baseline, forecast_status, value, measured, groups}."""
    rows = {k: as_row(r) for k, r in rows.items()}
    key = pick_row(ind, model, rows, year, pid)
    row = rows.get(key, {})
    judging = ind["riktning"] == "bedomning"
    v, judged = (None if judging else row.get("varde")), row.get("bedomning")
    if v is not None:
        status = status_of(ind, model, rows, key, v)
    else:
        status = model.signal(judged) if judged else EJ

    def take(r):
        return (model.signal(r["bedomning"]) if "bedomning" in r else None) if judging else r.get("varde")

    new, old = take(row), previous(model, rows, key, take)
    base = ind.get("utgangsvarde", {}).get("varde")
    t = target(ind, *key)
    c = None if judging else reference(ind, model, rows, key)
    trend, trend_base = trends(ind, t, c, new, old), trends(ind, t, c, new, base)
    if "medel_ar" in ind and new is not None:      # value or mean: both readings
        n = ind["medel_ar"]
        now = row.get("basvarde", mean(rows, key, n))
        then = mean(rows, (key[0] - 1, key[1]), n)
        trend |= trends(ind, t, c, now, then)
        trend_base |= trends(ind, t, c, now, base)
    p = row.get("prognos")
    return {
        "status": status, "trend": one(trend), "trend_baseline": one(trend_base),
        "forecast_status": None if p is None else status_of(ind, model, rows, key, p, True),
        "value": UNCLEAR if judging or (v is None and judged) else v,
        "measured": v is not None or judged is not None,
        "groups": groups(ind, rows, model, year, pid, row),
    }


def groups(ind, rows, model, year, pid, row):
    out = {}
    alone = {k: v for k, v in ind.items() if k not in ("uppdelning", "utgangsvarde")}
    for name, cell in row.get("grupp", {}).items():
        if cell.get("antal") is not None and cell["antal"] < model.status.get("minsta_grupp", 0):
            out[name] = {"suppressed": True}
            continue
        own = {k: {"varde": r["grupp"][name]["varde"]} for k, r in rows.items()
               if name in r.get("grupp", {})}
        got = evaluate(alone, own, model, year, pid)
        out[name] = {"suppressed": False, **{k: got[k] for k in ("value", "status", "trend")}}
    return out


# ---- a goal -----------------------------------------------------------------

def proposal(rule, votes, settings):
    """votes: [(signal, weight)] of everything that may vote."""
    votes = [(s, Fraction(w)) for s, w in votes if s in RANK]
    if not votes:
        return EJ
    n = len(votes)
    count = {s: sum(1 for x, _ in votes if x == s) for s in RANK}
    high, low = settings.get("gron", 80), settings.get("gul", 50)
    if rule == "samst":
        return min((s for s, _ in votes), key=RANK.get)
    if rule == "majoritet":
        return "gron" if 2 * count["gron"] > n else "rod" if 2 * count["rod"] > n else "gul"
    if rule == "minst-k":
        return "gron" if count["gron"] >= settings.get("k", 1) else "gul" if count["gron"] else "rod"
    if rule == "andel":
        share = Fraction(100 * count["gron"], n)
    else:
        share = sum(w * RANK[s] for s, w in votes) * 50 / sum(w for _, w in votes)
    return "gron" if share >= high else "gul" if share >= low else "rod"
