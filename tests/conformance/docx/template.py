"""Writes a municipality's template as somebody would make it: own styles with Swedish names, a header with a picture."""

import io
import struct
import sys
import zlib

import docx
from docx.shared import Cm, RGBColor


def picture():
    """A small green square as PNG."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\x00\x70\x3c" * 32) * 32
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 32, 32, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


document = docx.Document()
for level in (1, 2, 3):
    style = document.styles[f"Heading {level}"]
    style.font.color.rgb = RGBColor(0x00, 0x70, 0x3C)
    style.element.find(docx.oxml.ns.qn("w:name")).set(docx.oxml.ns.qn("w:val"), f"Rubrik {level}")
section = document.sections[0]
section.page_width, section.page_height = Cm(21), Cm(29.7)
section.left_margin, section.right_margin = Cm(4), Cm(2.5)
paragraph = section.header.paragraphs[0]
paragraph.add_run().add_picture(io.BytesIO(picture()), width=Cm(1))
paragraph.add_run("Exempelköpings kommun")
section.footer.paragraphs[0].text = "Exempelköping, organisationsnummer 000000-0000"
document.add_paragraph("Mallens egen text")
document.save(sys.argv[1])
