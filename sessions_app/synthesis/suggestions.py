"""What the board proposes for a note, and its notes that seem to say the same. Nothing is written."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..models import Note, Question, Round, Theme
from .actions import judged
from .nearness.apart import Apart, TooSoon, installed
from .nearness.by_words import by_words, near_duplicates
from .nearness.proposals import Group, Proposal
from .queries import placements


@dataclass(frozen=True)
class Said:
    """A note with the number of its round, if it was said in one."""

    note: Note
    number: int | None


@dataclass(frozen=True)
class Suggestion:
    """A theme proposed for a note, with what speaks for it."""

    theme: Theme
    notes: list[Said]
    words: tuple[str, ...]


@dataclass(frozen=True)
class Suggestions:
    """What is proposed for a note; ``way`` tells how: words, meaning, or words meanwhile."""

    said: Said
    themes: int
    found: list[Suggestion]
    way: str


@dataclass(frozen=True)
class Twins:
    """Two notes that seem to say the same, each with its themes; ``differ``: somebody said no."""

    first: Said
    second: Said
    first_themes: list[Theme]
    second_themes: list[Theme]
    differ: bool

    @property
    def together(self) -> bool:
        """Tell whether both stand in the same themes."""
        return bool(self.first_themes) and self.first_themes == self.second_themes

    @property
    def themes(self) -> list[Theme]:
        """Return the themes in which one of them stands."""
        return list(dict.fromkeys([*self.first_themes, *self.second_themes]))


def suggestions(question: Question, note: Note) -> Suggestions:
    """Return the themes nearest to a note of this question, in six queries at most."""
    texts = texts_of(question)
    themes = {theme.pk: theme for theme in Theme.objects.filter(question=question)}
    inside: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for theme, one in placements(question):
        if one in texts and one != note.pk:
            inside[theme].append((one, texts[one]))
    groups = [Group(pk, theme.title, tuple(inside[pk])) for pk, theme in themes.items()]
    proposals, way = nearest(note.text, groups, texts)
    shown = said([note.pk, *(pk for one in proposals for pk in one.notes)])
    found = [
        Suggestion(themes[one.theme], [shown[pk] for pk in one.notes if pk in shown], one.words)
        for one in proposals
    ]
    return Suggestions(shown[note.pk], len(themes), found, way)


def nearest(
    text: str, groups: Sequence[Group], texts: dict[int, str]
) -> tuple[list[Proposal], str]:
    """Return the proposals and how they were found; by meaning where the extra is ready for it."""
    by_meaning = installed()
    if by_meaning and groups:
        try:
            return model().nearest_themes(text, groups), "meaning"
        except TooSoon:
            pass
    board = frozenset([*texts.values(), *(group.title for group in groups)])
    return by_words(board).nearest_themes(text, groups), "meanwhile" if by_meaning else "words"


def twins(question: Question) -> list[Twins]:
    """Return the pairs of notes of a question that seem to say the same, the most alike first."""
    pairs = alike(tuple(texts_of(question).items()))
    shown = said([pk for one in pairs for pk in (one.first, one.second)])
    themes = {theme.pk: theme for theme in Theme.objects.filter(question=question)}
    of: dict[int, list[Theme]] = defaultdict(list)
    for theme, note in placements(question):
        of[note].append(themes[theme])
    different = judged(question)
    return [
        Twins(
            shown[one.first],
            shown[one.second],
            of[one.first],
            of[one.second],
            frozenset((one.first, one.second)) in different,
        )
        for one in pairs
    ]


@lru_cache(4)
def alike(notes: tuple[tuple[int, str], ...]) -> list:
    """Return the pairs of notes, kept while their texts stay the same."""
    return near_duplicates(notes)


@lru_cache(1)
def model() -> Apart:
    """Return the one model of this process."""
    return Apart()


def texts_of(question: Question) -> dict[int, str]:
    """Return the texts of a question's notes, without those taken back, set aside or hidden."""
    notes = Note.objects.public().filter(question=question, set_aside=None)
    return dict(notes.order_by("pk").values_list("pk", "text"))


def said(notes: list[int]) -> dict[int, Said]:
    """Return notes with their tables and the numbers of their rounds, in two queries."""
    found = Note.objects.filter(pk__in=notes).select_related("table", "cafe")
    by_id = {note.pk: note for note in found}
    cafes = {note.cafe_id for note in by_id.values()}
    rounds = Round.objects.filter(cafe__in=cafes)
    numbers = {one.pk: n for n, one in enumerate(rounds, 1)}
    return {pk: Said(note, numbers.get(note.round_id or 0)) for pk, note in by_id.items()}
