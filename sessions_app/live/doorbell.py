"""The doorbell: « there is something new in this café ». Losing it costs at most one heartbeat."""

import asyncio
import logging
from collections import Counter
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from asgiref.sync import async_to_sync
from channels.layers import InMemoryChannelLayer, get_channel_layer

from . import measures

if TYPE_CHECKING:
    from .hub import Hub

logger = logging.getLogger(__name__)
GROUP = "doorbell"

# One hub per event loop: one in a server process, one per test elsewhere.
hubs: "WeakKeyDictionary[asyncio.AbstractEventLoop, Hub]" = WeakKeyDictionary()


def shared_layer() -> Any | None:
    """Return the layer that links several processes, or None where there is only this one."""
    layer = get_channel_layer()
    return None if isinstance(layer, InMemoryChannelLayer) else layer


def message(cafe_id: int, presence: bool) -> dict[str, Any]:
    """Return a doorbell as it goes through the layer."""
    return {"type": "bell", "cafe": cafe_id, "presence": presence}


def ring(cafe_id: int, *, presence: bool = False) -> None:
    """Wake the hub of this process, and through it the hubs of the others. Never raises."""
    rung = False
    measures.count("doorbells")
    for loop, hub in list(hubs.items()):
        if not loop.is_closed():
            loop.call_soon_threadsafe(hub.bell, cafe_id, presence)
            if not rung and shared_layer() is not None:
                loop.call_soon_threadsafe(hub.forward, cafe_id, presence)
                rung = True
    if not rung and (layer := shared_layer()) is not None:
        try:
            async_to_sync(layer.group_send)(GROUP, message(cafe_id, presence))
        except Exception:
            # Redis away: every process still reads the log at its next heartbeat.
            logger.warning("doorbell not sent to the other processes", exc_info=True)


def ring_everywhere() -> None:
    """Have every screen that watches presence here look again: something beside the cafés changed."""
    for loop, hub in list(hubs.items()):
        if not loop.is_closed():
            for cafe_id in list(hub.rooms):
                loop.call_soon_threadsafe(hub.bell, cafe_id, True)


def knock() -> None:
    """Reach the layer that links the processes, where there is one; raise where it is away."""
    layer = shared_layer()
    if layer is not None:
        async_to_sync(_knock)(layer)


async def _knock(layer: Any) -> None:
    async with asyncio.timeout(2):
        # No café has this number: whoever hears it does nothing.
        await layer.group_send(GROUP, message(0, presence=False))


def sockets() -> Counter[str]:
    """Return how many screens are open in this process, by kind."""
    found: Counter[str] = Counter()
    for hub in list(hubs.values()):
        for room in list(hub.rooms.values()):
            for audience, open_ in list(room.sockets.items()):
                found[audience.kind] += len(open_)
    return found
