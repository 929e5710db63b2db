"""What the wall's screens get live: its rows, its map, and what the plenary said."""

from collections.abc import Sequence

from django.template.loader import render_to_string

from ..live.audiences import WALL, Audience
from ..live.regions import region
from ..models import Cafe, Event
from .wall import Wall, row_id, wall
from .wall_map import map_of

NOTES = ("note-added", "note-edited", "note-deleted", "note-restored", "operation-decided")
PROGRAMME = (
    "cafe-edited",
    "questions-edited",
    "tables-edited",
    "agenda-edited",
    "phase-started",
    "phase-reopened",
    "cafe-finished",
)


@region(WALL, events=(*NOTES, *PROGRAMME))
def wall_regions(cafe: Cafe, audience: Audience, events: Sequence[Event] | None) -> dict[str, str]:
    """Return the rows whose notes changed, with the map; whole questions when the programme did."""
    seen = wall(cafe)
    rows = touched_rows(events)
    fragments = {"wall-map": map_fragment(seen), "wall-plenary": plenary_fragment(seen)}
    for group in seen.groups:
        if rows is None:
            name, context = f"wall-group-{group.question.pk}", {"group": group}
            fragments[name] = render_to_string("harvest/_wall_group.html", context)
            continue
        for row in group.rows:
            if row.dom_id in rows:
                fragments[row.dom_id] = render_to_string("harvest/_wall_row.html", {"row": row})
    return fragments


def touched_rows(events: Sequence[Event] | None) -> set[str] | None:
    """Return the ids of the rows that ``events`` name, or None if one of them may touch any."""
    if events is None or any("question" not in event.facts for event in events):
        return None
    return {row_id(event.facts["question"], event.facts.get("round")) for event in events}


def map_fragment(seen: Wall) -> str:
    """Render the map of rounds × tables."""
    return render_to_string("harvest/_wall_map.html", {"wall": seen, "lines": map_of(seen)})


def plenary_fragment(seen: Wall) -> str:
    """Render what was said in plenary."""
    return render_to_string("harvest/_wall_plenary.html", {"wall": seen})
