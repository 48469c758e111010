"""More random indicators: intervals, dates, words, judgements, comparisons, means, sums.

See kinds.py, whose Maker and Ind these use.
"""
from datetime import date, timedelta
from fractions import Fraction as F

import kinds
from kinds import NOW, Ind, level, level_limits, own_gul
from lights import derive
from tomltext import decimals

YEAR_T2 = [(2024, "t2"), (2025, "t2"), NOW]


def inom(mk):
    """minsta_forandring is left out: a change across the interval has two readings."""
    a = mk.near([F(4), F(0), F(-5, 2), F(90)])
    b, d, dist = a + mk.pick(F(0), F(2), F(5, 2), F(10)), mk.definition("inom"), None
    d["malvarde"] = mk.years([a, b])
    dice = mk.rng.random()
    if dice < 0.5:
        dist = mk.pick(F(1), F(1, 2), F(3))
        d["gulgrans"] = {"avstand": dist} | ({"strikt": True} if mk.chance(0.3) else {})
    elif dice < 0.65:
        d["gulgrans"] = False
    elif mk.gul and "avstand" in mk.gul:
        dist = F(mk.gul["avstand"])
    limits = [a, b] + ([a - dist, b + dist] * 2 if dist else [])
    v = mk.near(limits)
    if mk.chance(0.6):
        d["utgangsvarde"] = {"period": "2023", "varde": mk.near(limits + [a + b - v])}
    ind = Ind(d, mk.history(mk.near(limits + [v, a + b - v]), lambda: mk.near(limits)))
    return mk.add(ind, mk.now(v, mk.near(limits)))


def ja(mk):
    d = mk.definition("ja")
    if mk.chance(0.4):
        d["utgangsvarde"] = {"period": "2023", "varde": mk.chance(0.3)}
    ind = Ind(d, mk.history(mk.chance(0.5), lambda: mk.chance(0.5)))
    return mk.add(ind, mk.now(mk.chance(0.6), mk.chance(0.6)))


def senast(mk):
    """false with strikt, and forecasts beside false, are left out."""
    done, days, d = mk.chance(0.6), None, mk.definition("senast")
    dice = mk.rng.random()
    if dice < 0.5:
        days = mk.pick(14, 30, 60)
        d["gulgrans"] = {"avstand": days} | ({"strikt": True} if mk.chance(0.25) else {})
    elif dice < 0.7 or (mk.gul and "avstand" in mk.gul):
        d["gulgrans"] = False
    steps = [0, 0, 1, -1, -40, 25] + ([days, days + 1, days - 1, 90] if days else [])
    if done:
        t = date(2026, 6, 30) + timedelta(days=mk.rng.randint(-40, 40))
        v = t + timedelta(days=mk.rng.choice(steps))
        if mk.chance(0.15):
            d["strikt"] = True
    else:
        t, v = mk.slut - timedelta(days=mk.rng.choice(steps)), False
    d["malvarde"] = mk.years(t)
    ind = Ind(d)
    if mk.chance(0.6):
        ind.rows[2025, "t2"] = (v or t) + timedelta(days=mk.rng.randint(-2, 2))
    if mk.chance(0.3):
        ind.rows[2026, "t1"] = False
    return mk.add(ind, mk.now(v, t + timedelta(days=mk.rng.choice(steps)) if done else None))


def moves(mk):
    """oka, minska, bibehall as the direction."""
    rikt = mk.pick("oka", "minska", "bibehall")
    d, m, c = mk.definition(rikt), mk.change(), mk.amount()
    if m or mk.chance(0.2):
        d["minsta_forandring"] = m
    limits = [c, c + m, c - m]
    if rikt == "bibehall":
        if mk.chance(0.5) or (mk.gul and "avstand" in mk.gul and mk.gul["avstand"] <= m):
            dist = m + mk.pick(F(1), F(1, 2), F(3))
            d["gulgrans"] = {"avstand": dist} | ({"strikt": True} if mk.chance(0.3) else {})
            limits += [c + dist, c - dist] * 2
        elif mk.gul and "avstand" in mk.gul:
            limits += [c + mk.gul["avstand"], c - mk.gul["avstand"]] * 2
    return compared(mk, d, c, limits)


def compared(mk, d, c, limits):
    """Rows in which c is what the value is compared with."""
    v, p = mk.near(limits), c
    if mk.chance(0.35):
        d |= {"jamfor": "utgangsvarde", "utgangsvarde": {"period": "2023", "varde": c}}
        p = mk.near([v, c])
    elif mk.chance(0.4):
        d["utgangsvarde"] = {"period": "2023", "varde": mk.near([v, c])}
    ind = Ind(d, mk.history(p, lambda: mk.near([c])))
    return mk.add(ind, mk.now(v, mk.near(limits)))


