"""The comparison of a series as rows of plain values, for a file."""

from collections.abc import Sequence

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from ..sheets import Row as Values
from .comparing import Compared, Spot
from .gathering import Gathered


def themes_of(every: Sequence[Compared]) -> list[Values]:
    """Return a row per question, theme and café: what it rests on there, its dots, its notes by table."""
    numbers = sorted({number for one in every for number in one.numbers})
    head = (_("Question"), _("Thème"), _("Café"), _("Date"), _("Notes"), _("Tables"), _("Rondes"))
    more = (_("Table %(number)s") % {"number": number} for number in numbers)
    rows: list[Values] = [[*head, _("À part"), _("Points"), *more]]
    for one in every:
        for row in one.rows:
            rows += [
                [one.question.text, row.title, *_values(spot, numbers)]
                for spot in row.spots
                if spot
            ]
    return rows


def _values(spot: Spot, numbers: Sequence[int]) -> Values:
    known, cafe = spot.line.coverage, spot.told.cafe
    tables = [card.note.table.number for card in spot.line.cards if card.note.table]
    dots = "" if spot.dots is None else spot.dots
    return [
        *(cafe.title, localdate(cafe.starts_at).isoformat()),
        *(known.notes, known.tables, known.rounds, spot.line.apart, dots),
        *(tables.count(number) for number in numbers),
    ]


def dates_of(cafes: Sequence[Gathered]) -> list[Values]:
    """Return a row per café: when, and how many tables, rounds, notes and themes."""
    rows: list[Values] = [[_("Café"), _("Date"), _("Tables"), _("Rondes"), _("Notes"), _("Thèmes")]]
    for one in cafes:
        day = localdate(one.cafe.starts_at).isoformat()
        rows.append([one.cafe.title, day, one.tables, one.rounds, one.notes, one.themes])
    return rows
