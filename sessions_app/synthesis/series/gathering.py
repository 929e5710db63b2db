"""The synthesis of several cafés read at once, in as many queries as of one."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ...facilitation.dots.counting import revealed
from ...models import Cafe, Note, Placement, Question, Round, Table, Theme
from ...wording.folding import folded
from ..cards import Card, Column, State, reading_order


@dataclass(frozen=True)
class Told:
    """What a café told about one question: its public notes that were not set aside, its themes
    with theirs; ``standing`` are the numbers of its tables."""

    cafe: Cafe
    question: Question
    cards: list[Card]
    columns: list[Column]
    standing: frozenset[int] = frozenset()

    @property
    def rest(self) -> list[Card]:
        """Return the notes in no theme."""
        return [card for card in self.cards if card.state == State.UNSORTED]

    @property
    def tables(self) -> frozenset[int]:
        """Return the numbers of its tables: those that stand, and those that told something."""
        return self.standing | {card.note.table.number for card in self.cards if card.note.table}


@dataclass(frozen=True)
class Gathered:
    """A café of a series: how many tables and rounds it has, and what it told by question."""

    cafe: Cafe
    tables: int
    rounds: int
    questions: list[Question]
    told: dict[int, Told] = field(default_factory=dict)

    @cached_property
    def by_key(self) -> dict[str, Told]:
        """Return what it told by what its question says; of two that say the same, each by its rank."""
        seen: Counter[str] = Counter()
        found = {}
        for one in self.questions:
            name = key(one.text)
            seen[name] += 1
            found[f"{name} {seen[name]}"] = self.told[one.pk]
        return found

    @property
    def notes(self) -> int:
        """Return how many notes count."""
        return sum(len(one.cards) for one in self.told.values())

    @property
    def themes(self) -> int:
        """Return how many themes it has."""
        return sum(len(one.columns) for one in self.told.values())


def key(text: str) -> str:
    """Return what two texts that say the same have in common: no accent, case, space or stop."""
    return folded(text).replace(" ", "").rstrip("?.:!…")


def gathered(cafes: Sequence[Cafe], about: str | None = None) -> list[Gathered]:
    """Read what cafés told, in seven queries, and a few more once dots are revealed.

    With ``about``, only of the questions that say so (:func:`key`).
    """
    tables = _by_cafe(Table.objects.standing().filter(cafe__in=cafes))
    every = Question.objects.filter(cafe__in=cafes).order_by("position", "pk")
    asked = [one for one in every if about is None or key(one.text) == about]
    questions = _by_cafe(asked)
    numbers, many = _rounds(cafes)
    cards = _cards(asked, numbers)
    columns = _columns(cafes, asked, cards)
    notes: dict[int, list[Card]] = defaultdict(list)
    for card in sorted(cards.values(), key=reading_order):
        notes[card.note.question_id].append(card)
    found = []
    for cafe in cafes:
        here = frozenset(table.number for table in tables[cafe.pk])
        own = questions[cafe.pk]
        told = {q.pk: Told(cafe, q, notes[q.pk], columns[q.pk], here) for q in own}
        found.append(Gathered(cafe, len(here), many[cafe.pk], own, told))
    return found


def _by_cafe(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.cafe_id].append(row)
    return found


def _rounds(cafes: Sequence[Cafe]) -> tuple[dict[int, int], dict[int, int]]:
    """Return the number of each round, by its id, and how many each café has."""
    numbers: dict[int, int] = {}
    many: dict[int, int] = defaultdict(int)
    for pk, cafe in Round.objects.filter(cafe__in=cafes).values_list("pk", "cafe_id"):
        many[cafe] += 1
        numbers[pk] = many[cafe]
    return numbers, many


def _cards(asked: Sequence[Question], numbers: dict[int, int]) -> dict[int, Card]:
    notes = Note.objects.public().filter(question__in=asked, set_aside=None)
    found = notes.select_related("table", "set_aside")
    return {note.pk: Card(note, numbers.get(note.round_id or 0)) for note in found}


def _columns(
    cafes: Sequence[Cafe], asked: Sequence[Question], cards: dict[int, Card]
) -> dict[int, list[Column]]:
    """Return the themes of each question, by its id, each with its cards, which are told of it."""
    themes = list(Theme.objects.filter(question__in=asked).order_by("position", "pk"))
    by_id = {theme.pk: theme for theme in themes}
    inside: dict[int, list[Card]] = defaultdict(list)
    pairs = Placement.objects.filter(theme__question__in=asked).order_by("position", "pk")
    for theme, note, apart in pairs.values_list("theme_id", "note_id", "dissent"):
        if card := cards.get(note):
            inside[theme].append(card)
            card.themes.append(by_id[theme])
            card.apart.update({theme} if apart else ())
    dots = revealed(*cafes)
    found: dict[int, list[Column]] = defaultdict(list)
    for one in themes:
        here = found[one.question_id]
        here.append(Column(one, len(here) + 1, 0, inside[one.pk], dots.get(one.pk)))
    return found
