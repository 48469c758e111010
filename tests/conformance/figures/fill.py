"""Looks at a form as openpyxl sees it, and fills in what can be filled in.

    python3 fill.py FORM.xlsx FILLED.xlsx
"""

import sys
from datetime import date

from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string

YELLOW = "FFFFF2A8"
HEADING_ROW = 3


def main(form, filled):
    book = load_workbook(form)
    count = 0
    for sheet in book:
        assert sheet.protection.sheet and not sheet.protection.password, f"{sheet.title} is not locked without a password"
        assert sheet.freeze_panes == "B4", sheet.freeze_panes
        assert sheet.print_title_rows == "$3:$3", sheet.print_title_rows
        headings = {cell.value: cell.column_letter for cell in sheet[HEADING_ROW]}
        value = headings["Utfall"]
        for heading in ("Del", "Vid exporten"):
            assert is_hidden(sheet, headings[heading]), f"{heading} is not hidden"
        checks = {}
        for check in sheet.data_validations.dataValidation:
            assert check.showErrorMessage and check.error or check.type is None, check
            for cells in check.sqref.ranges:
                for row in range(cells.min_row, cells.max_row + 1):
                    checks[row] = check
        for row in range(HEADING_ROW + 1, sheet.max_row + 1):
            for cell in sheet[row]:
                is_value = cell.column_letter == value
                assert cell.protection.locked != is_value, f"{sheet.title} {cell.coordinate} is locked: {cell.protection.locked}"
                assert (cell.fill.fgColor.rgb == YELLOW) == is_value, f"{sheet.title} {cell.coordinate} is not as yellow as it should"
                assert cell.data_type != "f", f"{sheet.title} {cell.coordinate} is a formula"
            cell = sheet[f"{value}{row}"]
            check = checks[row]
            count += fill(cell, check, row)
    book.save(filled)
    assert count > 20, f"only {count} cells were filled in"
    print(f"{count} cells filled in")


def is_hidden(sheet, letter):
    """Whether a column is hidden; neighbours that are alike are told of once."""
    at = column_index_from_string(letter)
    return any(it.hidden and it.min <= at <= it.max for it in sheet.column_dimensions.values())


def fill(cell, check, row):
    """Fills in every second cell with something new that its check allows."""
    if row % 2:
        return 0
    if check.type == "list":
        words = check.formula1.strip('"').split(",")
        cell.value = next(word for word in words if word != cell.value)
    elif check.type == "date":
        cell.value = date(2026, 6, 30)
    elif check.type == "whole":
        cell.value = row
    else:
        # Floats that are no exact decimals.
        cell.value = round(0.1 * row + 70.3, 2)
    return 1


main(*sys.argv[1:])
