#!/usr/bin/env python3
"""Files that styr writes, under rough treatment and on a terminal.

    STYR=target/debug/styr python3 tests/conformance/writing.py

500 writes killed at random moments: the file parses each time and holds the old or the new value.
Two writers at once, 200 records each: all are there, in the order of the plan.
Questions typed on a pseudo terminal: with backspace, Ctrl-D, and a terminal of one column.

Needs Python 3.11 (tomllib) and a Unix; nothing is installed.
"""

import os
import pty
import random
import select
import subprocess
import sys
import tempfile
import threading
import time
import tomllib
from pathlib import Path

STYR = str(Path(os.environ.get("STYR", "target/debug/styr")).resolve())
BASE = Path(__file__).resolve().parent.parent / "base"
INDICATOR = """
[indikator.i{0}] # om i{0}
mal = ["trygg-skola"]
namn = "Indikator {0}"
riktning = "minst"
malvarde = {{ 2026 = 90 }}
"""


def repo(folder, indicators):
    """A copy of the tests' base with so many indicators and one row that all have answered."""
    root = Path(folder)
    for path in BASE.rglob("*.toml"):
        target = root / path.relative_to(BASE)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(path.read_text("utf-8"), "utf-8")
    plan = root / "bun/plan.toml"
    plan.write_text(plan.read_text("utf-8") + "".join(INDICATOR.format(it) for it in range(indicators)), "utf-8")
    outcomes = root / "bun/utfall/2026.toml"
    outcomes.parent.mkdir(exist_ok=True)
    outcomes.write_text('# Utfall\nformat = 1\n\n[indikator.trygghet-ak8]\nt2 = 88 # klar\n', "utf-8")
    return root


def command(root, *words):
    return [STYR, "--date", "2026-11-21", "-q", "-C", str(root), "record", *words]


def outcomes(root):
    """The indicators as another parser reads them."""
    text = (root / "bun/utfall/2026.toml").read_text("utf-8")
    assert text.startswith("# Utfall\n") and "t2 = 88 # klar" in text, text
    return tomllib.loads(text)["indikator"]


def killed(root, writes=500):
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run(command(root, "bun/i0", "t1=0"), check=True, **quiet)
    began = time.monotonic()
    for _ in range(5):
        subprocess.run(command(root, "bun/i0", "t1=0"), check=True, **quiet)
    usual = (time.monotonic() - began) / 5
    dice, old, written = random.Random(20261121), 0, 0
    for new in range(1, writes + 1):
        process = subprocess.Popen(command(root, "bun/i0", f"t1={new}", "--replace"), **quiet)
        time.sleep(dice.random() * usual * 1.3)
        process.kill()
        process.wait()
        now = outcomes(root)["i0"]["t1"]
        assert now in (old, new), f"{now} is neither {old} nor {new}"
        written += now == new
        old = now
    assert 0 < written < writes, f"{written} of {writes} were written: nothing was killed in time"
    subprocess.run(command(root, "bun/i0", "t1=1000", "--replace"), check=True, **quiet)
    left = sorted(it.name for it in (root / "bun/utfall").iterdir())
    assert left == ["2026.toml"], left
    print(f"killed: {writes} writes, {written} had written, every file whole")


def two_writers(root, each=200):
    failed = []

    def write(half):
        for at in range(each):
            number = at * 2 + half
            done = subprocess.run(command(root, f"bun/i{number}", f"t1={number}"), capture_output=True)
            if done.returncode:
                failed.append(done.stderr.decode())

    threads = [threading.Thread(target=write, args=(half,)) for half in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed, failed[0]
    found = outcomes(root)
    assert [found[f"i{it}"]["t1"] for it in range(2 * each)] == list(range(2 * each))
    names = [it for it in found if it != "trygghet-ak8"]
    assert names == [f"i{it}" for it in range(2 * each)], "not in the order of the plan"
    print(f"two writers: {each} + {each} records, all there")


def typed(root, keys, *words):
    """What is shown and how it ended when somebody waits for each prompt and then types."""
    child, terminal = pty.fork()
    if child == 0:
        os.execv(STYR, command(root, "bun", *words))
    shown = b""
    for key in keys:
        end = time.monotonic() + 30
        while not shown.endswith(b"= ") and not shown.endswith(b": "):
            assert time.monotonic() < end, f"no prompt before {key!r}: {shown.decode()}"
            if select.select([terminal], [], [], 0.1)[0]:
                shown += os.read(terminal, 4096)
        shown += b"|"
        os.write(terminal, key.encode())
    while True:
        try:
            part = os.read(terminal, 4096)
        except OSError:
            break
        if not part:
            break
        shown += part
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    return os.waitstatus_to_exitcode(status), shown.decode().replace("\r\n", "\n")


def prompts(root):
    code, shown = typed(root, ["88,1 kommentar=Väl\n", "8\x7f91\n", "<\n", "92\n", "\n", "ja\n"])
    assert code == 0, shown
    found = outcomes(root)
    assert found["i0"] == {"t2": {"varde": 88.1, "kommentar": "Väl"}}, found
    assert found["i1"] == {"t2": 92} and "i2" not in found, found
    assert "Skrev" not in shown, shown
    before = (root / "bun/utfall/2026.toml").read_text("utf-8")
    code, shown = typed(root, ["5\n", "\x04"], "--period", "2026-t1")
    assert code == 3 and "fel: avbrutet" in shown, shown
    code, shown = typed(root, ["5\n", "\x03"], "--period", "2026-t1")
    assert code == -2, (code, shown)
    code, shown = typed(root, ["5\n"] * 4 + ["nej\n"], "--period", "2026-t1")
    assert code == 0 and "Inget skrevs." in shown, shown
    assert "\x1b" not in shown, "the terminal is left as it is"
    assert (root / "bun/utfall/2026.toml").read_text("utf-8") == before
    print("prompts: answered, gone back, aborted and refused on a pseudo terminal")


def main():
    for case, indicators in ((prompts, 3), (killed, 1), (two_writers, 400)):
        with tempfile.TemporaryDirectory() as folder:
            case(repo(folder, indicators))
    return 0


if __name__ == "__main__":
    sys.exit(main())
