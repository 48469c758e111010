"""Makes a hostile styrrepo within a git repository, and what styr says of it in every format.

The texts stand in paths, in links (so in messages) and in the lines that excerpts show.
"""

import json
import pathlib
import shutil
import subprocess
import sys

STYR, REPO, OUT = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
TEXTS = [
    "å ä ö Å Ä Ö é",
    "50 % %25 %0A %0D %5D %3B %3A %2C %AZP25 100%",
    "rad\n::error::två\r\n##vso[task.complete result=Failed]klart\n",
    "::error file=a,line=1::b",
    "::stop-commands::x",
    "a::b::c, d:e=f",
    "##vso[task.setvariable variable=PATH;issecret=false]x",
    "##[add-mask]x ##[error]y",
    "x];type=warning;]y[",
    "a|b||c\\|d",
    "`kod` ``dubbel``",
    "<script>alert(1)<∕script><img src=x onerror=alert(1)>",
    "@user @org∕team #12 GH-12 user∕repo#12",
    "[länk](https:∕∕exempel.se) ![bild](x) <https:∕∕exempel.se>",
    "www.exempel.se anna@exempel.se *fet* _kursiv_ ~struken~ # rubrik",
    "😀 🇸🇪 👨‍👩‍👧 e\u0301",
    "\u202efel\u202c \u200f \u2066x\u2069 \u061c",
    "\u001b[31mröd\u001b[0m \u009b1m \u0007 \u0008",
    "{0} {{1}} ${{ github.token }} $(touch x) `touch x`",
    "-- --help 'a' \"b\" \\n",
]


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def build(styrrepo):
    (styrrepo / "kf").mkdir(parents=True)
    (styrrepo / "styr.toml").write_text(
        'format = 1\n[kommun]\nnamn = "X"\n[modell]\nnamn = "X"\n'
        '[[niva]]\nid = "kf"\nnamn = "KF"\nmaltyp = "o"\n[[niva]]\nid = "namnd"\nnamn = "N"\nmaltyp = "v"\n'
        '[maltyp.o]\nniva = ["kf"]\n[maltyp.v]\nniva = ["namnd"]\nbidrar_till = ["o"]\n'
    )
    (styrrepo / "kf/plan.toml").write_text(
        'format = 1\n[enhet]\nid = "kf"\nnamn = "KF"\nniva = "kf"\n[mal.trygg]\nrubrik = "Trygg"\n'
    )
    for number, text in enumerate(TEXTS):
        folder = styrrepo / f"{number:02} {text.replace('/', '∕')}"
        folder.mkdir()
        (folder / "plan.toml").write_text(
            f'# {number}\nformat = 1\n[enhet]\nid = "n{number}"\nnamn = {quoted(text)}\nniva = "namnd"\n'
            f'[mal.m]\nrubrik = "😀"\nbidrar_till = ["kf/trygg", {quoted("kf/" + text)}, "kf/😀"]\n'
            f"{quoted(text)} = 1\n[mal.m]\n",
            newline="",
        )


def styr(folder, *args):
    command = [STYR, "-C", folder, "--date", "2026-11-21", "check", *args]
    ran = subprocess.run(command, capture_output=True, check=False)
    assert ran.returncode in (1, 3), (command, ran)
    return ran


def main():
    styrrepo = REPO / "mål & plan, #1 100%"
    build(styrrepo)
    (REPO / ".git").mkdir()
    OUT.mkdir()
    for name, file in (("json", "styr.json"), ("sarif", "all.sarif"), ("gitlab", "gitlab.json"), ("azure", "azure")):
        (OUT / file).write_bytes(styr(styrrepo, "--format", name).stdout)
    styr(styrrepo, "-q", "--summary", OUT.resolve() / "summary.md")
    # GitHub is given ten of a level: folder by folder it is given them all.
    folders = sorted(it for it in styrrepo.iterdir() if it.is_dir() and it.name != "kf")
    lines = [styr(styrrepo, "-q", "--format", "github", "--", it.relative_to(styrrepo)).stdout for it in folders]
    (OUT / "github").write_bytes(b"".join(lines))
    (OUT / "github-whole").write_bytes(styr(styrrepo, "-q", "--format", "github").stdout)
    broken = styrrepo / "99 trasig"
    broken.mkdir()
    (broken / "plan.toml").write_bytes(b"\xff")
    (OUT / "unread.sarif").write_bytes(styr(styrrepo, "--format", "sarif", "--rule", "cirkel").stdout)
    shutil.rmtree(broken)


main()
