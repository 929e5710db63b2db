"""The feed: reads the log past a cursor and renders, once per audience, what changed."""

import json
import time
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.conf import settings
from django.utils import translation

from ..models import Cafe, Event
from .audiences import HOST, Audience
from .regions import PRESENCE, registry

# Past this many events a screen gets everything anew instead.
CATCH_UP_LIMIT = 400
DOORS = frozenset({"link-revoked", "tables-edited"})


class Reading(NamedTuple):
    """What a reading of the log gave: its head, its epoch, and a frame per audience.

    ``doors_changed``: a link was ended or a table removed, so admissions must be checked again.
    """

    head: int
    epoch: str
    frames: dict[Audience, str]
    doors_changed: bool = False


def now_ms() -> int:
    """Return the server's time in milliseconds since 1970, UTC."""
    return time.time_ns() // 1_000_000


def read(
    cafe_id: int, cursor: int, audiences: Iterable[Audience], *, presence: bool = False
) -> Reading:
    """Return frames with all that changed past ``cursor``; a negative cursor asks for everything.

    Two queries for the log whatever the number of audiences; an audience that nothing touched gets
    a frame without regions, which moves its cursor.
    """
    cafe = Cafe.objects.select_related("organisation").get(pk=cafe_id)
    events = news(cafe, cursor)
    with translation.override(settings.LANGUAGE_CODE):
        frames = {
            audience: frame(cafe, render(cafe, audience, events, presence))
            for audience in audiences
        }
    doors = any(event.kind in DOORS for event in events or ())
    return Reading(cafe.head, cafe.epoch, frames, doors)


def news(cafe: Cafe, cursor: int) -> Sequence[Event] | None:
    """Return the events past ``cursor``, or None where only everything will do."""
    if cursor < 0 or cursor > cafe.head or cafe.head - cursor > CATCH_UP_LIMIT:
        return None
    if cursor == cafe.head:
        return []
    return list(cafe.events.filter(seq__gt=cursor, seq__lte=cafe.head).order_by("seq"))


def render(
    cafe: Cafe, audience: Audience, events: Sequence[Event] | None, presence: bool
) -> dict[str, str]:
    """Return the fragments of ``audience`` that ``events`` touched."""
    regions: dict[str, str] = {}
    for kinds, wanted, draw in registry:
        if audience.kind not in kinds:
            continue
        if events is None:
            regions |= draw(cafe, audience, None)
            continue
        seen = [e for e in events if e.kind in wanted and concerns(e, audience)]
        if seen or (presence and PRESENCE in wanted):
            regions |= draw(cafe, audience, seen)
    return regions


def concerns(event: Event, audience: Audience) -> bool:
    """Tell whether an audience may see an event: a host sees its own table's and the café's."""
    return audience.kind != HOST or event.table_id in (None, audience.table_id)


def frame(cafe: Cafe, regions: dict[str, str]) -> str:
    """Return a frame as it goes on the wire."""
    return json.dumps(
        {
            "type": "frame",
            "seq": cafe.head,
            "epoch": cafe.epoch,
            "now": now_ms(),
            "regions": regions,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def heads(cafe_ids: Iterable[int]) -> dict[int, tuple[int, str]]:
    """Return head and epoch of each café, read from the database in one query."""
    rows = Cafe.objects.filter(pk__in=list(cafe_ids)).values_list("pk", "head", "epoch")
    return {pk: (head, epoch) for pk, head, epoch in rows}


def beat(head: int | None, epoch: str) -> str:
    """Return a heartbeat: the head and epoch that the database holds, and the server's now."""
    return json.dumps({"type": "beat", "head": head, "epoch": epoch, "now": now_ms()})
