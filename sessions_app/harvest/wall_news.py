"""The wall's news: notes that came or changed, alone, with the counts that they moved."""

from collections import Counter
from collections.abc import Sequence

from django.template.loader import render_to_string

from ..models import Cafe, Event, Note
from .marks import tally
from .queries import came, plain_notes
from .wall_counts import counts
from .wall_map import squares
from .wall_rows import Cell, Row, Wall


def news(cafe: Cafe, events: Sequence[Event] | None) -> dict[str, str] | None:
    """Return small fragments for ``events``; None where a row or more must be drawn anew.

    A note has a place of its own when its cell is on every page and nothing else moves with it.
    """
    notes = plain_notes(cafe, events or ())
    if not notes:
        return None
    new = came(events or ())
    seen = counts(cafe, events or (), notes, new)
    with_marks(notes, events or ())
    added = Counter(place(note) for note in notes if note.pk in new)
    found: dict[str, str] = {}
    for note in notes:
        row = seen.row(note)
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
    return found | sums(seen.wall, notes)


def with_marks(notes: Sequence[Note], events: Sequence[Event]) -> None:
    """Give notes their tallies; one that ``events`` only bring has no mark."""
    older = {one.facts["note"] for one in events if one.kind != "note-added"}
    for note in notes:
        note.tallies = []  # type: ignore[attr-defined]
    if older:
        tally([note for note in notes if note.pk in older])


def place(note: Note) -> tuple[int, int | None, int | None]:
    """Return what the cell of a note is known by."""
    return note.question_id, note.round_id, note.table_id


def sums(seen: Wall, notes: Sequence[Note]) -> dict[str, str]:
    """Draw the squares of the map that ``notes`` moved, and its sum."""
    moved = {note.table_id for note in notes}
    found: dict[str, str] = {"wall-sum": render_to_string("harvest/_wall_sum.html", {"wall": seen})}
    tables = [table for table in seen.programme.tables if table.pk in moved]
    for round_ in seen.programme.rounds:
        if any(note.round_id == round_.pk for note in notes):
            for one in squares(seen, round_, tables):
                name = f"wall-square-{round_.pk}-{one.table.pk}"
                context = {"round": round_, "one": one}
                found[name] = render_to_string("harvest/_wall_square.html", context)
    return found


def draw(dom_id: str, name: str, row: Row, cell: Cell, **more: object) -> dict[str, str]:
    """Render one fragment by the template of its name."""
    context = {"row": row, "cell": cell, **more}
    return {dom_id: render_to_string(f"harvest/_wall_{name}.html", context)}
