"""What the board shows of a question: its notes as cards, its themes as columns."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..models import Cafe, MarkKind, Note, NoteSource, Question, Theme
from .coverage import Coverage, coverage


class State(TextChoices):
    """Where a note stands on the board; the first that holds, from the last to the first."""

    UNSORTED = "unsorted", _("À classer")
    SORTED = "sorted", _("Classées")
    ASIDE = "aside", _("Écartées")
    HIDDEN = "hidden", _("Masquées")


@dataclass(frozen=True)
class Card:
    """A note on the board: the number of its round, the themes it is in, those where it is kept
    apart, and the sectors of the people who sat at its table in its round."""

    note: Note
    number: int | None
    sectors: Collection[str] = ()
    themes: list[Theme] = field(default_factory=list)
    apart: set[int] = field(default_factory=set)

    @cached_property
    def key(self) -> str:
        """Return the note's id as text: a number would be formatted thousands of times."""
        return str(self.note.pk)

    @cached_property
    def state(self) -> State:
        """Return where this note stands."""
        if self.note.hidden_at:
            return State.HIDDEN
        if hasattr(self.note, "set_aside"):
            return State.ASIDE
        return State.SORTED if self.themes else State.UNSORTED

    @property
    def plenary(self) -> bool:
        """Tell whether this was said in plenary."""
        return self.note.source == NoteSource.PLENARY

    @cached_property
    def origin(self) -> str:
        """Return where this note comes from, as its reader says it."""
        if self.plenary or self.note.table is None:
            return gettext("Plénière")
        parts = [gettext("Table %(number)s") % {"number": self.note.table.number}]
        if self.number:
            parts.append(gettext("Ronde %(number)s") % {"number": self.number})
        return " · ".join(parts)

    @cached_property
    def place(self) -> str:
        """Return what the filters know its table and round by: « 4-2 »; a plenary has neither."""
        table = self.note.table.number if self.note.table else 0
        return f"{table}-{self.number or 0}"

    @cached_property
    def signs(self) -> str:
        """Return what else the filters know it by: its marks, validated, kept apart."""
        found = [mark.kind for mark in self.note.tallies]  # type: ignore[attr-defined]
        found += ["validated"] * bool(self.note.validated_at) + ["apart"] * bool(self.apart)
        return " ".join(found)

    @cached_property
    def remarkable(self) -> bool:
        """Tell whether there is more to say of this note than its text and where it comes from."""
        note = self.note
        told = note.late or note.sibling_of_id or note.validated_at or note.tallies  # type: ignore[attr-defined]
        many = len(self.themes) > 1 or bool(self.apart)
        return bool(told or many or self.state in (State.ASIDE, State.HIDDEN))

    @property
    def others(self) -> bool:
        """Tell whether this note is in more than one theme."""
        return len(self.themes) > 1


@dataclass(frozen=True)
class Column:
    """A theme with its notes in order, those kept apart last; ``number`` is its place, from 1;
    ``dots`` those that the room gave it, once they are revealed."""

    theme: Theme
    number: int
    of: int
    cards: list[Card]
    dots: int | None = None

    @cached_property
    def key(self) -> str:
        """Return the theme's id as text."""
        return str(self.theme.pk)

    @property
    def rows(self) -> list[tuple[Card, bool]]:
        """Return each card, and whether it is kept apart here."""
        apart = [(card, self.theme.pk in card.apart) for card in self.cards]
        return sorted(apart, key=lambda row: row[1])

    @property
    def coverage(self) -> Coverage:
        """Return what this theme rests on; hidden notes do not count."""
        seen = [card for card in self.cards if card.note.hidden_at is None]
        return coverage((card.note.table_id, card.number, card.sectors) for card in seen)


@dataclass(frozen=True)
class Board:
    """What the synthesis shows of one question: all of it, or what is near some notes."""

    cafe: Cafe
    question: Question
    cards: list[Card]
    columns: list[Column]

    @property
    def unsorted(self) -> int:
        """Return how many notes are still to sort."""
        return sum(card.state == State.UNSORTED for card in self.cards)

    @property
    def choices(self) -> "Choices":
        """Return what its notes can be filtered by."""
        return choices(self.cards)


@dataclass(frozen=True)
class Choices:
    """The filters of a board: rounds and tables by number, sectors with their places."""

    rounds: list[int]
    tables: list[int]
    sectors: list[tuple[str, str]]
    marks: list[tuple[str, str]]


def choices(cards: Iterable[Card]) -> Choices:
    """Return the filters that would leave something of ``cards``."""
    listed = list(cards)
    places: dict[str, set[str]] = {}
    for card in listed:
        for sector in card.sectors:
            places.setdefault(sector, set()).add(card.place)
    kinds = {mark.kind for card in listed for mark in card.note.tallies}  # type: ignore[attr-defined]
    return Choices(
        sorted({card.number for card in listed if card.number}),
        sorted({card.note.table.number for card in listed if card.note.table}),
        [(sector, " ".join(sorted(places[sector]))) for sector in sorted(places)],
        [(kind.value, str(kind.label)) for kind in MarkKind if kind in kinds],
    )


def reading_order(card: Card) -> tuple[int, int, int]:
    """Order notes by round, then table, then arrival; the plenary comes last."""
    table = card.note.table
    late = 10_000
    return (card.number or late, table.number if table else late, card.note.pk)