def words(mk):
    """A year's target is a word; bibehall with a distance is left out (is it passed over?)."""
    rikt = mk.pick("minst", "minst", "hogst", "placering")
    allowed = {"minst": ["oka", "forbattra"], "hogst": ["minska", "forbattra"], "placering": ["forbattra"]}[rikt]
    if rikt != "placering" and not (mk.gul and "avstand" in mk.gul):
        allowed = allowed + ["bibehall"]
    word, m, c = mk.rng.choice(allowed), mk.change(), mk.amount(1)
    number = mk.amount(1)
    goals = mk.pick({"2025": number, "2026": word}, {"2025": word}, {"2024": number, "2025": word},
                    {"2026": word, "2027": number})
    d = mk.definition(rikt, malvarde=goals)
    if word != "bibehall" and mk.chance(0.5) and rikt != "placering":
        d |= own_gul(mk, rikt, [number])[0]
    if rikt == "placering":
        c, m = F(mk.rng.randint(20, 280)), F(mk.pick(0, 1, 3))
        d["malvarde"] = {k: int(g) if isinstance(g, F) else g for k, g in goals.items()}
        d["minsta_forandring"] = int(m)
        rank = lambda: int(c + mk.pick(-1, 1) * mk.pick(F(0), m, m + 1, m - 1 if m else F(9)))
        ind = Ind(d, mk.history(int(c), rank))
        return mk.add(ind, mk.now(rank(), rank()))
    if m:
        d["minsta_forandring"] = m
    return compared(mk, d, c, [c, c + m, c - m])


def bedomning(mk):
    def word():
        return mk.judged()
    ind = Ind(mk.definition("bedomning"), mk.history(word(), word))
    return mk.add(ind, None if mk.chance(0.1) else word())


def jamforelse(mk):
    rikt = mk.pick("minst", "hogst")
    d = mk.definition(rikt)
    d.pop("grund", None)
    if not mk.others or mk.chance(0.2):
        d["grund"] = "jamforelse"
    ref = mk.amount()
    if mk.chance(0.3):
        k1 = mk.amount()
        k2, k3 = k1 + mk.pick(F(1), F(1, 2), F(5)), k1 + mk.pick(F(6), F(11, 2))
        table, limits = {"riket": ref, "kvartiler": {"k1": k1, "k2": k2, "k3": k3}}, [k1, k3, k1, k3, k2]
        d["jamfor_med"] = "kvartiler"
    else:
        keys, gul = own_gul(mk, rikt, [ref], x=False)
        d |= keys
        table, limits = {"riket": ref, "lanet": mk.amount()}, level_limits(rikt, [ref], gul)
        if mk.chance(0.4):
            table = {k: table[k] for k in ("lanet", "riket")}
            d["jamfor_med"] = "riket"
        if mk.chance(0.1):
            d["jamfor_med"] = "liknande"                # not in the row
    if mk.chance(0.15):
        d["malvarde"] = {"2026": mk.amount()}           # stands, but decides nothing here
    v = mk.near(limits)
    ind = Ind(d, mk.history(mk.near([v]), lambda: mk.near([v])))
    row = {"varde": v} | ({} if mk.chance(0.08) else {"jamforelse": table})
    return mk.add(ind, None if mk.chance(0.05) else row)


def medel(mk):
    """Means, basvarde; forecasts are left out (of the mean or of the year?)."""
    rikt, n, t = mk.pick("minst", "hogst"), mk.pick(2, 3, 3), mk.amount()
    keys, gul = own_gul(mk, rikt, [t])
    d = mk.definition(rikt, malvarde=mk.years(t), medel_ar=n) | keys
    limit = mk.rng.choice(level_limits(rikt, [t], gul))
    wanted = n * limit + mk.pick(0, 0, -1, 1, 5, -5) * F(1, 10 ** decimals(limit))
    rows, left = {}, wanted
    for key in YEAR_T2[3 - n:2]:
        rows[key] = mk.near([limit])
        left -= rows[key]
    now = {"varde": left}
    if mk.chance(0.3):
        now["basvarde"] = mk.near([limit])
    elif mk.chance(0.15):
        rows.pop((2025, "t2"))
    if mk.chance(0.3):
        rows[2026, "t1"] = mk.near([limit])
    ind = Ind(d, rows)
    return mk.add(ind, None if mk.chance(0.05) else now)


def ackumulerad(mk):
    rikt, year_t = mk.pick("minst", "hogst"), F(mk.rng.randint(50, 900))
    part = year_t * mk.pick(F(1, 2), F(3, 4))
    keys, gul = own_gul(mk, rikt, [part, year_t], x=False)
    d = mk.definition(rikt, ackumulerad=True, malvarde={"2026": year_t}) | keys
    last = mk.periods[-1] == "t2"
    dice = mk.rng.random()
    if dice < 0.5:
        d["malvarde"] = {"2026-t1": part / 2, "2026-t2": part, "2026": year_t}
    elif dice < 0.65:
        d["malvarde"] = {"2026-t1": part / 2, "2026": year_t}
    elif dice < 0.8:
        d["malvarde"] = {"2025": year_t}
    applies = part if dice < 0.5 or not last else year_t
    v = mk.near(level_limits(rikt, [applies], gul))
    ind = Ind(d, mk.history(mk.near([v]), lambda: mk.near([v])))
    return mk.add(ind, mk.now(v, mk.near(level_limits(rikt, [year_t], gul))))


