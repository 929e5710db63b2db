"""What the editors of a fiche see of each other: where the fiche stands, and who writes in it."""

from collections.abc import Sequence

from django.template.loader import render_to_string

from ..live.audiences import FICHE, Audience
from ..live.regions import region
from ..models import Cafe, Event, User
from .queries import Manuscript, manuscript

KINDS = ("fiche-edited", "fiche-reviewed", "fiche-kept", "fiche-approved")
LOOK_BACK = 30


@region(FICHE, events=KINDS)
def pulse_region(cafe: Cafe, audience: Audience, events: Sequence[Event] | None) -> dict[str, str]:
    """Return where the fiche stands; each editor compares it with what is on its page."""
    text = manuscript(cafe)
    if text is None:
        return {}
    return {"fiche-pulse": render_to_string("fiche/_pulse.html", pulse(cafe, text))}


def pulse(cafe: Cafe, text: Manuscript) -> dict[str, object]:
    """Return the versions of all blocks in order, that of the fields, and who wrote lately."""
    blocks = [
        f"{row.block.pk}:{row.block.version}:{row.sourced if row.said else '-'}"
        for row in text.rows
    ]
    return {
        "blocks": " ".join(blocks),
        "fiche_version": text.fiche.version,
        "people": writers(cafe),
    }


def writers(cafe: Cafe) -> list[tuple[User, int]]:
    """Return who wrote in the fiche lately, each with the moment in milliseconds since 1970."""
    events = cafe.events.filter(kind="fiche-edited", actor__isnull=False).select_related("actor")
    found: dict[int, tuple[User, int]] = {}
    for event in events.order_by("-seq")[:LOOK_BACK]:
        if event.actor:
            at = round(event.at.timestamp() * 1000)
            found.setdefault(event.actor.pk, (event.actor, at))
    return list(found.values())
