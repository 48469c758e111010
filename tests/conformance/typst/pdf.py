"""Reads a PDF as a reader for those who do not see it does: its structure tree, with the text of each part."""

import re

import pikepdf

PAINTING = {"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "EI", "INLINE IMAGE"}


def name(value):
    return str(value).lstrip("/")


def to_unicode(font):
    """The text of each code of a font, from its ToUnicode."""
    table = {}
    text = lambda it: bytes.fromhex(it).decode("utf-16-be", "replace")
    stream = font["/ToUnicode"].read_bytes().decode("latin-1")
    for part in re.findall(r"beginbfchar(.*?)endbfchar", stream, re.S):
        for code, to in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", part):
            table[int(code, 16)] = text(to)
    for part in re.findall(r"beginbfrange(.*?)endbfrange", stream, re.S):
        for low, high, to in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", part):
            for code in range(int(low, 16), int(high, 16) + 1):
                table[code] = text(f"{int(to, 16) + code - int(low, 16):0{len(to)}x}")
    return table


class Page:
    """The marked content of a page: the text of each MCID and of what is no content, and what is not marked."""

    def __init__(self, page):
        self.texts, self.artifacts, self.unmarked, self.fonts = {}, [], [], {}
        self.codes = {}
        self.read(page.obj, page.get("/Resources", {}), [])
        self.artifact = "".join(self.artifacts)

    def read(self, stream, resources, marks):
        fonts = {key: font for key, font in resources.get("/Font", {}).items()}
        forms = resources.get("/XObject", {})
        base = len(marks)
        font = None
        for operands, operator in pikepdf.parse_content_stream(stream):
            word = str(operator)
            if word in ("BDC", "BMC"):
                marks.append(self.mark(operands, resources))
            elif word == "EMC":
                if len(marks) <= base:
                    raise ValueError("EMC without BDC")
                marks.pop()
            elif word == "Tf":
                font = fonts[str(operands[0])]
                self.fonts[font.objgen] = font
            elif word in PAINTING:
                self.paint(word, operands, font, forms, marks)
        if len(marks) != base:
            raise ValueError("BDC without EMC")

    def mark(self, operands, resources):
        tag = name(operands[0])
        properties = operands[1] if len(operands) > 1 else {}
        if isinstance(properties, pikepdf.Name):
            properties = resources["/Properties"][str(properties)]
        replaced = properties.get("/ActualText") if len(operands) > 1 else None
        if replaced is not None:
            self.put(str(replaced), [*self.open, (tag, properties.get("/MCID"), None)])
        return tag, properties.get("/MCID") if len(operands) > 1 else None, replaced

    open = ()

    def paint(self, word, operands, font, forms, marks):
        self.open = marks
        if not any(tag == "Artifact" or mcid is not None for tag, mcid, _ in marks):
            self.unmarked.append(word)
        if word == "Do":
            form = forms[str(operands[0])]
            if form.get("/Subtype") == "/Form":
                self.read(form, form.get("/Resources", {}), marks)
            return
        if word not in ("Tj", "TJ", "'", '"') or any(replaced is not None for *_, replaced in marks):
            return
        pieces = operands[0] if word == "TJ" else [operands[-1]]
        for piece in pieces:
            if isinstance(piece, pikepdf.String):
                self.put(self.decode(bytes(piece), font), marks)

    def decode(self, codes, font):
        table = self.codes.setdefault(font.objgen, to_unicode(font) if "/ToUnicode" in font else {})
        size = 2 if font["/Subtype"] == "/Type0" else 1
        codes = [int.from_bytes(codes[at : at + size], "big") for at in range(0, len(codes), size)]
        return "".join(table.get(it, "\ufffd") for it in codes)

    def put(self, text, marks):
        mcids = [mcid for _, mcid, _ in marks if mcid is not None]
        if mcids:
            self.texts[int(mcids[-1])] = self.texts.get(int(mcids[-1]), "") + text
        else:
            self.artifacts.append(text)


class Element:
    """A part of the structure tree: its tag, attributes and children, which are elements and texts."""

    def __init__(self, obj, roles, pages, page=None):
        self.obj = obj
        self.tag = name(obj["/S"])
        while self.tag in roles and roles[self.tag] != self.tag:
            self.tag = roles[self.tag]
        self.alt = str(obj["/Alt"]) if "/Alt" in obj else ""
        self.actual = str(obj["/ActualText"]) if "/ActualText" in obj else None
        page = obj.get("/Pg", page)
        kids = obj.get("/K", [])
        kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        self.kids, self.refers, self.mcids = [], 0, []
        for kid in kids:
            if isinstance(kid, int):
                self.mcids.append((page.objgen, kid))
                self.kids.append(pages[page.objgen].texts.get(kid, ""))
            elif kid.get("/Type") == "/MCR":
                at = kid.get("/Pg", page)
                self.mcids.append((at.objgen, int(kid["/MCID"])))
                self.kids.append(pages[at.objgen].texts.get(int(kid["/MCID"]), ""))
            elif kid.get("/Type") == "/OBJR":
                self.refers += 1
            else:
                self.kids.append(Element(kid, roles, pages, page))

    def attribute(self, owner, key):
        """An attribute, wherever in the list of them it stands."""
        found = self.obj.get("/A", [])
        for it in found if isinstance(found, (list, pikepdf.Array)) else [found]:
            if it.get("/O") == f"/{owner}" and f"/{key}" in it:
                return name(it[f"/{key}"])
        return None

    def walk(self):
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()


def read(path):
    """The file, its pages and the root of its structure."""
    file = pikepdf.open(path)
    pages = {page.obj.objgen: Page(page) for page in file.pages}
    tree = file.Root.get("/StructTreeRoot")
    if tree is None:
        return file, pages, []
    roles = {name(key): name(value) for key, value in tree.get("/RoleMap", {}).items()}
    kids = tree.get("/K", [])
    kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return file, pages, [Element(it, roles, pages) for it in kids]
