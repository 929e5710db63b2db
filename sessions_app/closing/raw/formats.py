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

from ...models import Cafe
from .columns import Value, columns, flat, rows

DANGEROUS = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
# French and Québec spreadsheets separate by semicolons, since a comma is their decimal sign, and
# need the mark of UTF-8 to read accents.
SEPARATOR, MARK = ";", "\ufeff"


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
    """Return a workbook with one sheet."""
    from .workbook import render  # what it needs takes longer to load than a server to start

    return render(cafe)


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
