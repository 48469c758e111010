"""Makes PDFs of folders that `styr report --format typst` has written, with Typst from outside of styr.

python compile.py FOLDER... [--standards ua-1,a-2a] writes FOLDER/NAME.pdf for each FOLDER/NAME.json
"""

import pathlib
import sys

import typst


def main(args):
    standards = ["ua-1", "a-2a"]
    if "--standards" in args:
        at = args.index("--standards")
        standards = [it for it in args[at + 1].split(",") if it]
        del args[at : at + 2]
    made = 0
    for folder in map(pathlib.Path, args):
        for data in sorted(folder.glob("*.json")):
            try:
                typst.compile(
                    folder / "styr.typ", output=data.with_suffix(".pdf"), root=folder,
                    font_paths=[folder / "fonts"], ignore_system_fonts=True,
                    sys_inputs={"data": data.name}, pdf_standards=standards,
                )  # fmt: skip
            except Exception as error:
                sys.exit(f"{data}: {error}")
            made += 1
    print(f"{made} papers made into PDF by typst {typst.__version__}")
    return 0 if made else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
