"""The map of the harvest: how many notes each table sent in each round, and where none came."""

from dataclasses import dataclass

from ..models import Phase, Table
from .wall import Row, Wall


@dataclass(frozen=True)
class Square:
    """One table in one round on the map; ``row_id`` names where its notes are, if it was asked."""

    table: Table
    count: int
    row_id: str
    silent: bool


def map_of(seen: Wall) -> list[tuple[int, Phase, list[Square]]]:
    """Return each round with a square per standing table: how many notes, and any silence."""
    lines = []
    every = [one for group in seen.groups for one in group.rows]
    for number, round_ in enumerate(seen.programme.rounds, 1):
        mine = [one for one in every if one.round == round_]
        lines.append((number, round_, [square(table, mine) for table in seen.programme.tables]))
    return lines


def square(table: Table, mine: list[Row]) -> Square:
    """Return the square of a table from the rows of one round."""
    with_notes = [(one, cell) for one in mine for cell in one.cells if cell.table == table]
    silent = next((one for one in mine if table in one.silent), None)
    target = with_notes[0][0] if with_notes else silent
    count = sum(len(cell.notes) for _one, cell in with_notes)
    return Square(table, count, target.dom_id if target else "", count == 0 and silent is not None)
