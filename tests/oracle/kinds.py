"""Random indicators of every kind, with values on, just beside and far from the limits.

Each function takes a Maker and returns an Ind: the definition, the outcome
rows of several years and, for computed ones, the inputs.  Cases that hinge on
an unclear reading of the contract are not made (see the notes beside them).
"""
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction as F

from limits import yellow
from tomltext import decimals

SIGNALS = ["gron", "gul", "rod"]
SAKNAS = ["bortfall", "ej_tillampligt", "sekretess", "ej_matt", "ej_publicerad"]
NOW = (2026, "t2")


@dataclass
class Ind:
    define: dict
    rows: dict = field(default_factory=dict)      # (year, period) -> row or bare value
    inputs: list = field(default_factory=list)    # Ind, named in define["beraknas"] by "@0", "@1" …
    goal: bool = True


class Maker:
    """Dice, and what the model says."""

    def __init__(self, rng, status, periods, words):
        self.rng, self.periods, self.words = rng, [p for p, _ in periods], words
        self.gul = status.get("gulgrans") or None
        if self.gul is not None and not isinstance(self.gul, dict):
            self.gul = {"varde": self.gul}
        self.others = status.get("grund") == "jamforelse"
        self.slut = date.fromisoformat("2026-" + dict(periods)["t2"])

    def chance(self, p):
        return self.rng.random() < p

    def pick(self, *options):
        return self.rng.choice(options)

    def model(self, *kinds, avrunda=True):
        """May the indicator leave its yellow limit to the model?"""
        if self.gul is None:
            return True
        return any(k in self.gul for k in kinds) and (avrunda or "avrunda" not in self.gul)

    def amount(self, low=0):
        n = self.pick(0, 0, 1, 1, 2, 3)
        if self.chance(0.15):
            return F(self.rng.randint(100_000, 999_999))
        return low + F(self.rng.randint(1, 120 * 10 ** n), 10 ** n)

    def near(self, limits):
        at = F(self.rng.choice(limits))
        unit = F(1, 10 ** max(decimals(at), self.pick(0, 1, 1, 2)))
        dice = self.rng.random()
        if dice < 0.33:
            return at
        sign = self.pick(-1, 1)
        return at + sign * unit * (1 if dice < 0.75 else self.rng.randint(2, 60) * self.pick(1, 10))

    def definition(self, rikt, **more):
        out = {"riktning": rikt, "mattenhet": self.pick("%", "tkr", "st"), "decimaler": self.pick(0, 1, 2)}
        if self.others:
            out["grund"] = "malvarde"
        return out | more

    def change(self):
        """minsta_forandring."""
        return self.pick(F(0), F(0), F(1, 10), F(1, 2), F(1), F(3, 20))

    def years(self, target):
        """A malvarde table in which `target` is what 2026 goes by."""
        dice = self.rng.random()
        if dice < 0.5:
            out = {"2026": target}
        elif dice < 0.75:
            out = {self.pick("2024", "2025"): target}
        else:
            out = {"2025": target, "2026": target}
        if self.chance(0.2):
            out["2027"] = target
        return out

    def judged(self):
        return {"bedomning": self.rng.choice(self.words), "motiv": "Bedömt av nämnden", "av": "Nämnden"}

    def now(self, v, prognos=None, judge=True, **more):
        """This period's row, sometimes absent or spoilt; None is no row."""
        dice = self.rng.random()
        if dice < 0.05:
            return None
        if dice < 0.08:
            return {"saknas": self.rng.choice(SAKNAS)}
        if dice < 0.10 and prognos is not None:
            return {"prognos": prognos}
        if dice < 0.13 and judge:
            return self.judged()
        row = {"varde": v} | more
        if prognos is not None and self.chance(0.6):
            row["prognos"] = prognos
        if self.chance(0.06):
            row |= {"trend": self.pick("battre", "samre", "oforandrad"), "motiv": "Sett till flera år"}
        elif judge and self.chance(0.05):
            row |= self.judged()
        if self.chance(0.1):
            row |= {"preliminar": True, "kommentar": "Enkät vecka 36"}
        return v if list(row) == ["varde"] and self.chance(0.7) else row

    def history(self, p, noise):
        """Earlier rows in which p is the previous measurement of 2026-t2."""
        rows, dice = {}, self.rng.random()
        others = [q for q in self.periods if q != "t2"]
        if dice < 0.75:
            at = (2025, "t2") if dice < 0.6 else (2024, "t2")
            if at[0] == 2024 and self.chance(0.5):
                rows[2025, "t2"] = {"saknas": self.rng.choice(SAKNAS)}
            elif at[0] == 2025 and self.chance(0.6):
                rows[2024, "t2"] = noise()
            for year in (2024, 2025):
                rows |= {(year, q): noise() for q in others if self.chance(0.3)}
            if self.chance(0.4):
                rows[2026, "t1"] = noise()
        elif dice < 0.87:
            at = self.pick((2026, "t1"), (2025, others[-1]))
            rows |= {(2024, q): noise() for q in others if self.chance(0.5)}
        else:
            return {}
        return rows | {at: p}

    def add(self, ind, row):
        if row is not None:
            ind.rows[NOW] = row
        return ind


# ---- minst, hogst, placering ------------------------------------------------

def level_limits(rikt, targets, gul):
    """Every limit, and with avrunda the values where the rounding tips."""
    out = []
    for t in targets:
        y = yellow(rikt, t, gul)
        out += [t] if y is None else [t, t, y, y]
        if y is not None and "avrunda" in gul:
            for p in (F(100), F(gul["andel"])):
                share = (p - F(1, 2 * 10 ** gul["avrunda"])) / 100
                out.append(t * share if rikt == "minst" else t * (2 - share))
    return out


