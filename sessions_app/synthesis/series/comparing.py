"""Cafés side by side: question by question, their themes of the same name, and their tables."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from ...models import Question
from ..cards import Card, Column
from ..matrix import Cell, Line, cell
from .gathering import Gathered, Told, key


@dataclass(frozen=True)
class Spot:
    """A theme in one café: its themes of that name as one line; ``dots`` of the room, once known."""

    told: Told
    line: Line
    cell: Cell
    theme: int | None = None
    dots: int | None = None


@dataclass(frozen=True)
class Row:
    """A theme across the cafés ``told`` that asked its question, in their order; no spot in one
    that has no such theme. ``rest``: the notes in none."""

    title: str
    told: list[Told]
    spots: list[Spot | None]
    rest: bool = False

    @property
    def pairs(self) -> Iterator[tuple[Told, Spot | None]]:
        """Yield each café with the theme there."""
        return zip(self.told, self.spots, strict=True)

    @property
    def cafes(self) -> int:
        """Return in how many cafés it is."""
        return sum(spot is not None for spot in self.spots)

    @property
    def notes(self) -> int:
        """Return how many notes it has in all."""
        return sum(spot.cell.count for spot in self.spots if spot)


@dataclass(frozen=True)
class Compared:
    """One question: what each café told of it, None where it was not asked there."""

    cafes: Sequence[Gathered]
    told: list[Told | None]

    @property
    def asked(self) -> list[Told]:
        """Return what the cafés told that asked it."""
        return [one for one in self.told if one]

    @property
    def question(self) -> Question:
        """Return the question, in the words of the first café that asked it."""
        return self.asked[0].question

    @property
    def missing(self) -> list[Gathered]:
        """Return the cafés that did not ask it."""
        return [cafe for cafe, told in zip(self.cafes, self.told, strict=True) if told is None]

    @cached_property
    def rows(self) -> list[Row]:
        """Return the themes as the last café names them, those of the most cafés first, then those
        of the most notes; after them the notes to sort, where there are any."""
        themes = [(told, named(told)) for told in self.asked]
        titles = {name: one[0].theme.title for _told, mine in themes for name, one in mine.items()}
        most = [max(len(lined(one)) for one in mine.values()) if mine else 0 for _t, mine in themes]
        rows = [
            Row(
                title,
                self.asked,
                [
                    _spot(told, mine[name], n) if name in mine else None
                    for (told, mine), n in zip(themes, most, strict=True)
                ],
            )
            for name, title in titles.items()
        ]
        rows.sort(key=lambda row: (-row.cafes, -row.notes, row.title))
        rest = Row(_("Notes à classer"), self.asked, [_rest(told) for told in self.asked], True)
        return [*rows, *([rest] if rest.notes else [])]

    @cached_property
    def numbers(self) -> list[int]:
        """Return the numbers of all tables of the cafés that asked it."""
        return sorted({number for one in self.asked for number in one.tables})

    @cached_property
    def by_table(self) -> list[tuple[Told, list[tuple[int, Cell | None]]]]:
        """Return each café that asked it with its notes by number of table, None where it has no
        such table."""
        counts = {told.cafe.pk: _by_number(told) for told in self.asked}

        def at(told: Told, number: int) -> Cell | None:
            mine = counts[told.cafe.pk]
            return (
                cell(mine[number], max(mine.values(), default=0)) if number in told.tables else None
            )

        return [
            (told, [(number, at(told, number)) for number in self.numbers]) for told in self.asked
        ]


def compared(cafes: Sequence[Gathered]) -> list[Compared]:
    """Match the questions of cafés by what they say; those of the most cafés come first."""
    names = dict.fromkeys(name for one in cafes for name in one.by_key)
    found = [Compared(cafes, [one.by_key.get(name) for one in cafes]) for name in names]
    return sorted(found, key=lambda one: len(one.missing))


def named(told: Told) -> dict[str, list[Column]]:
    """Return the themes of a question in one café, by what their titles say."""
    found: dict[str, list[Column]] = {}
    for column in told.columns:
        found.setdefault(key(column.theme.title), []).append(column)
    return found


def lined(columns: Sequence[Column]) -> list[Card]:
    """Return the notes of these themes, each once."""
    return list({card.note.pk: card for column in columns for card in column.cards}.values())


def _spot(told: Told, columns: Sequence[Column], most: int) -> Spot:
    """Return a theme of a café, drawn beside the largest of that café, whatever its size."""
    cards, first = lined(columns), columns[0]
    apart = sum(any(one.theme.pk in card.apart for one in columns) for card in cards)
    dots = [one.dots for one in columns if one.dots is not None]
    line = Line(first.number, first.theme.title, cards, apart)
    return Spot(told, line, cell(len(cards), most), first.theme.pk, sum(dots) if dots else None)


def _rest(told: Told) -> Spot:
    return Spot(told, Line(None, "", told.rest), Cell(len(told.rest), 0))


def _by_number(told: Told) -> Counter[int]:
    return Counter(card.note.table.number for card in told.cards if card.note.table)
