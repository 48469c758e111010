"""Oracle, part 1: targets, yellow limits and the bands of every direction.

Written from status.md and format.md alone.  Every number is exact
(fractions.Fraction from the source text), so a value on a limit is on it.
"""
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
import tomllib

EJ = "ej_bedomd"
RANK = {"rod": 0, "gul": 1, "gron": 2}
NEEDS_TARGET = {"minst", "hogst", "inom", "placering", "senast"}
LOWER_IS_BETTER = {"hogst", "minska", "placering", "senast"}
# kinds of yellow limit that a direction can take; the others are passed over
GUL_KINDS = {"minst": {"varde", "avstand", "andel"}, "hogst": {"varde", "avstand", "andel"},
             "placering": {"varde", "avstand", "andel"}, "inom": {"avstand"},
             "senast": {"avstand"}, "bibehall": {"avstand"}}


def parse(text):
    """TOML with exact numbers."""
    return tomllib.loads(text, parse_float=lambda s: Fraction(s.replace("_", "")))


def as_row(raw):
    return raw if isinstance(raw, dict) else {"varde": raw}


@dataclass
class Model:
    status: dict          # the [status] table
    periods: list         # [(id, "MM-DD")], ordered by slut

    @property
    def last(self):
        return self.periods[-1][0]

    def order(self, key):
        return key[0], [p for p, _ in self.periods].index(key[1])

    def slut(self, year, pid):
        return date.fromisoformat(f"{year}-{dict(self.periods)[pid]}")

    def signal(self, word):
        """A judgement's word: a signal, or the id of a step."""
        for step in self.status.get("steg", []):
            if step["id"] == word:
                return step["signal"]
        return word


# ---- targets and limits -----------------------------------------------------

def target(ind, year, pid=None):
    """The period's own target, else the year's, else the latest earlier year's."""
    goals = ind.get("malvarde", {})
    if pid and f"{year}-{pid}" in goals:
        return goals[f"{year}-{pid}"]
    years = [int(k) for k in goals if k.isdigit() and int(k) <= year]
    return goals[str(max(years))] if years else None


def gulgrans(ind, model, rikt):
    """The yellow limit in force as a table, or None for two-valued."""
    spec = ind["gulgrans"] if "gulgrans" in ind else model.status.get("gulgrans")
    if spec is None or spec is False:
        return None
    if not isinstance(spec, dict):
        spec = {"varde": spec}
    kinds = GUL_KINDS.get(rikt, set())
    return spec if any(k in kinds for k in spec) else None


def yellow(rikt, t, gul):
    """y for minst, hogst, placering; None when two-valued."""
    if gul is None:
        return None
    sign = 1 if rikt == "minst" else -1
    if "varde" in gul:
        return Fraction(gul["varde"])
    if "avstand" in gul:
        return t - sign * Fraction(gul["avstand"])
    if t <= 0:
        return None
    p = Fraction(gul["andel"]) / 100
    return t * p if sign > 0 else t * (2 - p)


def round_half_away(x, digits):
    scaled = abs(x) * 10 ** digits
    whole = (2 * scaled + 1) // 2
    return Fraction(whole if x >= 0 else -whole, 1) / 10 ** digits


def band(v, t, y, strict_t, strict_y):
    """Higher is better: half-open bands without hole or overlap."""
    if v > t or (v == t and not strict_t):
        return "gron"
    if y is not None and (v > y or (v == y and not strict_y)):
        return "gul"
    return "rod"


def level(rikt, v, t, gul, strikt):
    v, t = Fraction(v), Fraction(t)
    strict_y = bool(gul and gul.get("strikt"))
    y = yellow(rikt, t, gul)
    if y is not None and "avrunda" in gul:
        share = 100 * v / t if rikt == "minst" else 200 - 100 * v / t
        share = round_half_away(share, gul["avrunda"])
        return band(share, 100, Fraction(gul["andel"]), strikt, strict_y)
    if rikt == "minst":
        return band(v, t, y, strikt, strict_y)
    return band(-v, -t, None if y is None else -y, strikt, strict_y)


def outside(v, interval):
    a, b = interval
    return max(a - v, v - b, 0)


def within(distance, inner, gul):
    """Green to inner, yellow to d, then red."""
    if distance <= inner:
        return "gron"
    if gul:
        d = gul["avstand"]
        if distance < d or (distance == d and not gul.get("strikt")):
            return "gul"
    return "rod"


def deadline(v, t, gul, strikt, slut):
    if v is False:
        if slut <= t:
            return EJ
        return within((slut - t).days, 0, gul)
    late = (v - t).days
    if late == 0 and strikt:
        return "gul" if gul else "rod"
    return within(max(late, 0), 0, gul)


def others(ind, row, v, gul, strikt):
    """grund = "jamforelse": against others."""
    table = row.get("jamforelse", {})
    rikt, who = ind["riktning"], ind.get("jamfor_med")
    who = who or next((k for k in table if k != "kvartiler"), None)
    if who is None or who not in table:
        return EJ
    if who == "kvartiler":
        low, high = table[who]["k1"], table[who]["k3"]
        return band(v, high, low, False, False) if rikt == "minst" else band(-v, -low, -high, False, False)
    return level(rikt, v, table[who], gul, strikt)


def change(rikt, v, c, m):
    """oka / minska."""
    step = v - c if rikt == "oka" else c - v
    return "gron" if step > m else "rod" if step < -m else "gul"