def own_gul(mk, rikt, targets, strikt=False, x=True):
    """(keys for the definition, the limit in force)."""
    kinds = ["avstand", "false"] + (["varde"] if x else [])
    if rikt != "placering" and min(targets) > 0:
        kinds += ["andel", "andel"] + ([] if strikt or not x else ["avrunda"])
    usable = mk.model("avstand") if rikt == "placering" else mk.model("avstand", "andel", avrunda=x and not strikt)
    if usable:
        kinds += ["model"] * 4
    kind, step = mk.rng.choice(kinds), F(mk.rng.randint(1, 40), mk.pick(1, 2, 10))
    if rikt == "placering":
        step = F(mk.rng.randint(1, 20))
    if kind == "model":
        return {}, mk.gul
    if kind == "false":
        return {"gulgrans": False}, None
    if kind == "varde":
        y = min(targets) - step if rikt == "minst" else max(targets) + step
        return {"gulgrans": y if rikt != "placering" else int(y)}, {"varde": y}
    gul = {"avstand": step} if kind == "avstand" else {"andel": mk.pick(90, 80, 95, F(185, 2))}
    if kind == "avrunda":
        gul["avrunda"] = mk.pick(0, 0, 1)
    if mk.chance(0.25):
        gul["strikt"] = True
    return {"gulgrans": gul}, gul


def level(mk, rikt=None, groups=False):
    rikt = rikt or mk.pick("minst", "hogst")
    rank = rikt == "placering"
    t = F(mk.rng.randint(15, 280)) if rank else mk.amount()
    if not rank and mk.chance(0.06):
        t = mk.pick(F(0), -mk.amount())
    goals, year_t = mk.years(t), t
    x, strikt = True, mk.chance(0.15)
    if not rank and mk.chance(0.2):                     # the period has a target of its own
        year_t = t + mk.pick(-1, 1) * F(1, 2)
        goals, x = {"2025": t, "2026-t2": t, "2026": year_t}, False
    keys, gul = own_gul(mk, rikt, [t, year_t], strikt, x)
    d = mk.definition(rikt, malvarde=goals) | keys
    if strikt:
        d["strikt"] = True
    if mk.chance(0.1):
        d["sikt"] = t
    limits = level_limits(rikt, [t], gul)
    draw = (lambda ls: F(max(1, round(mk.near(ls))))) if rank else mk.near
    v, m = draw(limits), F(mk.pick(0, 1, 3)) if rank else mk.change()
    if m or mk.chance(0.2):
        d["minsta_forandring"] = m
    if mk.chance(0.6):
        base = draw([v, v + m, v - m])
        d["utgangsvarde"] = {"period": "2023", "varde": base}
    tidy = int if rank else (lambda n: n)
    p = draw([v, v + m, v - m])
    ind = Ind(d, {k: r if isinstance(r, dict) else tidy(r) for k, r in
                  mk.history(p, lambda: draw([v])).items()})
    if rank and "utgangsvarde" in d:
        d["utgangsvarde"]["varde"] = int(d["utgangsvarde"]["varde"])
    if rank:
        d["malvarde"] = {k: int(g) for k, g in d["malvarde"].items()}
        d.pop("sikt", None)
    if groups:
        return with_groups(mk, ind, v, limits)
    prognos = tidy(draw(level_limits(rikt, [year_t], gul)))
    return mk.add(ind, mk.now(tidy(v), prognos))


def placering(mk):
    return level(mk, "placering")


def with_groups(mk, ind, v, limits):
    """uppdelning: small groups only in this period, so that trends are clear."""
    ind.define["uppdelning"] = ["kon"]

    def cell(small):
        return {g: {"varde": mk.near(limits), "antal": mk.rng.choice(small)} for g in ("kvinnor", "man")}

    for key in ((2024, "t2"), (2025, "t2")):
        ind.rows[key] = {"varde": mk.near(limits), "grupp": cell([40, 200])}
    return mk.add(ind, {"varde": v, "grupp": cell([4, 5, 6, 212])})


def grouped(mk):
    return level(mk, groups=True)


def precise(mk):
    """Eighteen digits: a binary float cannot tell these apart."""
    rikt = mk.pick("minst", "hogst")
    t = F(mk.rng.randint(10 ** 17, 10 ** 18 - 1) | 1, 10 ** mk.pick(12, 15, 16))
    keys, gul = own_gul(mk, rikt, [t])
    at = mk.rng.choice(level_limits(rikt, [t], gul))
    v = at + mk.pick(-1, 0, 1) * F(1, 10 ** decimals(at))
    return Ind(mk.definition(rikt, malvarde={"2026": t}) | keys, {NOW: v, (2025, "t2"): v - F(1, 10 ** 16)})


def later_only(mk):
    """Only later targets: no light, no finding."""
    d = mk.definition(mk.pick("minst", "hogst"), malvarde={mk.pick("2027", "2030"): mk.amount()})
    return mk.add(Ind(d, mk.history(F(50), lambda: mk.near([F(50)]))), mk.now(mk.near([F(50)]), judge=False))


def nyckeltal(mk):
    """No goal, and sometimes no target."""
    ind = later_only(mk) if mk.chance(0.3) else level(mk)
    if mk.chance(0.5):
        ind = Ind(mk.definition("minst"), {(2025, "t2"): F(7), NOW: mk.near([F(7)])})
    ind.goal = False
    return ind


def frame(mk):
    """A resource frame: a light, but not counted and no vote."""
    ind = level(mk, "hogst")
    ind.define["typ"], ind.goal = "ram", mk.chance(0.4)
    return ind