def beraknas(mk):
    rikt, years = mk.pick("minst", "hogst"), mk.pick(1, 1, 1, 2, 3)
    spec = {"plus": ["@0", "@1"][:mk.pick(1, 2)]}
    names = iter(["@2", "@3", "@4"])
    if mk.chance(0.4):
        spec["minus"] = [next(names)]
    if mk.chance(0.7):
        spec["delat_med"] = [next(names)] + ([next(names)] if mk.chance(0.2) else [])
    if mk.chance(0.6):
        spec["ganger"] = mk.pick(100, 1000, F(1, 2))
    if years > 1 or mk.chance(0.2):
        spec["ar"] = years
    refs = [r for group in ("plus", "minus", "delat_med") for r in spec.get(group, [])]
    series = {r: {k: mk.amount(1) + (300 if r == "@0" else 0) for k in YEAR_T2} for r in refs}
    if mk.chance(0.3):
        for rows in series.values():
            del rows[2025, "t2"]                         # all of them, or none
    if years == 1 and mk.chance(0.4):
        for rows in series.values():
            rows[NOW] = {"varde": rows[NOW], "prognos": mk.near([rows[NOW]]) + 1}
    full = {r: {k: x if isinstance(x, dict) else {"varde": x} for k, x in s.items()} for r, s in series.items()}
    v = derive(spec, full.get).get(NOW, {}).get("varde", F(50))
    n = min(decimals_or(v, 3), 6)
    t = F(v.numerator * 10 ** n // v.denominator + mk.pick(0, 0, 1, -4, 5), 10 ** n)
    keys, _ = own_gul(mk, rikt, [t])
    if mk.chance(0.15):
        mk.rng.choice(list(series.values())).pop(NOW)
    plain = [Ind({"typ": "underlag", "mattenhet": "tkr"}, rows, goal=False) for rows in series.values()]
    spec = {k: [f"@{refs.index(r)}" for r in x] if isinstance(x, list) else x for k, x in spec.items()}
    return Ind(mk.definition(rikt, beraknas=spec, malvarde=mk.years(t)) | keys, {}, plain)


def decimals_or(x, fallback):
    d = x.denominator
    for f in (2, 5):
        while d % f == 0:
            d //= f
    return decimals(x) if d == 1 else fallback


def avser(mk):
    """The target is the same for every year, so it does not matter which year decides it."""
    rikt, t = mk.pick("minst", "hogst"), mk.amount()
    keys, gul = own_gul(mk, rikt, [t])
    v = mk.near(level_limits(rikt, [t], gul))
    rows = {k: mk.near([v]) for k in [(2024, "t1"), (2024, "t2"), (2025, "t1")] if mk.chance(0.6)}
    now, before, spring = mk.pick((2025, 2025, None), (2025, 2024, 2025), (2025, None, 2025), (2026, 2025, 2025))
    if mk.chance(0.8):
        rows[2025, "t2"] = {"varde": mk.near([v])} | ({"avser_ar": before} if before else {})
    if spring:
        rows[2026, "t1"] = {"varde": mk.near([v]), "avser_ar": spring}
    ind = Ind(mk.definition(rikt, malvarde={"2024": t}) | keys, rows)
    return mk.add(ind, {"varde": v, "avser_ar": now})


def carried(mk):
    """Not measured in t2: the latest row of the year stands."""
    ind = mk.pick(level, inom, ja, moves, bedomning)(mk)
    for key in [k for k in ind.define.get("malvarde", {}) if "-" in k]:
        del ind.define["malvarde"][key]
    ind.define["perioder"] = mk.rng.choice([["t1"]] + ([["t3"], ["t1", "t3"]] if "t3" in mk.periods else []))
    now = ind.rows.get(NOW)
    if isinstance(now, dict):
        now.pop("prognos", None)
    if now == {}:
        now = None
    before = ind.rows.get((2025, "t2"))
    ind.rows = {k: r for k, r in ind.rows.items() if k[0] < 2026 and k[1] in ind.define["perioder"]}
    if "t1" in ind.define["perioder"]:
        ind.rows |= {k: r for k, r in (((2025, "t1"), before), ((2026, "t1"), now)) if r is not None}
    return ind


# how often each kind is made
ALL = {level: 26, kinds.placering: 5, inom: 8, ja: 3, senast: 8, moves: 9, words: 7, bedomning: 4,
       jamforelse: 8, medel: 7, ackumulerad: 6, beraknas: 6, avser: 4, carried: 6, kinds.grouped: 5,
       kinds.precise: 2, kinds.later_only: 2, kinds.nyckeltal: 2, kinds.frame: 2}
