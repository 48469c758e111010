"""Holds each document against what LibreOffice made of it, and against what a screen reader needs."""

import re
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import docx
import pikepdf

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"

wrong = []


def expect(name, what, found, wanted):
    if found != wanted:
        wrong.append(f"{name}: {what}: {str(found)[:300]} instead of {str(wanted)[:300]}")


def words(text):
    return re.findall(r"\w+|[●▲■○]", text)


def within(some, whole):
    """Whether some words come in that order among others."""
    rest = iter(whole)
    return all(it in rest for it in some)


class Word:
    """What a Word document has, as python-docx and its own XML tell it."""

    def __init__(self, path):
        self.document = docx.Document(path)
        body = self.document.element.body
        parts = []
        for paragraph in body.iter(f"{W}p"):
            for it in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab"):
                parts.append(it.text or "" if it.tag == f"{W}t" else " ")
            parts.append("\n")
        self.words = words("".join(parts))
        self.headings = []
        for it in self.document.paragraphs:
            level = re.fullmatch(r"(?i)(heading|rubrik) (\d)", it.style.name)
            if level and it.text.strip():
                self.headings.append((int(level[2]), words(it.text)))
        self.tables = sum(1 for _ in body.iter(f"{W}tbl"))
        self.heads = sum(1 for _ in body.iter(f"{W}tblHeader"))
        cells = [row for row in body.iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None]
        widths = [len(it.findall(f"{W}tc")) for it in cells]
        self.head_cells, self.widest = sum(widths), max(widths, default=0)
        told = [it for it in body.iter() if it.tag.endswith("}docPr")]
        self.pictures = [words(it.get("descr") or "") for it in told]


def read_odt(path):
    with zipfile.ZipFile(path) as parts:
        return [ElementTree.fromstring(parts.read(it)) for it in ("content.xml", "styles.xml")]


def spoken(node):
    """The words of an OpenDocument text, without those of pictures."""
    out = [node.text or ""]
    for child in node:
        if child.tag in (f"{TEXT}tab", f"{TEXT}line-break", f"{TEXT}s"):
            out.append(" ")
        if child.tag not in (f"{DRAW}frame", f"{TEXT}table-of-content-source"):
            out.append(spoken(child))
        out.append("\n" if child.tag in (f"{TEXT}p", f"{TEXT}h") else "")
        out.append(child.tail or "")
    return "".join(out)


def look_at_odt(name, word, path):
    content, styles = read_odt(path)
    body = content.find(".//{urn:oasis:names:tc:opendocument:xmlns:office:1.0}text")
    for it in body.iter(f"{TEXT}sequence-decls"):
        it.clear()
    expect(name, "the words in .odt", words(spoken(body)), word.words)
    headings = [(int(it.get(f"{TEXT}outline-level")), words(spoken(it))) for it in body.iter(f"{TEXT}h")]
    expect(name, "the headings in .odt", [it for it in headings if it[1]], word.headings)
    expect(name, "tables with header rows in .odt", sum(1 for _ in body.iter(f"{TABLE}table-header-rows")), word.tables)
    told = [words((it.findtext(f"{SVG}desc") or "")) for it in body.iter(f"{DRAW}frame")]
    expect(name, "the words of pictures in .odt", told, word.pictures)
    default = styles.find(f".//{STYLE}default-style[@{STYLE}family='paragraph']/{STYLE}text-properties")
    expect(name, "the language in .odt", (default.get(f"{FO}language"), default.get(f"{FO}country")), ("sv", "SE"))
    languages = {it.get(f"{FO}language") for it in content.iter(f"{STYLE}text-properties")}
    expect(name, "other languages in .odt", languages - {None, "sv", "zxx", "none"}, set())


def tags(node, found):
    """Counts the structure of a PDF; figures come with their words."""
    stack = [node]
    while stack:
        it = stack.pop()
        if not isinstance(it, pikepdf.Dictionary):
            continue
        kind = str(it.get("/S", ""))
        found.setdefault(kind, []).append(str(it.get("/Alt", "")))
        children = it.get("/K", [])
        stack.extend(children if isinstance(children, pikepdf.Array) else [children])
    return found


