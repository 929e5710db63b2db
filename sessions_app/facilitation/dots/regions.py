"""What the animation's page of dots shows live: how many devices took part, and where votes stand."""

from collections.abc import Sequence

from django.template.loader import render_to_string

from ...live.audiences import CONSOLE, Audience
from ...live.regions import region
from ...models import Cafe, Event
from .board import around, standings

CHANGED = ("dots-opened", "dots-closed", "dots-revealed", "dots-counted", "dots-cleared")
THEMES = ("theme-added", "theme-edited", "theme-removed")
ANYWHERE = ("questions-edited", "action-undone", "link-issued", "link-revoked")


@region(CONSOLE, events=(*CHANGED, "dots-placed", *THEMES, *ANYWHERE))
def console_dots(cafe: Cafe, audience: Audience, events: Sequence[Event] | None) -> dict[str, str]:
    """Where votes stand; the forms of paper dots only when a theme or their counts changed."""
    kinds = {event.kind for event in events or ()}
    wide = events is None or kinds & {*ANYWHERE}
    touched = None if wide else {event.facts.get("question") for event in events or ()}
    every = standings(cafe)
    found: dict[str, str] = {}
    small = bool(kinds) and kinds <= {"dots-placed"}
    for name in () if small else ("all", "way"):
        html = render_to_string(f"facilitation/dots/_{name}.html", around(cafe, every))
        found[f"dots-{name}"] = html
    for standing in every:
        if touched is not None and standing.question.pk not in touched:
            continue
        names = ["state"] if small else ["state", "hand"]
        for name in names:
            template = f"facilitation/dots/_{name}.html"
            html = render_to_string(template, {"cafe": cafe, "standing": standing})
            found[f"dots-{name}-{standing.question.pk}"] = html
    return found
