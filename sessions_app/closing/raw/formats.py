"""The table of raw notes as CSV, XLSX and JSON. No cell is ever a formula.

XLSX marks every text as text: nothing is changed. CSV: see ``cells``. JSON runs nothing: as it is.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass

from ...models import Cafe
from .cells import table
from .columns import columns, flat, rows


@dataclass(frozen=True)
class Sheet:
    """A format of the table: its media type and what renders it."""

    mime: str
    render: Callable[[Cafe], bytes]


def as_csv(cafe: Cafe) -> bytes:
    """Return the table in UTF-8 with its mark, cells separated by semicolons."""
    return table([list(columns().values()), *(flat(row) for row in rows(cafe))])


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
