"""What the wall's screens get live: its rows, its questions, its map, what the plenary said."""

from collections.abc import Sequence

from django.template.loader import render_to_string

from ..live.audiences import WALL, Audience
from ..live.regions import region
from ..models import Cafe, Event, NoteSource
from .wall import wall
from .wall_map import map_of
from .wall_news import news
from .wall_rows import Group, Wall, row_id

NOTES = (
    "note-added",
    "note-edited",
    "note-deleted",
    "note-restored",
    "note-marked",
    "note-validated",
    "operation-decided",
)
# Notes that go from the wall or come back, wherever they stand.
HIDING = ("note-hidden", "note-shown")
PROGRAMME = (
    "cafe-edited",
    "questions-edited",
    "tables-edited",
    "agenda-edited",
    "phase-started",
    "phase-reopened",
    "action-undone",
    "cafe-finished",
)
# These may add a question, or take one away.
ALL_QUESTIONS = frozenset({"questions-edited", "action-undone"})


@region(WALL, events=(*NOTES, *HIDING, *PROGRAMME))
def wall_regions(cafe: Cafe, audience: Audience, events: Sequence[Event] | None) -> dict[str, str]:
    """Return the notes that came, else the rows whose notes changed, else whole questions."""
    small = news(cafe, events)
    if small is not None:
        return small
    seen, touched = wall(cafe), touched_rows(events)
    context = {"cafe": cafe, "wall": seen, "lines": map_of(seen)}
    found = draw("wall-map", context) | draw("wall-plenary", context)
    if events is None or any(event.kind in ALL_QUESTIONS for event in events):
        found |= draw("wall-groups", context)
    groups = [part for one in seen.every for part in group_parts(one, touched).items()]
    if any(name.startswith("wall-group-") for name, _html in groups):
        found |= draw("wall-title", context) | draw("wall-empty", context) | tabs(seen)
    return found | dict(groups)


@region(WALL, events=("photo-added", "photo-kept", "photo-removed"))
def wall_photos(cafe: Cafe, audience: Audience, events: Sequence[Event] | None) -> dict[str, str]:
    """Return the way to the photos of tablecloths, with their number."""
    return draw("wall-photos", {"cafe": cafe, "photos": cafe.photos.standing().count()})


def touched_rows(events: Sequence[Event] | None) -> dict[int, set[str]] | None:
    """Return the ids of the rows that ``events`` name, by question; None if any may be touched.

    An idea said in plenary names its question and no row.
    """
    if events is None or any(
        one.kind not in NOTES or "question" not in one.facts for one in events
    ):
        return None
    found: dict[int, set[str]] = {}
    for event in events:
        rows = found.setdefault(event.facts["question"], set())
        if event.facts.get("source") != NoteSource.PLENARY:
            rows.add(row_id(event.facts["question"], event.facts.get("round")))
    return found


def group_parts(group: Group, touched: dict[int, set[str]] | None) -> dict[str, str]:
    """Render the touched rows of a question, or the whole of it where a row may come or go.

    A row that is asked is on every page; one that is not comes with its first note and goes with
    its last, and a screen cannot take in a row that it does not have.
    """
    names = None if touched is None else touched.get(group.question.pk)
    if touched is not None and names is None:
        return {}
    asked = {row.dom_id: row for row in group.rows if row.asked}
    if names is None or not group.rows or not names <= asked.keys():
        return {group.dom_id: render_to_string("harvest/_wall_group.html", {"group": group})}
    return {
        name: render_to_string("harvest/_wall_row.html", {"row": asked[name]}) for name in names
    }


def tabs(seen: Wall) -> dict[str, str]:
    """Render the tabs of each page of the wall: all questions or one, beside the form or grand."""
    found: dict[str, str] = {}
    for shown in (None, *seen.every):
        for grand in (False, True):
            context = {"wall": seen, "shown": shown, "grand": grand}
            name = f"wall-tabs-{shown.question.pk if shown else 0}" + "-grand" * grand
            found[name] = render_to_string("harvest/_wall_tabs.html", context)
    return found


def draw(dom_id: str, context: dict) -> dict[str, str]:
    """Render one region by the template of its name."""
    template = f"harvest/_{dom_id.replace('-', '_')}.html"
    return {dom_id: render_to_string(template, context)}
