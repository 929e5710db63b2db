"""What a new group is told of those before it: at most three ideas and one question."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..models import Mark, MarkKind, Note, QuestionMode
from ..preparation.queries import Programme
from .queries import TableTop

MOST = 3


@dataclass(frozen=True)
class Passed:
    """An idea passed on, the number of its round, and what the group of now says of it."""

    note: Note
    number: int | None
    mark: Mark | None

    @property
    def choices(self) -> list[tuple[MarkKind, bool]]:
        """Return each kind of mark, and whether it is this group's."""
        return [(kind, bool(self.mark and self.mark.kind == kind)) for kind in MarkKind]


@dataclass(frozen=True)
class Handover:
    """The card of a new group; empty in the first round."""

    ideas: list[Passed]
    question: Note | None
    starred: bool


def handover(top: TableTop, notes: Iterable[Note]) -> Handover:
    """Choose what to pass on of ``notes``, those of the table; two queries."""
    earlier = standing_before(top, notes)
    about = [note for note in earlier if top.question and note.question_id == top.question.pk]
    pool = about or elsewhere(top) or earlier
    ideas = chosen(top.plan, [note for note in pool if not note.asks])
    questions = [note for note in pool if note.asks]
    marks = {
        mark.note_id: mark
        for mark in Mark.objects.filter(table=top.table, round=top.round, note__in=ideas)
    }
    passed = [Passed(one, top.plan.number(one.round), marks.get(one.pk)) for one in ideas]
    return Handover(passed, questions[-1] if questions else None, any(o.starred for o in ideas))


def standing_before(top: TableTop, notes: Iterable[Note]) -> list[Note]:
    """Return the public notes of rounds before the one of now, in the order of their rounds."""
    now = top.number or 0
    told = [note for note in notes if not note.deleted_at and not note.hidden_at]
    numbered = [(top.plan.number(note.round) or 0, note) for note in told]
    before = [(number, note.pk, note) for number, note in numbered if 0 < number < now]
    return [note for _number, _pk, note in sorted(before, key=lambda one: one[:2])]


def elsewhere(top: TableTop) -> list[Note]:
    """Return earlier notes of tables that left their question to this one, in a carousel."""
    if top.plan.cafe.mode != QuestionMode.CAROUSEL or top.question is None:
        return []
    notes = Note.objects.public().filter(question=top.question, table__isnull=False)
    came = [one for one in notes.select_related("round", "table") if left(top, one)]
    return standing_before(top, came)


def left(top: TableTop, note: Note) -> bool:
    """Tell whether the table of a note is asked another question now, or nothing any more."""
    table = note.table
    asked = top.plan.question_for(table, top.round) if table in top.plan.tables else None
    return asked != top.question


def chosen(plan: Programme, notes: list[Note]) -> list[Note]:
    """Return three: the starred ones of the last round that has any notes, else its last three;
    then, while there is room, starred ones of the rounds before it."""
    last = plan.number(notes[-1].round) if notes else None
    latest = [note for note in notes if plan.number(note.round) == last]
    before = [note for note in notes if note not in latest and note.starred]
    first = [note for note in latest if note.starred] or latest
    return (first[-MOST:] + before[::-1])[:MOST]
