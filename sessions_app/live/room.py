"""A room: the sockets of one café in this process, and their common cursor in the log."""

import asyncio
import logging
import time
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from . import feed, measures
from .audiences import Audience
from .memory import Memory
from .subscriber import Subscriber, look_again
from .threads import in_thread

logger = logging.getLogger(__name__)

# Bursts: the first event leaves at once, later ones at most this often, or 3 × the last flush.
# But a flush during which the machine slept says nothing of how long one takes.
COALESCE, PAUSE_AT_MOST = 0.08, 2.0


class Room:
    """The sockets of one café in this process, by audience; those that join wait for one reading."""

    def __init__(self, cafe_id: int) -> None:
        self.cafe_id = cafe_id
        self.cursor: int | None = None
        self.memory = Memory()
        self.presence = False
        self.wake = asyncio.Event()
        self.sockets: dict[Audience, set[Subscriber]] = defaultdict(set)
        self.joining: list[Subscriber] = []
        self.task: asyncio.Task[None] | None = None
        self.checking: asyncio.Future[Any] | None = None

    def everybody(self) -> list[Subscriber]:
        """Return all sockets of this café that have caught up."""
        return [one for sockets in self.sockets.values() for one in sockets]

    @property
    def empty(self) -> bool:
        """Tell whether nobody is here, nor on the way in."""
        return not self.joining and not any(self.sockets.values())

    def join(self, one: Subscriber) -> None:
        """Let a socket in at the next reading: a thousand that come at once cost one."""
        self.joining.append(one)
        self.wake.set()

    def again(self, one: Subscriber) -> None:
        """Have a socket that fell behind, or lived through another log, start from everything."""
        measures.count("resyncs")
        self.sockets[one.audience].discard(one)
        one.cursor = -1
        self.join(one)

    def leave(self, one: Subscriber) -> None:
        """Let a socket go."""
        one.end()
        self.sockets[one.audience].discard(one)
        if one in self.joining:
            self.joining.remove(one)

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
            took = time.monotonic() - began
            await asyncio.sleep(pause(took))

    async def flush(self, presence: bool) -> None:
        """Tell those who are here what is new, then let in those who came."""
        await self.tell(presence)
        # One after the other: who turns out to know another log joins those who know nothing.
        for known in (True, False):
            group = [one for one in self.joining if (one.cursor >= 0) == known]
            if group:
                await self.let_in(group)

    async def tell(self, presence: bool) -> None:
        """Read the log past the cursor once and offer each audience its frame."""
        audiences = [audience for audience, sockets in self.sockets.items() if sockets]
        if self.cursor is None or not audiences:
            return
        reading = await self.read(self.cursor, audiences, presence)
        if reading.head == self.cursor and not presence:
            return
        self.cursor = reading.head
        for audience in audiences:
            text = reading.frames.get(audience)
            for one in list(self.sockets[audience]):
                if one.epoch != reading.epoch:
                    self.again(one)
                elif text is None:
                    one.lost = True
                else:
                    one.offer(reading.head, text)
        if reading.doors_changed:
            self.checking = asyncio.ensure_future(look_again(self.everybody()))

    async def let_in(self, group: list[Subscriber]) -> None:
        """Give those who join all that any of them lacks, from one reading."""
        cursor = min(one.cursor for one in group)
        reading = await self.read(cursor, {one.audience for one in group}, presence=True)
        for one in group:
            text = reading.frames.get(one.audience)
            if one not in self.joining or text is None:
                continue  # Gone meanwhile; or its screen cannot be drawn, and it waits for a beat.
            if one.cursor >= 0 and one.epoch != reading.epoch:
                one.cursor = -1
                continue
            self.joining.remove(one)
            self.sockets[one.audience].add(one)
            one.begin(reading.head, reading.epoch, text)
        self.cursor = reading.head if self.cursor is None else min(self.cursor, reading.head)

    async def read(
        self, cursor: int, audiences: Iterable[Audience], presence: bool
    ) -> feed.Reading:
        """Read the log beside the event loop."""
        return await in_thread(
            feed.read,
            self.cafe_id,
            cursor,
            list(audiences),
            presence=presence,
            memory=self.memory,
        )


def pause(took: float) -> float:
    """Return how long to rest after a flush that took so long, in seconds."""
    return min(PAUSE_AT_MOST, max(COALESCE, 3 * took) - took)
