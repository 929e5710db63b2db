"""What a fiche draws from the other cafés of its series: what may be cited, and what is cited.

Passages know such a source by a negative number (:mod:`outside_keys`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import QuerySet
from django.utils.timezone import localdate

from ..access.roles import cafes_of
from ..models import Cafe, Note, OutsideSource, Question, User
from ..synthesis.cards import Card
from ..synthesis.series.gathering import Told, gathered, key
from ..wording.folding import folded
from .whereabouts import Place


@dataclass(frozen=True)
class Elsewhere:
    """A note of another café: where it was said, and the note itself where the reader has it at hand.

    ``source`` is the number of the source that it is here, if any; ``mine``: the passage at hand
    rests on it; ``sentence``: the one that it was linked to, where that is gone.
    """

    title: str
    held_on: date
    table: int | None
    round: int | None
    note: Note | None = None
    source: int = 0
    places: list[Place] = field(default_factory=list)
    mine: bool = False
    sentence: str = ""


@dataclass(frozen=True)
class Theirs:
    """A theme of another café, or no title for its notes in none, with its notes."""

    title: str
    lines: list[Elsewhere]
    theme: int = 0


@dataclass(frozen=True)
class Neighbour:
    """Another café of the series, with what it told of the question at hand."""

    cafe: Cafe
    groups: list[Theirs]


def at_hand(cafe: Cafe, reader: User) -> QuerySet[Note]:
    """Return the notes of the other cafés of the series that ``reader`` may cite: they may read that
    café, and the note is neither taken back nor hidden."""
    return Note.objects.public().filter(cafe__in=neighbours(cafe, reader))


def neighbours(cafe: Cafe, reader: User) -> QuerySet[Cafe]:
    """Return the other cafés of the series that ``reader`` may read; none without a series."""
    if cafe.series_id is None:
        return Cafe.objects.none()
    return cafes_of(reader).filter(series=cafe.series_id).exclude(pk=cafe.pk)


@dataclass(frozen=True)
class Outside:
    """The sources of a fiche in other cafés by their keys, and the way from a note to them."""

    sources: dict[int, OutsideSource]
    places: dict[int, list[Place]]
    mine: set[int] = field(default_factory=set)

    @cached_property
    def by_note(self) -> dict[int | None, int]:
        """Return the key of each note that is cited."""
        return {one.note_id: key for key, one in self.sources.items()}

    def cited(self, keys: Iterable[int], cafe: Cafe, reader: User) -> list[Elsewhere]:
        """Return these sources, with their notes where they are at hand, in one query."""
        here = [self.sources[one] for one in keys if one in self.sources]
        wanted = [one.note_id for one in here if one.note_id]
        notes = at_hand(cafe, reader).select_related("cafe").in_bulk(wanted) if wanted else {}
        return [self._cited(one, notes.get(one.note_id or 0)) for one in here]

    def _cited(self, one: OutsideSource, note: Note | None) -> Elsewhere:
        about = (one.title, one.held_on, one.table, one.round)
        return Elsewhere(*about, note, one.pk, mine=True)

    def offered(self, told: Told, card: Card) -> Elsewhere:
        """Return a note that can be cited."""
        number = card.note.table.number if card.note.table else None
        cafe, note = told.cafe, card.note
        note.cafe = cafe
        found = self.by_note.get(note.pk, 0)
        return Elsewhere(
            *(cafe.title, localdate(cafe.starts_at), number, card.number, note, -found),
            self.places.get(found, []),
            found in self.mine,
        )


def offer(cafes: Sequence[Cafe], question: Question, outside: Outside) -> list[Neighbour]:
    """Return what other cafés told of a question, by what it says; those that did not ask it are
    left out."""
    about = key(question.text)
    found = []
    for one in gathered(cafes, about):
        for told in one.told.values():
            groups = [
                Theirs(c.theme.title, [outside.offered(told, card) for card in c.cards], c.theme.pk)
                for c in told.columns
            ]
            if told.rest:
                groups.append(Theirs("", [outside.offered(told, card) for card in told.rest]))
            found.append(Neighbour(one.cafe, [group for group in groups if group.lines]))
    return [one for one in found if one.groups]


def search(cafes: Sequence[Cafe], query: str, outside: Outside) -> list[Elsewhere]:
    """Return the notes of other cafés that hold these words."""
    return [
        outside.offered(told, card)
        for one in gathered(cafes)
        for told in one.told.values()
        for card in told.cards
        if folded(query) in folded(card.note.text)
    ]
