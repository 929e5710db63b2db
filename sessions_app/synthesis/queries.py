"""Reading the board of a question: its notes, its themes, and which stand where."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Value, When

from ..facilitation.dots.counting import revealed
from ..harvest.marks import tally
from ..models import Cafe, MarkKind, Note, Placement, Question, Round, SetAside, Theme
from .cards import Board, Card, Column, State, reading_order
from .sectors import sectors_by_place


def board(cafe: Cafe, question: Question, only: Collection[int] | None = None) -> Board:
    """Read the board of a question, without notes taken back, in seven queries, and a few more once
    dots are revealed.

    With ``only``, its cards and columns hold no other notes than these.
    """
    numbers = {one.pk: n for n, one in enumerate(Round.objects.filter(cafe=cafe), 1)}
    sectors = sectors_by_place(cafe)
    notes = Note.objects.standing().filter(cafe=cafe, question=question)
    if only is not None:
        notes = notes.filter(pk__in=only)
    cards = {
        note.pk: Card(
            note,
            numbers.get(note.round_id or 0),
            sectors.get((note.table_id, note.round_id), ()),
        )
        for note in tally(notes.select_related("table", "set_aside"))
    }
    themes = list(Theme.objects.filter(cafe=cafe, question=question))
    placed = place(cards, themes, question, only)
    dots = revealed(cafe)
    columns = [
        Column(t, n, len(themes), placed[t.pk], dots.get(t.pk)) for n, t in enumerate(themes, 1)
    ]
    return Board(cafe, question, sorted(cards.values(), key=reading_order), columns)


def place(
    cards: dict[int, Card], themes: list[Theme], question: Question, only: Collection[int] | None
) -> dict[int, list[Card]]:
    """Tell each card its themes, and return the cards of each theme, in one query."""
    placed: dict[int, list[Card]] = defaultdict(list)
    by_id = {theme.pk: theme for theme in themes}
    pairs = Placement.objects.filter(theme__question=question)
    if only is not None:
        pairs = pairs.filter(note__in=only)
    ordered = pairs.order_by("theme__position", "theme__pk", "position", "pk")
    for theme, note, apart in ordered.values_list("theme_id", "note_id", "dissent"):
        if note in cards:
            placed[theme].append(cards[note])
            cards[note].themes.append(by_id[theme])
            cards[note].apart.update({theme} if apart else ())
    return placed


def placements(question: Question) -> list[tuple[int, int]]:
    """Return (theme, note) pairs of a question, in the order of its themes and their notes."""
    pairs = Placement.objects.filter(theme__question=question)
    ordered = pairs.order_by("theme__position", "theme__pk", "position", "pk")
    return list(ordered.values_list("theme_id", "note_id"))


def near(notes: Collection[int], themes: Collection[int]) -> set[int]:
    """Return the notes in ``themes``, ``notes``, and what shares a theme with these; two queries."""
    beside = Placement.objects.filter(note__in=notes).values_list("theme", flat=True)
    wanted = {*themes, *beside}
    inside = Placement.objects.filter(theme__in=wanted).values_list("note", flat=True)
    return {*notes, *inside}


def state_of_note() -> Case:
    """Return where a note stands, as an expression: what ``Card.state`` says."""
    return Case(
        When(hidden_at__isnull=False, then=Value(State.HIDDEN)),
        When(Exists(SetAside.objects.filter(note=OuterRef("pk"))), then=Value(State.ASIDE)),
        When(Exists(Placement.objects.filter(note=OuterRef("pk"))), then=Value(State.SORTED)),
        default=Value(State.UNSORTED),
    )


@dataclass(frozen=True)
class Pile:
    """How many notes a question has in each state."""

    question: Question
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        """Return how many notes stand."""
        return sum(self.counts.values())

    @property
    def unsorted(self) -> int:
        """Return how many notes are still to sort."""
        return self.counts[State.UNSORTED]

    @property
    def states(self) -> list[tuple[State, int]]:
        """Return each state with its number of notes."""
        return [(state, self.counts[state]) for state in State]


def piles(cafe: Cafe) -> list[Pile]:
    """Return a pile per question, in their order, in two queries."""
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    notes = Note.objects.standing().filter(cafe=cafe).order_by().annotate(state=state_of_note())
    for row in notes.values("question_id", "state").annotate(many=Count("pk")):
        counts[row["question_id"]][row["state"]] = row["many"]
    return [Pile(one, counts[one.pk]) for one in cafe.questions.all()]


def contradictions(cafe: Cafe) -> QuerySet[Note]:
    """Return the public notes that contradict and of which nothing was made, in one query.

    They are kept apart in a theme, or a group answered « contredit »; no block of the fiche rests
    on them, and nobody set them aside.
    """
    contrary = Q(placements__dissent=True) | Q(marks__kind=MarkKind.CONTRADICTS)
    found = Note.objects.public().filter(contrary, cafe=cafe, sources=None, set_aside=None)
    return found.select_related("table", "round", "question").distinct()
