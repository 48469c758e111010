"""Holds the owners that two readers find against those that were meant.

    read.py STYR BASE REPO

A styrrepo with odd folder names is made at REPO from BASE.
"""

import pathlib
import re
import shutil
import subprocess
import sys

from codeowners import CodeOwners

ODD = ["södra skolan", "a+b (c)", "x#y", "stjärn*a", "fråge?", "[hake]", "!ej", "back\\slash", "punkt.namn", "{k}$^|"]

ACCOUNTS = """
[agare]
modell = "kf"
[agare.konto]
kf = ["@kommun/kf"]
bun = "@kommun/bun"
"bun/Chef" = "@kommun/bou"
"""


def unit(name, level, role=None):
    role = f'ansvarig = "{role}"\n' if role else ""
    return f'format = 1\n[enhet]\nid = "{name}"\nnamn = "X"\nniva = "{level}"\n{role}'


def tokens(line):
    """A line as Forgejo's documentation says that it is taken apart."""
    found, word, is_escaped = [], "", False
    for letter in line:
        if is_escaped:
            word, is_escaped = word + letter, False
        elif letter == "\\":
            is_escaped = True
        elif letter == "#":
            break
        elif letter == " ":
            found, word = found + [word] * bool(word), ""
        else:
            word += letter
    return found + [word] * bool(word)


def forgejo(text, path):
    """Every rule counts, each for the whole path."""
    owners = set()
    for line in text.splitlines():
        rule = tokens(line)
        if rule and (re.fullmatch(rule[0].removeprefix("!"), path) is not None) != rule[0].startswith("!"):
            owners.update(rule[1:])
    return owners


def main():
    styr, base, repo = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    shutil.copytree(base, repo)
    with open(repo / "styr.toml", "a") as file:
        file.write(ACCOUNTS)
    text = (repo / "bun/plan.toml").read_text()
    (repo / "bun/plan.toml").write_text(text.replace('niva = "namnd"', 'niva = "namnd"\nansvarig = "Chef"'))
    meant = {
        "styr.toml": "@kommun/kf",
        "kf/plan.toml": "@kommun/kf",
        "utfall/2026.toml": "@kommun/kf",
        "bun/plan.toml": "@kommun/bun",
        "bun/atgarder.toml": "@kommun/bun",
        "bun/utfall/2026.toml": "@kommun/bou",
        "bun/analys/2026-t2.md": "@kommun/bou",
        "bun/internkontroll.toml": "@kommun/bou",
    }
    for number, name in enumerate(ODD):
        for folder, level, owner in [("bun/" + name, "enhet", "@kommun/bou"), (name, "namnd", "@kommun/kf")]:
            (repo / folder).mkdir()
            (repo / folder / "plan.toml").write_text(unit(f"u{number}-{level}", level))
            for file in ["plan.toml", "utfall/2026.toml", "analys/2026-t2.md"]:
                meant[f"{folder}/{file}"] = owner

    def written(host):
        words = [styr, "-C", str(repo), "owners", "--format", host]
        ran = subprocess.run(words, check=True, capture_output=True)
        assert not ran.stderr, ran.stderr.decode()
        return ran.stdout.decode()

    for host in ["github", "gitlab"]:
        read = CodeOwners(written(host))
        for path, owner in {**meant, "README.md": "@kommun/kf", ".github/workflows/x.yml": "@kommun/kf"}.items():
            found = [it[1] for it in read.of(path)]
            assert found == [owner], (host, path, found)
    text = written("forgejo")
    for path, owner in {**meant, "CODEOWNERS": "@kommun/kf", ".forgejo/workflows/x.yml": "@kommun/kf"}.items():
        assert forgejo(text, path) == {owner}, (path, forgejo(text, path))
    assert forgejo(text, "bun/planxtoml") == set()
    print(f"{len(meant)} paths have the owners that were meant")


main()
