"""Tables of plain values as files that a spreadsheet opens, without ever running one of them."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

Row = Sequence[str | int]
# What a spreadsheet takes for the start of a formula, or skips before looking for one.
STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
WIDEST = 60


def neutral(value: str | int) -> str | int:
    """Return a value that no spreadsheet reads as a formula: an apostrophe stands before it."""
    if isinstance(value, str) and value.lstrip(" \u00a0").startswith(STARTS):
        return f"'{value}"
    return value


def csv_file(rows: Iterable[Row]) -> bytes:
    """Return CSV as a French Excel opens it: UTF-8 with a mark, semicolons, neutral cells."""
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows([neutral(value) for value in row] for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def xlsx_file(sheets: Mapping[str, Sequence[Row]]) -> bytes:
    """Return a workbook; every text is stored as text, its first row in bold and always in sight."""
    # Slow to load.
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name[:31])
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                cell = sheet.cell(number, column)
                if isinstance(value, str):
                    cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
                    cell.data_type = "s"
                else:
                    cell.value = value
                cell.font = Font(bold=number == 1)
        sheet.freeze_panes = "A2"
        for column, values in enumerate(zip(*rows, strict=False), 1):
            widest = max((len(str(value)) for value in values), default=0)
            sheet.column_dimensions[get_column_letter(column)].width = min(widest + 2, WIDEST)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
