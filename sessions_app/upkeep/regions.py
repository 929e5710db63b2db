"""What the console shows of the server itself."""

from collections.abc import Sequence

from django.template.loader import render_to_string

from ..live.audiences import CONSOLE, Audience
from ..live.regions import PRESENCE, region
from ..models import Cafe, Event
from .state import fare


@region(CONSOLE, events=(PRESENCE,))
def console_backup(
    cafe: Cafe, audience: Audience, events: Sequence[Event] | None
) -> dict[str, str]:
    """When the last backup was made, and what keeps the server from making another."""
    return {"console-backup": render_to_string("upkeep/_backup.html", {"backups": fare()})}
