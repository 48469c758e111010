"""Writes TOML with numbers as varied source text (88, 88.0, 712_400, 0.10)."""
from datetime import date
from fractions import Fraction


def decimals(x):
    """How many decimals the exact text of x needs."""
    x = Fraction(x)
    return next(n for n in range(60) if (x * 10 ** n).denominator == 1)


def digits(x, n):
    """Exact text of x with n decimals."""
    x = Fraction(x) * 10 ** n
    assert x.denominator == 1, "the number has no exact decimal text"
    whole = str(abs(x.numerator)).rjust(n + 1, "0")
    text = f"{whole[:-n]}.{whole[-n:]}" if n else whole
    return "-" + text if x < 0 else text


class Writer:
    def __init__(self, rng):
        self.rng = rng

    def number(self, x):
        n = decimals(x)
        if self.rng.random() < 0.12 and len(digits(x, n)) < 12:
            n += 1
        text = digits(x, n)
        whole, dot, rest = text.partition(".")
        if len(whole.lstrip("-")) == 6 and self.rng.random() < 0.5:
            whole = f"{whole[:-3]}_{whole[-3:]}"
        return whole + dot + rest

    def value(self, x):
        if isinstance(x, bool):
            return "true" if x else "false"
        if isinstance(x, int):
            return str(x)
        if isinstance(x, Fraction):
            return self.number(x)
        if isinstance(x, date):
            return x.isoformat()
        if isinstance(x, str):
            return '"' + x.replace("\\", "\\\\").replace('"', '\\"') + '"'
        if isinstance(x, list):
            return "[" + ", ".join(self.value(v) for v in x) + "]"
        return "{ " + ", ".join(f"{k} = {self.value(v)}" for k, v in x.items()) + " }"

    def table(self, header, items):
        lines = [f"[{header}]"] + [f"{k} = {self.value(v)}" for k, v in items.items()]
        return "\n".join(lines) + "\n\n"
