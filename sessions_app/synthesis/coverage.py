"""What stands behind a theme: how many notes, tables and rounds. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Coverage:
    """Counts of what a group of notes rests on; the plenary is neither a table nor a round."""

    notes: int
    tables: int
    rounds: int


def coverage(marks: Iterable[tuple[int | None, int | None]]) -> Coverage:
    """Return the coverage of notes given as (table, round); None where a note has none."""
    listed = list(marks)
    tables = {table for table, _round in listed if table is not None}
    rounds = {round_ for _table, round_ in listed if round_ is not None}
    return Coverage(len(listed), len(tables), len(rounds))