def look_at_pdf(name, word, path):
    with pikepdf.open(path) as pdf:
        expect(name, "marked in PDF", bool(pdf.Root.MarkInfo.Marked), True)
        expect(name, "the language of the PDF", str(pdf.Root.get("/Lang")), "sv-SE")
        expect(name, "the title shown in PDF", bool(pdf.Root.ViewerPreferences.DisplayDocTitle), True)
        expect(name, "the title in PDF", str(pdf.docinfo.get("/Title")), word.document.core_properties.title)
        with pdf.open_metadata() as metadata:
            expect(name, "PDF/UA", str(metadata.get("pdfuaid:part")), "1")
        found = tags(pdf.Root.StructTreeRoot, {})
        # As when it writes .docx again: one table may have lost its header row.
        expect(name, "header cells in PDF", len(found.get("/TH", [])) >= word.head_cells - word.widest, True)
        for level in {it[0] for it in word.headings}:
            expect(name, f"headings of level {level} in PDF", len(found.get(f"/H{level}", [])) > 0, True)
        figures = [words(it) for it in found.get("/Figure", [])]
        silent = [it for it in figures if not it]
        expect(name, "pictures in PDF", len(figures) >= len(word.pictures) and not silent, True)
        return len(pdf.pages)


def look(work, path):
    name, word = path.name, Word(path)
    core = word.document.core_properties
    expect(name, "the language told", core.language, "sv-SE")
    expect(name, "title, publisher, day", bool(core.title and core.author) and str(core.created.date()), "2026-11-21")
    expect(name, "headings", len(word.headings) > 2 and word.headings[0][0] == 1, True)
    expect(name, "tables with header rows", word.heads, word.tables)
    look_at_odt(name, word, work / "odt" / f"{path.stem}.odt")
    again = Word(work / "docx" / name)
    for what in ("words", "headings", "tables", "pictures"):
        expect(name, f"{what} written again", getattr(again, what), getattr(word, what))
    # Where a table begins at the end of a page, LibreOffice forgets its header row when it lays the page out
    # (its bug 88496); what it has read is held exactly by the .odt above, for which it lays nothing out.
    expect(name, "header rows written again", word.heads - 1 <= again.heads <= word.heads, True)
    text = (work / "txt" / f"{path.stem}.txt").read_text("utf-8-sig")
    expect(name, "the words as text", within(word.words, words(text)), True)
    pages = look_at_pdf(name, word, work / "pdf" / f"{path.stem}.pdf")
    print(f"{name}: {pages} pages, {len(word.headings)} headings, {word.tables} tables, {len(word.pictures)} pictures")
    return pages


def look_at_template(work, path):
    """The clothes are the template's."""
    document = docx.Document(path)
    names = {it.style.name for it in document.paragraphs}
    expect(path.name, "headings in the template's style", any(it.lower() in ("rubrik 1", "heading 1") for it in names), True)
    section = document.sections[0]
    expect(path.name, "the margin", round(section.left_margin.cm, 1), 4.0)
    header = "".join(it.text for it in section.header.paragraphs)
    expect(path.name, "the header", header.startswith("Exempelköpings kommun"), True)
    expect(path.name, "the picture of the header", any("image" in it.reltype for it in section.header.part.rels.values()), True)
    _, styles = read_odt(work / "odt" / f"{path.stem}.odt")
    above = next(styles.iter(f"{STYLE}header"))
    expect(path.name, "the picture in LibreOffice", sum(1 for _ in above.iter(f"{DRAW}image")), 1)
    expect(path.name, "the text of the template", "Mallens egen text" in " ".join(it.text for it in document.paragraphs), False)


work = Path(sys.argv[1])
papers = sorted((work / "papers").glob("*.docx"))
expect("papers", "how many", len(papers), 26)
for paper in papers:
    pages = look(work, paper)
    if "-kort" in paper.name:
        expect(paper.name, "pages", pages, 1)
for paper in papers:
    if paper.name.startswith("mall-"):
        look_at_template(work, paper)
if wrong:
    sys.exit("\n".join(wrong))
