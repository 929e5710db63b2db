"""The wall without its texts, kept from one reading of the log to the next: for counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..live.regions import memory
from ..models import Cafe, Event, Note
from .wall import wall
from .wall_rows import Row, Wall


@dataclass
class Counts:
    """A wall whose notes only tell their place, as it stood at ``head``."""

    wall: Wall
    head: int

    def row(self, note: Note) -> Row | None:
        """Return the row of a note, if the programme asks any table about it."""
        rows = (row for group in self.wall.every for row in group.rows if row.asked)
        mine = (note.question_id, note.round_id)
        return next((r for r in rows if (r.question.pk, r.round and r.round.pk) == mine), None)

    def take_in(self, notes: Iterable[Note], new: set[int]) -> bool:
        """Count notes as they are now; tell whether each has a cell that every page has.

        Those of ``new`` may be counted already: another audience was told of them first.
        """
        for note in notes:
            row = self.row(note)
            cell = row.cell(note.table_id) if row else None
            if cell is None:
                return False
            at = next((i for i, one in enumerate(cell.notes) if one.pk == note.pk), None)
            if at is not None:
                cell.notes[at] = note
            elif note.pk in new:
                cell.notes.append(note)
            else:
                return False
        return True


def counts(cafe: Cafe, events: Sequence[Event], notes: Iterable[Note], new: set[int]) -> Counts:
    """Return the counts once ``events`` happened, which brought ``notes`` as they are now.

    What was kept serves only if it knows all that came before ``events``.
    """
    kept = memory(cafe).pop(Counts, None)
    if kept and min(one.seq for one in events) <= kept.head + 1 and kept.take_in(notes, new):
        kept.head = cafe.head
    else:
        kept = Counts(wall(cafe, counted(cafe)), cafe.head)
    memory(cafe)[Counts] = kept
    return kept


def counted(cafe: Cafe) -> Iterable[Any]:
    """Read where each public note is, and not its text."""
    told = ("pk", "source", "question_id", "round_id", "table_id", "sibling_of_id", "validated_at")
    return Note.objects.public().filter(cafe=cafe).values_list(*told, named=True)
