"""Reading the board of a question: its notes, its themes, and which stand where."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet

from ..harvest.marks import tally
from ..models import Cafe, MarkKind, Note, NoteSource, Placement, Question, Round, Theme
from .coverage import Coverage, coverage


@dataclass(frozen=True)
class Card:
    """A note as it stands on the board: the number of its round, and the themes it is in."""

    note: Note
    number: int | None
    themes: list[Theme] = field(default_factory=list)

    @property
    def plenary(self) -> bool:
        """Tell whether this was said in plenary."""
        return self.note.source == NoteSource.PLENARY

    @property
    def also(self) -> bool:
        """Tell whether this note is in more than one theme."""
        return len(self.themes) > 1


@dataclass(frozen=True)
class Column:
    """A theme with its notes in order; ``number`` is its place on the board, from 1."""

    theme: Theme
    number: int
    of: int
    cards: list[Card]

    @property
    def coverage(self) -> Coverage:
        """Return what this theme rests on."""
        return coverage((card.note.table_id, card.number) for card in self.cards)


@dataclass(frozen=True)
class Board:
    """All that the synthesis shows of one question, read in five queries."""

    cafe: Cafe
    question: Question
    cards: list[Card]
    columns: list[Column]

    @property
    def unsorted(self) -> int:
        """Return how many notes are in no theme."""
        return sum(not card.themes for card in self.cards)


def board(cafe: Cafe, question: Question) -> Board:
    """Read the board of a question; notes taken back are left out."""
    numbers = {one.pk: n for n, one in enumerate(Round.objects.filter(cafe=cafe), 1)}
    notes = Note.objects.standing().filter(cafe=cafe, question=question).select_related("table")
    cards = {note.pk: Card(note, numbers.get(note.round_id or 0)) for note in tally(notes)}
    themes = list(Theme.objects.filter(cafe=cafe, question=question))
    placed: dict[int, list[Card]] = defaultdict(list)
    by_id = {theme.pk: theme for theme in themes}
    for theme_id, note_id in placements(question):
        if note_id in cards:
            placed[theme_id].append(cards[note_id])
            cards[note_id].themes.append(by_id[theme_id])
    columns = [Column(t, n, len(themes), placed[t.pk]) for n, t in enumerate(themes, 1)]
    return Board(cafe, question, sorted(cards.values(), key=reading_order), columns)


def placements(question: Question) -> list[tuple[int, int]]:
    """Return (theme, note) pairs of a question, in the order of its themes and their notes."""
    pairs = Placement.objects.filter(theme__question=question)
    ordered = pairs.order_by("theme__position", "theme__pk", "position", "pk")
    return list(ordered.values_list("theme_id", "note_id"))


def reading_order(card: Card) -> tuple[int, int, int]:
    """Order notes by round, then table, then arrival; the plenary comes last."""
    table = card.note.table
    late = 10_000
    return (card.number or late, table.number if table else late, card.note.pk)


def contradictions(cafe: Cafe) -> QuerySet[Note]:
    """Return the public notes that contradict and of which nothing was made, in one query.

    They are kept apart in a theme, or a group answered « contredit »; no block of the fiche rests
    on them, and nobody set them aside.
    """
    contrary = Q(placements__dissent=True) | Q(marks__kind=MarkKind.CONTRADICTS)
    found = Note.objects.public().filter(contrary, cafe=cafe, sources=None, set_aside=None)
    return found.select_related("table", "round", "question").distinct()


@dataclass(frozen=True)
class Pile:
    """How many notes a question has, and how many of them are in no theme yet."""

    question: Question
    total: int
    unsorted: int


def piles(cafe: Cafe) -> list[Pile]:
    """Return a pile per question, in their order, in one query."""
    standing = Q(notes__deleted_at=None)
    total = Count("notes", filter=standing, distinct=True)
    placed = Count("notes", filter=standing & Q(notes__placements__isnull=False), distinct=True)
    counted = cafe.questions.annotate(total=total, placed=placed)
    return [Pile(one, one.total, one.total - one.placed) for one in counted]
