"""The feed: reads the log past a cursor and renders, once per audience, what changed."""

import logging
import time
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from django.utils import translation

from ..models import Cafe, Event, QuestionMode
from .audiences import HOST, Audience
from .frames import Frame
from .memory import OF_NOTES, Memory, remember
from .moment import one_moment
from .regions import PRESENCE, registry

logger = logging.getLogger(__name__)

# Past this many events a screen gets everything anew instead.
CATCH_UP_LIMIT = 400
DOORS = frozenset({"link-revoked", "tables-edited", "action-undone"})


class Reading(NamedTuple):
    """What a reading of the log gave: its head, its epoch, and a frame per audience.

    ``doors_changed``: a link was ended or a table removed, so admissions must be checked again.
    """

    head: int
    epoch: str
    frames: dict[Audience, Frame]
    doors_changed: bool = False


def now_ms() -> int:
    """Return the server's time in milliseconds since 1970, UTC."""
    return time.time_ns() // 1_000_000


def read(
    cafe_id: int,
    cursor: int,
    audiences: Iterable[Audience],
    *,
    presence: bool = False,
    memory: Memory | None = None,
) -> Reading:
    """Return frames with all that changed past ``cursor``; a negative cursor asks for everything.

    Two queries for the log whatever the number of audiences; an audience that nothing touched gets
    a frame without regions, which moves its cursor. ``memory`` is for one reader's readings.
    """
    with one_moment() as moment:
        cafe = Cafe.objects.get(pk=cafe_id)
        events = news(cafe, cursor)
        remember(cafe, (memory or Memory()).recall(cafe, cursor, events))
        frames: dict[Audience, Frame] = {}
        for audience in audiences:
            try:
                with translation.override(audience.language):
                    frames[audience] = frame(cafe, render(cafe, audience, events, presence))
            except Exception:
                # One screen's fault must not silence the others, clocks included.
                logger.exception("a %s could not be rendered", audience.kind)
                moment.again()
    doors = any(event.kind in DOORS for event in events or ())
    return Reading(cafe.head, cafe.epoch, frames, doors)


def cursor(given: str) -> int:
    """Return the ``seq`` that a screen says it has; negative, for everything, if it says nonsense."""
    return int(given) if given.isdecimal() and len(given) < 19 else -1


def news(cafe: Cafe, cursor: int) -> Sequence[Event] | None:
    """Return the events past ``cursor``, or None where only everything will do."""
    if cursor < 0 or cursor > cafe.head or cafe.head - cursor > CATCH_UP_LIMIT:
        return None
    if cursor == cafe.head:
        return []
    past = cafe.events.filter(seq__gt=cursor, seq__lte=cafe.head).order_by()
    # Ordered here: it costs a tenth of having Django write an order into a query, at each reading.
    return sorted(past, key=attrgetter("seq"))


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
        seen = [e for e in events if e.kind in wanted and concerns(cafe, e, audience)]
        if presence and PRESENCE in wanted:
            # No event tells which tablet came or went: draw all that shows presence.
            regions |= draw(cafe, audience, [])
        elif seen:
            regions |= draw(cafe, audience, seen)
    return regions


def concerns(cafe: Cafe, event: Event, audience: Audience) -> bool:
    """Tell whether an audience may see an event: a host sees its own table's and the café's.

    In a carousel a table that comes or goes changes the question of others, and a table is told
    ideas of the one that left it its question: all hosts hear of these.
    """
    everybody = event.table_id is None or event.kind == "tables-edited"
    passed_on = cafe.mode == QuestionMode.CAROUSEL and event.kind in OF_NOTES
    own = event.table_id == audience.table_id
    return audience.kind != HOST or everybody or own or passed_on


def frame(cafe: Cafe, regions: dict[str, str]) -> Frame:
    """Return a frame as it goes on the wire."""
    place = {"seq": cafe.head, "epoch": cafe.epoch, "now": now_ms()}
    return Frame.of({"type": "frame", **place, "regions": regions})


def heads(cafe_ids: Iterable[int]) -> dict[int, tuple[int, str]]:
    """Return head and epoch of each café, read from the database in one query."""
    rows = Cafe.objects.filter(pk__in=list(cafe_ids)).values_list("pk", "head", "epoch")
    return {pk: (head, epoch) for pk, head, epoch in rows}


def beat(head: int | None, epoch: str) -> Frame:
    """Return a heartbeat: the head and epoch that the database holds, and the server's now."""
    return Frame.of({"type": "beat", "head": head, "epoch": epoch, "now": now_ms()})
