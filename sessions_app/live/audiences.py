"""Who watches what: an audience is a café, a kind of screen and, for hosts, a table."""

from typing import NamedTuple

HOST, CONSOLE, PROJECTOR, WALL, SYNTHESIS = "host", "console", "projector", "wall", "synthesis"
ACCOUNT_AUDIENCES = (CONSOLE, PROJECTOR, WALL, SYNTHESIS)


class Audience(NamedTuple):
    """All screens that get the same bytes."""

    cafe_id: int
    kind: str
    table_id: int | None = None
