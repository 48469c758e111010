"""Holds the memory of a check of 10 000 units, and tells what it takes to start on 10: PROGRAM FOLDER, which holds both.

A start is held by the instructions that it takes, which are the same everywhere; milliseconds are not.
"""

import os
import resource
import subprocess
import sys
from pathlib import Path

# Bytes held for each byte read, beyond what any program takes. The goal is 1.5 (docs/performance.md).
MOST_MEMORY = 1.75
FREE_MEMORY = 50e6
GOAL_CPU = 5.0  # milliseconds
STARTS = 50


def check(program, folder):
    """Runs a check and gives what the system says that it used."""
    command = [program, "-C", folder, "--date", "2026-11-21", "check"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"limits.py: check of {folder} gives code {process.returncode}")
    return used


def main(program, folder):
    """Fails when the limit of memory is passed."""
    # A process begins with the memory of the one that started it; this one is small.
    own = 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    many = Path(folder) / "10000"
    read = sum(it.stat().st_size for it in many.rglob("*") if it.is_file())
    peak = 1024 * check(program, many).ru_maxrss
    most = MOST_MEMORY * read + FREE_MEMORY
    if own >= peak:
        sys.exit("limits.py: this program is larger than the one it measures")
    print(f"     memory: {peak / 1e6:.0f} MB for {read / 1e6:.1f} MB of text, may be {most / 1e6:.0f}")
    times = [check(program, Path(folder) / "10") for _ in range(STARTS)]
    # The least of many is what nothing else disturbed.
    least = 1e3 * min(it.ru_utime + it.ru_stime for it in times)
    print(f"     start-up: {least:.1f} ms of CPU, the goal is {GOAL_CPU:.0f}")
    if peak > most:
        sys.exit("limits.py: over the limit of memory")


main(*sys.argv[1:])
