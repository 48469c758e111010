"""Plants a fault at a time in a good PDF, and sees that the checks find it.

python plant.py GOOD.pdf DATA.json
"""

import json
import sys
import tempfile

import pikepdf

import check


def elements(file, tag):
    open_, found = [file.Root["/StructTreeRoot"]], []
    while open_:
        it = open_.pop()
        if it.get("/S") == f"/{tag}":
            found.append(it)
        kids = it.get("/K", [])
        kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        open_ += [kid for kid in kids if isinstance(kid, pikepdf.Dictionary)]
    return found


def unmark(file):
    file.Root["/MarkInfo"]["/Marked"] = False


def forget_language(file):
    del file.Root["/Lang"]


def show_file_name(file):
    file.Root["/ViewerPreferences"]["/DisplayDocTitle"] = False


def claim_less(file):
    with file.open_metadata() as xmp:
        del xmp["pdfuaid:part"]


def cut_tree(file):
    del file.Root["/StructTreeRoot"]["/ParentTree"]


def silence_figure(file):
    del elements(file, "Figure")[0]["/Alt"]


def forget_scope(file):
    del elements(file, "TH")[0]["/A"]


def demote_heads(file):
    for it in elements(file, "TH"):
        it["/S"] = pikepdf.Name("/TD")


def skip_level(file):
    elements(file, "H2")[0]["/S"] = pikepdf.Name("/H4")


def silence_link(file):
    next(it for page in file.pages for it in page.get("/Annots", []))["/Contents"] = pikepdf.String("")


def paint_untagged(file):
    file.pages[0].contents_add(pikepdf.Stream(file, b"0 0 10 10 re f"))


def mute_font(file):
    del next(iter(file.pages[0]["/Resources"]["/Font"].values()))["/ToUnicode"]


def drop_paragraph(file):
    next(it for it in elements(file, "P") if "/K" in it)["/K"] = pikepdf.Array([])


def swap_parts(file):
    kids = elements(file, "Document")[0]["/K"]
    kids[3], kids[-1] = kids[-1], kids[3]


def drop_bookmarks(file):
    del file.Root["/Outlines"]


def run_script(file):
    file.Root["/OpenAction"] = pikepdf.Dictionary(S=pikepdf.Name("/JavaScript"), JS="x")


PLANTED = {
    unmark: "marked", forget_language: "lang", show_file_name: "title", claim_less: "xmp", cut_tree: "tree",
    silence_figure: "alt", forget_scope: "scope", demote_heads: "table", skip_level: "heading",
    silence_link: "link", paint_untagged: "unmarked", mute_font: "font", drop_paragraph: "words",
    swap_parts: "words", drop_bookmarks: "outline", run_script: "pdfa",
}  # fmt: skip


def main(good, data):
    with open(data) as it:
        data = json.load(it)
    for fault in check.faults(good, data):
        sys.exit(f"{good} is not good: {fault}")
    for plant, rule in PLANTED.items():
        with tempfile.NamedTemporaryFile(suffix=".pdf") as bad:
            with pikepdf.open(good) as file:
                plant(file)
                file.save(bad.name)
            found = {it.split(":")[0] for it in check.faults(bad.name, data)}
        if rule not in found:
            sys.exit(f"{plant.__name__} was not found, only {sorted(found)}")
    print(f"{len(PLANTED)} planted faults, all found")


if __name__ == "__main__":
    main(*sys.argv[1:])
