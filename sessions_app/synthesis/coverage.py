"""What stands behind a theme: how many notes, tables, rounds and sectors. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

Origin = tuple[int | None, int | None, Collection[str]]


@dataclass(frozen=True)
class Coverage:
    """Counts of what a group of notes rests on; the plenary is neither a table nor a round."""

    notes: int
    tables: int
    rounds: int
    sectors: int = 0


def coverage(origins: Iterable[Origin]) -> Coverage:
    """Return the coverage of notes given as (table, round, sectors seated there then)."""
    listed = list(origins)
    tables = {table for table, _round, _sectors in listed if table is not None}
    rounds = {round_ for _table, round_, _sectors in listed if round_ is not None}
    sectors = {sector for _table, _round, seated in listed for sector in seated}
    return Coverage(len(listed), len(tables), len(rounds), len(sectors))


@dataclass(frozen=True)
class Novelty:
    """A round: how many themes were heard in it, how many of them for the first time, and how many
    were known by its end."""

    round: int
    heard: int
    new: int
    known: int


def saturation(themes: Iterable[Iterable[int]], rounds: Iterable[int]) -> list[Novelty]:
    """Return what each of ``rounds`` added, from the numbers of the rounds that each theme was
    heard in; when nothing new comes any more, the question is saturated."""
    heard = [set(one) for one in themes]
    first = [min(one) for one in heard if one]
    return [
        Novelty(
            number,
            sum(number in one for one in heard),
            first.count(number),
            sum(one <= number for one in first),
        )
        for number in rounds
    ]
