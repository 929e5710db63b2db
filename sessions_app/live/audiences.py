"""Who watches what: an audience is a café, a kind of screen and, for hosts, a table."""

from typing import NamedTuple

from django.conf import settings

from ..access.roles import Right

HOST, CONSOLE, PROJECTOR = "host", "console", "projector"
WALL, SYNTHESIS, FICHE = "wall", "synthesis", "fiche"

# What an account needs to watch each kind of screen; hosts and the projection also have links.
RIGHTS = {
    CONSOLE: Right.CONDUCT,
    PROJECTOR: Right.CONDUCT,
    WALL: Right.READ,
    SYNTHESIS: Right.SYNTHESISE,
    FICHE: Right.WRITE,
}


class Audience(NamedTuple):
    """All screens that get the same bytes."""

    cafe_id: int
    kind: str
    table_id: int | None = None
    language: str = settings.LANGUAGE_CODE
