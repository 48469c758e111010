"""Writes a stream for `git fast-import`: 1 000 versions of a styrrepo of 10 000 files.

usage: import.py BASE flat|nested    (BASE: a styrrepo with a council and a nämnd, bun)
"""

import pathlib
import random
import sys

UNITS, VERSIONS = 3333, 1000
# The unit that is asked about changes in every tenth version.
ASKED, EACH = 7, 10


def main():
    base, shape = pathlib.Path(sys.argv[1]), sys.argv[2]
    template = (base / "bun/plan.toml").read_text(encoding="utf-8")
    out = sys.stdout.buffer
    chance = random.Random(1)

    def data(text):
        raw = text.encode()
        out.write(b"data %d\n" % len(raw) + raw + b"\n")

    def commit(number):
        out.write(b"commit refs/heads/main\ncommitter Kansliet <x@example.org> %d +0100\n" % (1_767_265_200 + number * 3600))
        data(f"Version {number}")

    def file(path, text):
        out.write(f"M 100644 inline {path}\n".encode())
        data(text)

    def folder(unit):
        return f"u{unit}" if shape == "flat" else f"n{unit % 60}/u{unit}"

    def plan(unit, target):
        return template.replace('"bun"', f'"u{unit}"').replace("2026 = 88", f"2026 = {target}")

    commit(0)
    for name in ("styr.toml", "kf/plan.toml"):
        file(name, (base / name).read_text(encoding="utf-8"))
    for unit in range(UNITS):
        file(f"{folder(unit)}/plan.toml", plan(unit, 88))
        file(f"{folder(unit)}/utfall/2026.toml", f"format = 1\n[indikator.trygghet-ak8]\nt1 = {unit % 100}\n")
        file(f"{folder(unit)}/atgarder.toml", "format = 1\n")
    for number in range(1, VERSIONS):
        commit(number)
        changed = {chance.randrange(UNITS) for _ in range(5)} - {ASKED}
        for unit in sorted(changed | ({ASKED} if number % EACH == 0 else set())):
            file(f"{folder(unit)}/plan.toml", plan(unit, f"{number}.5"))


main()
