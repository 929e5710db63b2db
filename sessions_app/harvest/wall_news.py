"""The wall's news: notes that came or changed, alone, with the counts that they moved."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from django.template.loader import render_to_string

from ..models import Cafe, Event, Note
from .marks import tally
from .queries import came, plain_notes
from .wall import Cell, Row, Wall, row_id, wall
from .wall_map import map_of


def news(cafe: Cafe, events: Sequence[Event] | None) -> dict[str, str] | None:
    """Return small fragments for ``events``; None where a row or more must be drawn anew.

    A note has a place of its own when its cell is on every page and nothing else moves with it.
    """
    notes = tally(plain_notes(cafe, events or ()))
    if not notes:
        return None
    seen = wall(cafe, counted(cafe))
    rows = {row.dom_id: row for group in seen.every for row in group.rows if row.asked}
    new = came(events or ())
    added = Counter(place(note) for note in notes if note.pk in new)
    found: dict[str, str] = {}
    for note in notes:
        row = rows.get(row_id(note.question_id, note.round_id))
        cell = row.cell(note.table_id) if row else None
        if row is None or cell is None:
            return None
        if len(cell.notes) > added[place(note)]:
            found |= draw(f"wall-note-{note.pk}", "note", row, cell, note=note)
        elif cell.table in row.asked:
            mine = [one for one in notes if place(one) == place(note)]
            found |= draw(f"{row.dom_id}-{cell.table.pk}", "cell", row, Cell(cell.table, mine))
        else:
            return None
        if (head := f"{row.dom_id}-head") not in found:
            found |= draw(head, "row_head", row, cell)
    return found | sums(seen, notes)


def counted(cafe: Cafe) -> Iterable[Any]:
    """Read where each public note is, and not its text: for counts."""
    kept = ("pk", "source", "question_id", "round_id", "table_id", "sibling_of_id", "validated_at")
    return Note.objects.public().filter(cafe=cafe).values_list(*kept, named=True)


def place(note: Note) -> tuple[int, int | None, int | None]:
    """Return what the cell of a note is known by."""
    return note.question_id, note.round_id, note.table_id


def sums(seen: Wall, notes: Sequence[Note]) -> dict[str, str]:
    """Draw the squares of the map that ``notes`` moved, and its sum."""
    moved = {(note.round_id, note.table_id) for note in notes}
    found: dict[str, str] = {}
    found["wall-sum"] = render_to_string("harvest/_wall_sum.html", {"wall": seen})
    for _number, round_, squares in map_of(seen):
        for one in squares:
            if (round_.pk, one.table.pk) in moved:
                name = f"wall-square-{round_.pk}-{one.table.pk}"
                context = {"round": round_, "one": one}
                found[name] = render_to_string("harvest/_wall_square.html", context)
    return found


def draw(dom_id: str, name: str, row: Row, cell: Cell, **more: object) -> dict[str, str]:
    """Render one fragment by the template of its name."""
    context = {"row": row, "cell": cell, **more}
    return {dom_id: render_to_string(f"harvest/_wall_{name}.html", context)}
