"""Says what keeps PDFs from being read by everyone, by rules of our own over what PDF/UA-1 and PDF/A-2a ask for.

python check.py FILE.pdf... [--data FOLDER]   holds each file also against its words in FOLDER/NAME.json
"""

import json
import pathlib
import re
import sys

import pdf

# Standard tags of PDF 1.7.
TAGS = set(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl "
    "LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby Warichu Figure "
    "Formula Form".split()
)


def faults(path, data=None):
    """Every fault, as `rule: words`."""
    file, pages, tops = pdf.read(path)
    elements = [it for top in tops for it in top.walk()]
    yield from document(file)
    yield from tree(file, pages, elements)
    yield from tables(elements)
    yield from headings(file, elements)
    yield from links(file, elements)
    for number, page in enumerate(pages.values(), 1):
        yield from page_faults(number, page, len(pages), data)
    for it in elements:
        if it.tag == "Figure" and not it.alt.strip():
            yield "alt: a figure says nothing"
    if data is not None:
        yield from words(tops, data)


def document(file):
    root = file.Root
    if root.get("/MarkInfo", {}).get("/Marked") is not True:
        yield "marked: not marked as tagged"
    if not str(root.get("/Lang", "")).startswith("sv"):
        yield f"lang: {root.get('/Lang')}"
    if root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is not True:
        yield "title: the file's name is shown and not the title"
    with file.open_metadata(set_pikepdf_as_editor=False) as xmp:
        if not (xmp.get("dc:title") or "").strip():
            yield "title: no dc:title"
        for key, value in {"pdfuaid:part": "1", "pdfaid:part": "2", "pdfaid:conformance": "A"}.items():
            if xmp.get(key) != value:
                yield f"xmp: {key} is {xmp.get(key)}"
    if "/OutputIntents" not in root:
        yield "pdfa: no output intent"
    if file.is_encrypted or "/JavaScript" in root.get("/Names", {}) or "/OpenAction" in root:
        yield "pdfa: encrypted, or does something of its own"
    for number, page in enumerate(file.pages, 1):
        sides = sorted(round(float(it)) for it in page.MediaBox[2:])
        if sides != [595, 842]:
            yield f"page: {number} is no A4 but {sides}"
        if page.get("/Tabs") != "/S":
            yield f"page: {number} is not tabbed through by its structure"


def tree(file, pages, elements):
    root = file.Root.get("/StructTreeRoot", {})
    if not elements or "/ParentTree" not in root:
        yield "tree: no structure or no parent tree"
        return
    if elements[0].tag != "Document":
        yield f"tree: begins with {elements[0].tag}"
    for it in elements:
        if it.tag not in TAGS:
            yield f"tree: unknown tag {it.tag}"
    owned = {mcid for it in elements for mcid in it.mcids}
    for at, page in pages.items():
        for mcid in page.texts:
            if (at, mcid) not in owned:
                yield f"tree: content {mcid} of page {at} belongs to nothing"
    parents = numbers(root["/ParentTree"])
    for at, page in zip(pages, file.pages):
        if page.get("/StructParents") not in parents and pages[at].texts:
            yield f"tree: page {at} has no entry in the parent tree"


def numbers(node):
    """The keys of a number tree."""
    own = set(list(node.get("/Nums", []))[::2])
    return own.union(*(numbers(it) for it in node.get("/Kids", [])))


def tables(elements):
    for table in (it for it in elements if it.tag == "Table"):
        rows = [it for it in table.walk() if it.tag == "TR"]
        heads = [it for it in table.walk() if it.tag == "TH"]
        if not heads or any(it.tag != "TH" for it in rows[0].kids):
            yield "table: the first row has not only heads"
        for head in heads:
            if head.attribute("Table", "Scope") not in ("Row", "Column", "Both"):
                yield "scope: a head does not say what it is the head of"
        if len({len(it.kids) for it in rows}) > 1:
            yield "table: rows of different lengths"


def headings(file, elements):
    levels = [int(it.tag[1:]) for it in elements if re.fullmatch(r"H[1-6]", it.tag)]
    if not levels:
        yield "heading: there are none"
    for before, level in zip([0, *levels], levels):
        if level > before + 1:
            yield f"heading: level {level} follows level {before}"
    with file.open_outline() as outline:
        count = lambda items: sum(1 + count(it.children) for it in items)
        if count(outline.root) < len(levels):
            yield f"outline: {count(outline.root)} bookmarks for {len(levels)} headings"


