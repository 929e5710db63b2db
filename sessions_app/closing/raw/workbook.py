"""The table of raw notes as a workbook."""

import io
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from ...models import Cafe
from ...wording.typography import clean
from .cells import DANGEROUS, Value
from .columns import columns, flat, rows

WIDTHS = {"question": 40, "note": 80, "themes": 40, "marks": 24, "time": 17}
FIXED = datetime(1980, 1, 1)


def render(cafe: Cafe) -> bytes:
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
