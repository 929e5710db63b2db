"""The notes of a café as they are told afterwards: numbered once for all, with themes and marks."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext as _

from ..harvest.marks import Tally, tally
from ..models import Cafe, Note, NoteSource, Placement, Question, SetAside, Theme
from ..preparation.queries import Programme, programme


@dataclass(frozen=True)
class Told:
    """A note with its ``number`` in every list of this café, the numbers of its round (None: said
    in no round), its themes, what groups said of it, and why it was set aside, where it was."""

    number: int
    note: Note
    round: int | None
    themes: list[Theme] = field(default_factory=list)
    tallies: list[Tally] = field(default_factory=list)
    aside: SetAside | None = None

    @property
    def table(self) -> int | None:
        """Return the number of its table; None for what was said in plenary."""
        return self.note.table.number if self.note.table else None

    @property
    def plenary(self) -> bool:
        """Tell whether this was said in plenary."""
        return self.note.source == NoteSource.PLENARY


@dataclass(frozen=True)
class Harvested:
    """What a café gathered: its programme, its notes in reading order, its themes in theirs."""

    plan: Programme
    notes: list[Told]
    themes: list[Theme]

    @cached_property
    def by_id(self) -> dict[int, Told]:
        """Return each note by the id of its row."""
        return {one.note.pk: one for one in self.notes}

    @cached_property
    def behind(self) -> dict[int, list[Told]]:
        """Return the notes of each theme, by its id, in reading order."""
        found: dict[int, list[Told]] = defaultdict(list)
        for one in self.notes:
            for theme in one.themes:
                found[theme.pk].append(one)
        return found

    def notes_of(self, question: Question) -> list[Told]:
        """Return the notes of a question."""
        return [one for one in self.notes if one.note.question_id == question.pk]

    def themes_of(self, question: Question) -> list[Theme]:
        """Return the themes of a question."""
        return [one for one in self.themes if one.question_id == question.pk]

    def grouped(self, question: Question) -> list[tuple[str, list[Note]]]:
        """Return the notes of a question under the titles of its themes; those of none come last."""
        groups = [
            (theme.title, [one.note for one in self.behind.get(theme.pk, [])])
            for theme in self.themes_of(question)
        ]
        rest = [one.note for one in self.notes_of(question) if not one.themes]
        return [one for one in [*groups, (_("Sans thème"), rest)] if one[1]]


def public_notes(cafe: Cafe) -> list[Note]:
    """Return the notes that exports may show: neither taken back nor hidden."""
    return list(Note.objects.public().filter(cafe=cafe).select_related("table"))


def harvested(cafe: Cafe) -> Harvested:
    """Read the harvest in a fixed number of queries; order: question, round, table, arrival."""
    plan = programme(cafe)
    rank = {one.pk: at for at, one in enumerate(plan.questions)}
    numbers = {one.pk: n for n, one in enumerate(plan.rounds, 1)}
    themes = list(Theme.objects.filter(cafe=cafe))
    by_id = {theme.pk: theme for theme in themes}
    placed: dict[int, list[Theme]] = defaultdict(list)
    aside = {one.note_id: one for one in SetAside.objects.filter(note__cafe=cafe)}
    pairs = Placement.objects.filter(theme__cafe=cafe).order_by("theme__position", "pk")
    for theme, note in pairs.values_list("theme", "note"):
        placed[note].append(by_id[theme])

    def order(note: Note) -> tuple[int, int, int, int]:
        last = 10_000
        table = note.table.number if note.table else last
        return rank[note.question_id], numbers.get(note.round_id or 0, last), table, note.pk

    notes = [
        Told(
            n,
            note,
            numbers.get(note.round_id or 0),
            placed[note.pk],
            note.tallies,  # type: ignore[attr-defined]
            aside.get(note.pk),
        )
        for n, note in enumerate(sorted(tally(public_notes(cafe)), key=order), 1)
    ]
    return Harvested(plan, notes, themes)
