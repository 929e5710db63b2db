"""Order in a list of rows that know their position."""

from typing import Protocol, TypeVar


class Placed(Protocol):
    """Anything with a position."""

    position: int


One = TypeVar("One", bound=Placed)


def moved(rows: list[One], one: One, step: int) -> list[One]:
    """Return ``rows`` renumbered with ``one`` moved by ``step``; empty if it cannot move."""
    if one not in rows:
        return []
    here = rows.index(one)
    there = here + step
    if not 0 <= there < len(rows):
        return []
    rows.insert(there, rows.pop(here))
    return renumbered(rows)


def renumbered(rows: list[One]) -> list[One]:
    """Return ``rows`` with positions that follow their order, from 0."""
    for position, row in enumerate(rows):
        row.position = position
    return rows