def links(file, elements):
    inside = sum(it.refers for it in elements if it.tag == "Link")
    annotations = [it for page in file.pages for it in page.get("/Annots", [])]
    for it in annotations:
        if it.get("/Subtype") != "/Link":
            yield f"link: an annotation that is no link but {it.get('/Subtype')}"
        if not str(it.get("/Contents", "")).strip():
            yield "link: leads somewhere without saying so"
        to = str(it.get("/A", {}).get("/URI", "")).lower()
        if to and not to.startswith(("http:", "https:", "mailto:")):
            yield f"link: leads to {to}"
    if inside != len(annotations):
        yield f"link: {len(annotations)} links, {inside} of them in the structure"


def page_faults(number, page, count, data):
    for word in sorted(set(page.unmarked)):
        yield f"unmarked: page {number} paints with {word} outside marked content"
    for font in page.fonts.values():
        inner = font["/DescendantFonts"][0] if "/DescendantFonts" in font else font
        described = inner.get("/FontDescriptor", {})
        if not any(key in described for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            yield f"font: {font.get('/BaseFont')} is not embedded"
        if "/ToUnicode" not in font:
            yield f"font: {font.get('/BaseFont')} cannot be read as text"
    for text in page.texts.values():
        if "\ufffd" in text or "\x00" in text:
            yield f"glyph: page {number} has letters that mean nothing"
    told = squeezed(page.artifact)
    if data is not None:
        wanted = [f"Sida {number} ({count})", data["running"]["remark"] or ""]
        if number > 1:
            wanted += [data["running"]["publisher"], data["running"]["title"]]
        for it in wanted:
            if squeezed(it) not in told:
                yield f"running: page {number} lacks {it!r}"


def squeezed(text):
    """Without what only parts words."""
    return re.sub(r"[\s\u00ad\u200b]", "", text)


def words(tops, data):
    """The words of the file in reading order are those of the data, no more and no fewer."""
    found = squeezed("".join(text(it) for it in tops))
    # The heading of the list of contents is the template's own.
    remark = data["remark"] or ""
    start = squeezed(data["publisher"] + data["title"] + remark)
    rest = squeezed("".join(blocks(data["blocks"]))) + ("Ompapperet" + squeezed("".join(facts(data["foot"]))))
    expected = [start + rest, start + "Innehåll" + rest]
    if found in expected:
        return
    at = next((at for at, (a, b) in enumerate(zip(found, expected[0])) if a != b), min(len(found), len(expected[0])))
    yield f"words: …{found[max(at - 20, 0):at + 60]!r} where the data has {expected[0][max(at - 20, 0):at + 60]!r}"


def text(element):
    """The words of a part without lists of contents, words within pictures, and marks of lists."""
    if element.tag in ("TOC", "Figure"):
        return ""
    own = element.actual
    if own is None:
        own = "".join(it if isinstance(it, str) else text(it) for it in element.kids)
    is_mark = element.tag == "Lbl" and re.fullmatch(r"\s*([•‣–]|\d+\.)\s*", own)
    return "" if is_mark else own


def line(text):
    for it in text:
        if isinstance(it, str):
            yield it
        elif it["type"] == "light":
            yield it["symbol"] + it["word"]
        elif it["type"] in ("picture", "break"):
            continue
        else:
            yield from line([it["text"]] if isinstance(it["text"], str) else it["text"])


def facts(all):
    for it in all:
        yield it["term"] + ("" if it["term"].endswith("?") else ":")
        yield from line(it["text"])


def blocks(all):
    for it in all:
        kind = it["type"]
        if kind in ("heading", "paragraph"):
            yield from line(it["text"])
        elif kind == "list":
            for item in it["items"]:
                yield from blocks(item)
        elif kind == "table":
            yield it["caption"] or ""
            for row in [[column["head"] for column in it["columns"]], *it["rows"]]:
                for cell in row:
                    yield from line(cell)
        elif kind == "quote":
            yield from blocks(it["blocks"])
        elif kind == "facts":
            yield from facts(it["facts"])
        elif kind in ("code", "notes"):
            yield it["text"]
        elif kind == "figure":
            yield it["picture"]["title"]
            yield from blocks(it["instead"])


def main(args):
    folder = None
    if "--data" in args:
        at = args.index("--data")
        folder = pathlib.Path(args[at + 1])
        del args[at : at + 2]
    wrong = 0
    for path in args:
        data = json.loads((folder / (pathlib.Path(path).stem + ".json")).read_text()) if folder else None
        for fault in dict.fromkeys(faults(path, data)):
            wrong += 1
            print(f"{path}: {fault}", file=sys.stderr)
    print(f"{len(args)} PDFs, {wrong} faults")
    return 1 if wrong or not args else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
