"""The map of the harvest: how many notes each table sent in each round, and where none came."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..models import Phase, Table
from .wall_rows import Row, Wall


@dataclass(frozen=True)
class Square:
    """One table in one round on the map; ``row_id`` names where its notes are, if it was asked."""

    table: Table
    count: int
    row_id: str
    silent: bool


def map_of(seen: Wall) -> list[tuple[int, Phase, list[Square]]]:
    """Return each round with a square per standing table: how many notes, and any silence."""
    return [
        (number, round_, squares(seen, round_, seen.programme.tables))
        for number, round_ in enumerate(seen.programme.rounds, 1)
    ]


def squares(seen: Wall, round_: Phase, tables: Iterable[Table]) -> list[Square]:
    """Return the squares of ``tables`` in one round."""
    rows = [one for group in seen.groups for one in group.rows if one.round == round_]
    return [square(table, rows) for table in tables]


def square(table: Table, rows: list[Row]) -> Square:
    """Return the square of a table from the rows of one round."""
    counts = {row.dom_id: len(cell.notes) for row in rows if (cell := row.cell(table.pk))}
    heard = next((name for name, count in counts.items() if count), "")
    silent = "" if heard else next((row.dom_id for row in rows if table in row.silent), "")
    return Square(table, sum(counts.values()), heard or silent, bool(silent))
