"""What the wall's screens get live: its rows, its map, and what the plenary said."""

from collections.abc import Sequence

from django.template.loader import render_to_string

from ..live.audiences import WALL, Audience
from ..live.regions import region
from ..models import Cafe, Event
from .wall import Wall, map_of, wall

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
    """Return the rows that changed, with the map; all rows when the programme did."""
    seen = wall(cafe)
    touched = None if events is None else touched_questions(events)
    fragments = {"wall-map": map_fragment(seen), "wall-plenary": plenary_fragment(seen)}
    for group in seen.groups:
        if touched is None or group.question.pk in touched:
            for row in group.rows:
                fragments[row.dom_id] = render_to_string("harvest/_wall_row.html", {"row": row})
    return fragments


def touched_questions(events: Sequence[Event]) -> set[int] | None:
    """Return the questions that ``events`` name, or None if one of them may touch any."""
    named = {event.facts.get("question") for event in events}
    return None if None in named else named


def map_fragment(seen: Wall) -> str:
    """Render the map of rounds × tables."""
    return render_to_string("harvest/_wall_map.html", {"wall": seen, "lines": map_of(seen)})


def plenary_fragment(seen: Wall) -> str:
    """Render what was said in plenary."""
    return render_to_string("harvest/_wall_plenary.html", {"wall": seen})
