"""What the check-in shows live: the sums, and a row for each person that something happened to."""

from collections.abc import Sequence

from django.template.loader import render_to_string

from ..live.audiences import CONSOLE, Audience
from ..live.regions import region
from ..models import Cafe, Event
from .check_in import door

EVERYBODY = frozenset({"roster-edited", "roster-undone", "seats-changed", "tables-edited"})
ROUNDS = ("phase-started", "phase-reopened", "action-undone", "agenda-edited")


@region(CONSOLE, events=("attendance-marked", "heads-counted", *EVERYBODY, *ROUNDS))
def check_in(cafe: Cafe, audience: Audience, events: Sequence[Event] | None) -> dict[str, str]:
    """The sums and the rows: all of them, or those of the people who were marked."""
    found = door(cafe)
    regions: dict[str, str] = {
        "door-sums": render_to_string("rotation/_door_sums.html", {"cafe": cafe, "door": found}),
    }
    if events is None or any(one.kind != "attendance-marked" for one in events):
        context = {"cafe": cafe, "door": found}
        return regions | {"door-list": render_to_string("rotation/_door_list.html", context)}
    marked = {one.facts.get("person") for one in events}
    for one in found.attendees:
        if one.person.pk in marked:
            row = render_to_string("rotation/_attendee.html", {"cafe": cafe, "one": one})
            regions[f"attendee-{one.person.pk}"] = row
    return regions
