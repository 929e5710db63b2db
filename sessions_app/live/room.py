"""A room: the sockets of one café in this process, and their common cursor in the log."""

import asyncio
import logging
import time
from collections import defaultdict

from channels.db import database_sync_to_async

from . import feed
from .audiences import Audience
from .subscriber import Subscriber

logger = logging.getLogger(__name__)

# Bursts: the first event leaves at once, later ones at most this often, or 3 × the last flush.
COALESCE = 0.1


class Room:
    """The sockets of one café in this process, by audience."""

    def __init__(self, cafe_id: int) -> None:
        self.cafe_id = cafe_id
        self.cursor: int | None = None
        self.epoch = ""
        self.presence = False
        self.wake = asyncio.Event()
        self.sockets: dict[Audience, set[Subscriber]] = defaultdict(set)
        self.task: asyncio.Task[None] | None = None

    def everybody(self) -> list[Subscriber]:
        """Return all sockets of this café."""
        return [one for sockets in self.sockets.values() for one in sockets]

    async def run(self) -> None:
        """Flush at each wake, coalescing bursts, until the room is empty."""
        while True:
            await self.wake.wait()
            self.wake.clear()
            presence, self.presence = self.presence, False
            began = time.monotonic()
            try:
                await self.flush(presence)
            except Exception:
                logger.exception("feed of a café could not be read; the next heartbeat tries again")
            await asyncio.sleep(max(COALESCE, 3 * (time.monotonic() - began)))

    async def flush(self, presence: bool) -> None:
        """Read the log past the cursor once and offer each audience its frame."""
        audiences = [audience for audience, sockets in self.sockets.items() if sockets]
        if self.cursor is None or not audiences:
            return
        reading = await database_sync_to_async(feed.read)(
            self.cafe_id, self.cursor, audiences, presence=presence
        )
        if reading.head == self.cursor and not presence:
            return
        self.cursor = reading.head
        for audience in audiences:
            text = reading.frames.get(audience)
            for one in self.sockets[audience]:
                if text is None:
                    one.lost, one.cursor = True, -1
                else:
                    one.offer(reading.head, text)
        if reading.doors_changed:
            await asyncio.gather(*(one.socket.check() for one in self.everybody()))
