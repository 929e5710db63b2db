"""The table of raw notes as CSV, XLSX and JSON. No cell is ever a formula.

A spreadsheet takes a cell that begins with =, +, -, @ (also their wide forms), a tab or a line end
for a formula. XLSX marks every text as text: nothing is changed. CSV has no such mark: an
apostrophe stands before such a text, and the spreadsheet shows it. JSON runs nothing: as it is.
"""

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from ...models import Cafe
from ...wording.typography import clean
from .columns import Value, columns, flat, rows

DANGEROUS = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
# French and Québec spreadsheets separate by semicolons, since a comma is their decimal sign, and
# need the mark of UTF-8 to read accents.
SEPARATOR, MARK = ";", "\ufeff"
WIDTHS = {"question": 40, "note": 80, "themes": 40, "marks": 24, "time": 17}
FIXED = datetime(1980, 1, 1)


@dataclass(frozen=True)
class Sheet:
    """A format of the table: its media type and what renders it."""

    mime: str
    render: Callable[[Cafe], bytes]


def disarmed(value: Value) -> Value:
    """Return a cell of a CSV that no spreadsheet runs."""
    return f"'{value}" if isinstance(value, str) and DANGEROUS.match(value) else value


def as_csv(cafe: Cafe) -> bytes:
    """Return the table in UTF-8 with its mark, cells separated by semicolons."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=SEPARATOR, lineterminator="\r\n")
    writer.writerow(columns().values())
    writer.writerows([disarmed(cell) for cell in flat(row)] for row in rows(cafe))
    return (MARK + file.getvalue()).encode()


def as_xlsx(cafe: Cafe) -> bytes:
    """Return a workbook with one sheet, its head fixed and filterable; text is always text."""
    book = Workbook()
    book.properties.title = cafe.title
    book.properties.creator = str(cafe.organisation)
    book.properties.created = book.properties.modified = FIXED
    sheet = book.active
    sheet.title = _("Notes")
    table: list[list[Value]] = [list(columns().values()), *(flat(row) for row in rows(cafe))]
    for at, line in enumerate(table, 1):
        for column, value in enumerate(line, 1):
            _write(sheet.cell(at, column), value, head=at == 1)
    for column, key in enumerate(columns(), 1):
        sheet.column_dimensions[get_column_letter(column)].width = WIDTHS.get(key, 11)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _write(cell: Any, value: Value, *, head: bool) -> None:
    cell.value = clean(value) if isinstance(value, str) else value
    if isinstance(value, str):
        # Whatever it begins with; the apostrophe of a quoted text shows in no cell.
        cell.data_type, cell.quotePrefix = "s", bool(DANGEROUS.match(value))
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if head:
        cell.font = Font(bold=True)


def as_json(cafe: Cafe) -> bytes:
    """Return the table with what it is of; keys are English, values as they were noted."""
    whole = {
        "cafe": {"title": cafe.title, "code": cafe.code, "starts_at": cafe.starts_at.isoformat()},
        "columns": columns(),
        "notes": rows(cafe),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


SHEETS = {
    "xlsx": Sheet("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
    "csv": Sheet("text/csv; charset=utf-8", as_csv),
    "json": Sheet("application/json", as_json),
}
