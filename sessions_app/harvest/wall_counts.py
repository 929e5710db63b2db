"""The wall without its texts, kept from one reading of the log to the next: for counts."""

from collections.abc import Iterable, Sequence
from typing import Any

from ..live.memory import memory
from ..models import Cafe, Event, Note
from .wall import wall
from .wall_rows import Row, Wall


class Counts:
    """A wall whose notes only tell their place, as it stood at ``head``."""

    def __init__(self, wall: Wall, head: int) -> None:
        self.wall, self.head = wall, head
        rows = [row for group in wall.every for row in group.rows]
        self.asked = {(r.question.pk, r.round and r.round.pk): r for r in rows if r.asked}
        cells = [cell.notes for row in rows for cell in row.places]
        self.at = {one.pk: (cell, n) for cell in cells for n, one in enumerate(cell)}

    def row(self, note: Note) -> Row | None:
        """Return the row of a note, if the programme asks any table about it."""
        return self.asked.get((note.question_id, note.round_id))

    def take_in(self, notes: Iterable[Note], new: set[int]) -> bool:
        """Count notes as they are now; tell whether each has a cell that every page has.

        Those of ``new`` may be counted already: another audience was told of them first.
        """
        for note in notes:
            row = self.row(note)
            cell = row.cell(note.table_id) if row else None
            if cell is None:
                return False
            notes_there, n = self.at.get(note.pk, (None, 0))
            if notes_there is cell.notes:
                cell.notes[n] = note
            elif notes_there is None and note.pk in new:
                self.at[note.pk] = cell.notes, len(cell.notes)
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
