"""The wall: every standing note by question × round × table, and who has sent nothing yet."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from ..models import Cafe, Note, NoteSource, Phase, Question, Table
from ..preparation.queries import Programme, every_table, programme
from .marks import tally
from .wall_rows import Cell, Group, Row, Wall

Place = tuple[int, int | None, int | None]


def wall(cafe: Cafe, notes: Iterable[Any] | None = None) -> Wall:
    """Read the wall of a café; notes taken back or hidden are left out, removed tables keep theirs.

    ``notes`` may be given as rows that only tell their place (``wall_news.counted``).
    """
    plan = programme(cafe)
    tables = every_table(cafe)
    held: dict[Place, list[Note]] = defaultdict(list)
    plenary: dict[int, list[Note]] = defaultdict(list)
    for note in tally(Note.objects.public().filter(cafe=cafe)) if notes is None else notes:
        if note.source == NoteSource.PLENARY:
            plenary[note.question_id].append(note)
        else:
            held[note.question_id, note.round_id, note.table_id].append(note)
    every = [
        Group(question, number, rows(plan, question, held, tables), plenary[question.pk])
        for number, question in enumerate(plan.questions, 1)
    ]
    return Wall(plan, every)


def rows(
    plan: Programme,
    question: Question,
    held: dict[Place, list[Note]],
    tables: Mapping[int, Table],
) -> list[Row]:
    """Return the rounds in which ``question`` is asked or in which notes about it came."""
    found = (row(plan, question, one, held, tables) for one in [*plan.rounds, None])
    return [one for one in found if one is not None]


def row(
    plan: Programme,
    question: Question,
    round_: Phase | None,
    held: dict[Place, list[Note]],
    tables: Mapping[int, Table],
) -> Row | None:
    """Return one round of a question, or None when it has no business there."""
    asked = plan.asked.get((question.pk, round_.pk), []) if round_ else []
    came: dict[int, list[Note]] = {
        table: side_by_side(notes)
        for (about, when, table), notes in held.items()
        if about == question.pk and when == (round_.pk if round_ else None) and table
    }
    if not asked and not came:
        return None
    here = {table.pk: table for table in asked} | {pk: tables[pk] for pk in came}
    places = [Cell(table, came.get(pk, [])) for pk, table in here.items()]
    places.sort(key=lambda cell: cell.table.number)
    return Row(question, round_, plan.number(round_), places, asked)


def side_by_side(notes: Iterable[Note]) -> list[Note]:
    """Return notes in their order, each with its other versions right after it."""
    listed = list(notes)
    place = {note.pk: index for index, note in enumerate(listed)}
    return sorted(
        listed, key=lambda note: (place.get(note.sibling_of_id or 0, place[note.pk]), note.pk)
    )
