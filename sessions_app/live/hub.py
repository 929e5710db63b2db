"""The hub: one per process; reads the log once per doorbell and hands every socket its frames.

A socket never waits for another: each has a bounded queue, and one that falls behind drops it and
catches up from the log. Losing a doorbell costs at most one heartbeat, since the head is read from
the database at each.
"""

import asyncio
import itertools
import logging
from typing import Any
from uuid import uuid4

from . import chores, doorbell, feed, heap, standing
from .room import COALESCE, Room
from .subscriber import Subscriber, look_again
from .threads import in_thread

logger = logging.getLogger(__name__)

# Where doorbells are lost a screen is at most 5 s late: a beat, its reading and a flush.
HEARTBEAT = 4.5
PRESENCE_BEATS = 6
WATCH = 1.0


class Hub:
    """All rooms of this process, their heartbeat, and the ear on the shared channel layer."""

    def __init__(self) -> None:
        self.name = uuid4().hex
        self.rooms: dict[int, Room] = {}
        self.ringing: dict[int, list[bool]] = {}
        self.loop = asyncio.get_running_loop()
        self.tasks: set[asyncio.Task[Any]] = set()
        heap.bound()
        heap.settle()
        self.spawn(self.beat())
        self.spawn(self.watch())
        self.layer: Any = doorbell.shared_layer()
        if self.layer is not None:
            self.spawn(self.listen())

    @classmethod
    def current(cls) -> "Hub":
        """Return the hub of the running event loop, started at its first use."""
        loop = asyncio.get_running_loop()
        if loop not in doorbell.hubs:
            doorbell.hubs[loop] = cls()
        return doorbell.hubs[loop]

    def spawn(self, work: Any) -> asyncio.Task[Any]:
        """Run ``work`` beside the sockets and keep hold of it."""
        task = self.loop.create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
        return task

    def bell(self, cafe_id: int, presence: bool = False) -> None:
        """Wake the room of a café, if anybody is in it."""
        if room := self.rooms.get(cafe_id):
            room.presence |= presence
            room.wake.set()

    def forward(self, cafe_id: int, presence: bool) -> None:
        """Ring in the other processes, without making anybody wait for the channel layer.

        What rings while a doorbell is on its way, or as long as rooms rest, goes as one.
        """
        if cafe_id in self.ringing:
            self.ringing[cafe_id].append(presence)
        else:
            self.ringing[cafe_id] = [presence]
            self.spawn(self._forward(cafe_id))

    async def _forward(self, cafe_id: int) -> None:
        rung = self.ringing[cafe_id]
        while rung:
            message = doorbell.message(cafe_id, any(rung)) | {"by": self.name}
            rung.clear()
            try:
                async with asyncio.timeout(5):
                    await self.layer.group_send(doorbell.GROUP, message)
            except Exception:
                logger.warning("doorbell not sent to the other processes", exc_info=True)
            await asyncio.sleep(COALESCE)
        del self.ringing[cafe_id]

    async def listen(self) -> None:
        """Hear the doorbells of the other processes; start again when the layer was away."""
        task = asyncio.current_task()
        # redis-py waits with wait_for, which in Python 3.11 may swallow a cancellation.
        while not (task and task.cancelling()):
            try:
                channel = await self.layer.new_channel()
                await self.layer.group_add(doorbell.GROUP, channel)
                while not (task and task.cancelling()):
                    message = await self.layer.receive(channel)
                    # The layer brings back what this hub sent, and has heard already.
                    if message.get("by") != self.name:
                        self.bell(message["cafe"], message["presence"])
            except Exception:
                # Whatever the layer's client calls it: it is away, heartbeats go on without it.
                logger.warning("channel layer away; listening again in a second", exc_info=True)
            await asyncio.sleep(1)

    def join(self, one: Subscriber) -> None:
        """Let a socket in: it gets what it lacks from the next reading of its room."""
        room = self.rooms.get(one.audience.cafe_id)
        if room is None:
            room = self.rooms[one.audience.cafe_id] = Room(one.audience.cafe_id)
            room.task = self.spawn(room.run())
        room.join(one)

    def leave(self, one: Subscriber) -> None:
        """Let a socket go; an empty room ends."""
        room = self.rooms.get(one.audience.cafe_id)
        if room is None:
            return
        room.leave(one)
        if room.empty:
            del self.rooms[one.audience.cafe_id]
            if room.task:
                room.task.cancel()

    async def beat(self) -> None:
        """Tell every socket the head of its café, as the database has it, at each beat."""
        for count in itertools.count(1):
            await asyncio.sleep(HEARTBEAT)
            self.spawn(chores.run())
            if count % PRESENCE_BEATS == 0:
                self.spawn(asyncio.to_thread(heap.give_back))
            if not self.rooms:
                continue
            try:
                heads = await in_thread(feed.heads, list(self.rooms))
            except Exception:
                # Silence is the honest signal: screens say « hors ligne » after 12 s of it.
                logger.exception("heartbeat without database")
                continue
            for cafe_id, room in list(self.rooms.items()):
                self._beat_room(room, *heads.get(cafe_id, (None, "")))
                if count % PRESENCE_BEATS == 0:
                    # A tablet whose server died never said goodbye: its row grows old in silence.
                    self.bell(cafe_id, presence=True)

    async def watch(self) -> None:
        """Look each second at what let the screens in; one that rests on something else now is
        admitted anew, or closed."""
        known: dict[standing.Pass, Any] = {}
        while True:
            await asyncio.sleep(WATCH)
            everybody = [one for room in list(self.rooms.values()) for one in room.everybody()]
            passes = {one.socket.entry for one in everybody if one.socket.entry}
            try:
                now = await in_thread(standing.read, passes) if passes else {}
            except Exception:
                logger.exception("what let the screens in could not be read; once more in a second")
                continue
            # Also when it is read for the first time: it may have changed since the screen came.
            changed = {one for one in passes if known.get(one) != now[one]}
            if changed:
                self.spawn(look_again([one for one in everybody if one.socket.entry in changed]))
            known = now

    def _beat_room(self, room: Room, head: int | None, epoch: str) -> None:
        """Send one heartbeat; a café that is gone closes its sockets, a new epoch resyncs them."""
        text = feed.beat(head, epoch)
        for one in room.everybody():
            if head is None:
                self.spawn(one.socket.check())
            elif one.lost or one.epoch != epoch:
                room.again(one)
            else:
                one.offer(None, text)
        if head is not None and (head != room.cursor or room.joining):
            if room.cursor is not None and head < room.cursor:
                room.cursor = head
            room.wake.set()
