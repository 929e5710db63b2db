"""Cells of a CSV that no spreadsheet runs.

A spreadsheet takes a cell that begins with =, +, -, @ (also their wide forms), a tab or a line end
for a formula. CSV has no mark for text: an apostrophe stands before, and the spreadsheet shows it.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence

Value = int | str
DANGEROUS = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
# French and Québec spreadsheets separate by semicolons, since a comma is their decimal sign, and
# need the mark of UTF-8 to read accents.
SEPARATOR, MARK = ";", "\ufeff"


def disarmed(value: Value) -> Value:
    """Return a cell that no spreadsheet runs."""
    return f"'{value}" if isinstance(value, str) and DANGEROUS.match(value) else value


def table(lines: Iterable[Sequence[Value]]) -> bytes:
    """Return a CSV in UTF-8 with its mark, cells disarmed and separated by semicolons."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=SEPARATOR, lineterminator="\r\n")
    writer.writerows([disarmed(cell) for cell in line] for line in lines)
    return (MARK + file.getvalue()).encode()
