"""Writes a copy of an example in which every text wants to be something else than text.

python hostile.py EXAMPLE FOLDER    every text is hostile
python hostile.py EXAMPLE FOLDER 300    only some are, but there are 300 goals more
"""

import pathlib
import re
import shutil
import sys

KEYS = (
    "rubrik hur text motiv ansvarig titel kommentar effekt orsak metod mattenhet kategori nytta tolkning ej_relevant "
    "av forfattare handlaggare diarienummer nummer anmarkning namn ental flertal plan paragraf anmarkning"
).split()

# As TOML and YAML write it between quotes.
TEXT = (
    r"#let x = 1 #panic(\"x\") *a* _b_ $x$ @x \\ \\u{41} `kod` ]] [ } { // /* <etikett> = Rubrik - a + b ~ \\# "
    r"#image(\"/etc/passwd\") #read(\"styr.typ\") #eval(\"1\") https://example.se/#x [x](javascript:alert(1)) ”a” 'b' "
    r"\u202Efel \u200Fרמז العربية 中文 \u001B[31m \u0007 🏳\uFE0F🌈 🙂 a\u030A \u00AD \u2028 \n= Rubrik\n| a | b | "
    + "ord" * 200
)

BODY = """
#let x = 1

= Rubrik

#panic("x") $ x $ @x <etikett> \\ // [a](javascript:alert(1)) [b](https://example.se/#let) [c](file:///etc/passwd)

> - *a*
>   1. **b**
>      ```
>      #let kod = [ ] 🙂
>        $x$
>      ```

| En | Två | Tre | Fyra | Fem | Sex | Sju | Åtta | Nio | Tio | Elva | Tolv |
|---|---:|:-:|---|---|---|---|---|---|---|---|---|
| Kommunfullmäktiges verksamhetsutvecklingsarbete | 1 234 567,8 | x | y | z | a | b | c | d | e | f | g |
| 中文 | #x |

"""


def poison(path):
    key = "|".join(map(re.escape, KEYS))
    text = re.sub(rf'(?<![\w-])({key})( = |: )"[^"]*"', lambda it: f'{it[1]}{it[2]}"{TEXT}"', path.read_text())
    if path.suffix == ".md" and "analys" in path.parts:
        text += BODY + "å" * 500 + "\n\n" + "> " * 40 + "djupt\n\n" + "- " * 40 + "djupt\n"
    path.write_text(text)


def main(example, folder, goals=None):
    target = pathlib.Path(folder)
    shutil.copytree(example, target)
    if goals is None:
        for path in sorted(target.rglob("*")):
            if path.suffix in (".toml", ".md"):
                poison(path)
        return
    goal = '\n[mal.extra-{0}]\nrubrik = "#{0} $x$ *mål*"\nbidrar_till = ["kf/trygg-uppvaxt"]\nhur = "*x"\n'
    with (target / "bun/plan.toml").open("a") as plan:
        plan.writelines(goal.format(it) for it in range(int(goals)))


if __name__ == "__main__":
    main(*sys.argv[1:])
