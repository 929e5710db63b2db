"""The matrix of a question: how many notes each theme has from each table and each round."""

from collections import Counter
from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from ..models import Cafe, Question, Table
from ..preparation.queries import every_table, programme
from .cards import Card, State
from .coverage import Coverage, Novelty, coverage, saturation
from .queries import board

STEPS = 4


@dataclass(frozen=True)
class Cell:
    """A number of the matrix and how strongly it is drawn: 0 for none, to 4 for the largest."""

    count: int
    heat: int
    first: bool = False


@dataclass(frozen=True)
class Line:
    """A theme, or with no number the notes in none, with its notes by table and by round."""

    number: int | None
    title: str
    cards: list[Card]
    apart: int = 0

    @cached_property
    def coverage(self) -> Coverage:
        """Return what it rests on."""
        return coverage((card.note.table_id, card.number, card.sectors) for card in self.cards)

    @cached_property
    def by_table(self) -> Counter[int | None]:
        """Return its notes per table."""
        return Counter(card.note.table_id for card in self.cards)

    @cached_property
    def by_round(self) -> Counter[int | None]:
        """Return its notes per number of round; the plenary is under None."""
        return Counter(card.number for card in self.cards)


@dataclass(frozen=True)
class Matrix:
    """What hidden notes leave of a question: its themes, then what is in none, by table and round."""

    question: Question
    tables: list[Table]
    rounds: list[int]
    themes: list[Line]
    rest: Line

    @cached_property
    def lines(self) -> list[Line]:
        """Return the themes, and last the notes to sort where there are any."""
        return [*self.themes, *([self.rest] if self.rest.cards else [])]

    @property
    def table_rows(self) -> list[tuple[Line, list[Cell]]]:
        """Return each line with a cell per table."""
        most = max((n for one in self.themes for n in one.by_table.values()), default=0)
        return [
            (one, [cell(one.by_table[table.pk], most) for table in self.tables])
            for one in self.lines
        ]

    @property
    def round_rows(self) -> list[tuple[Line, list[Cell]]]:
        """Return each theme with a cell per round, the one in which it was first heard marked."""
        most = max((n for one in self.themes for n in one.by_round.values()), default=0)
        rows = []
        for one in self.themes:
            first = min((number for number in one.by_round if number), default=None)
            cells = [cell(one.by_round[number], most, number == first) for number in self.rounds]
            rows.append((one, cells))
        return rows

    @cached_property
    def novelties(self) -> list[Novelty]:
        """Return what each round added."""
        heard = ([number for number in one.by_round if number] for one in self.themes)
        return saturation(heard, self.rounds)

    @property
    def sentence(self) -> str:
        """Return whether new themes still came at the end, in words; empty where nothing shows."""
        heard = [one for one in self.novelties if one.heard]
        if len(heard) < 2 or not heard[-1].known:
            return ""
        if heard[-1].new:
            return _(
                "La dernière ronde a encore apporté du nouveau : tout n’a peut-être pas été dit."
            )
        return _("La dernière ronde n’a apporté aucun thème nouveau : les idées se recoupent.")


def cell(count: int, most: int, first: bool = False) -> Cell:
    """Return a cell drawn beside the largest of its matrix."""
    return Cell(count, min(STEPS, -(-count * STEPS // most)) if most else 0, first and count > 0)


def matrix(cafe: Cafe, question: Question) -> Matrix:
    """Read the matrix of a question; hidden notes and those set aside do not count."""
    seen = board(cafe, question)
    themes = [
        Line(one.number, one.theme.title, public(one.cards), apart_in(one.theme.pk, one.cards))
        for one in seen.columns
    ]
    free = [card for card in seen.cards if card.state == State.UNSORTED]
    cards = [card for one in themes for card in one.cards] + free
    came = {card.note.table_id for card in cards}
    tables = [
        table
        for table in every_table(cafe).values()
        if table.removed_at is None or table.pk in came
    ]
    rounds = list(range(1, len(programme(cafe).rounds) + 1))
    rest = Line(None, _("Notes à classer"), free)
    return Matrix(question, sorted(tables, key=lambda t: t.number), rounds, themes, rest)


def public(cards: list[Card]) -> list[Card]:
    """Return the cards of notes that are not hidden."""
    return [card for card in cards if card.note.hidden_at is None]


def apart_in(theme: int, cards: list[Card]) -> int:
    """Return how many public notes are kept apart in a theme."""
    return sum(theme in card.apart for card in public(cards))
