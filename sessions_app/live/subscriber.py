"""A subscriber: one open socket, its cursor and its bounded queue."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Protocol

from .audiences import Audience
from .frames import Frame
from .standing import Pass

QUEUE_LENGTH = 64


class Socket(Protocol):
    """What a subscriber needs of its socket; ``entry`` is what let it in, if it is known."""

    entry: Pass | None

    def push(self, frame: Frame) -> bool:
        """Send a frame at once, where that is possible without waiting; else return False."""

    async def send_text(self, text: str) -> None:
        """Send a frame; return once the socket has room for the next."""

    async def check(self) -> bool:
        """Close if this screen is not admitted any more; tell whether it still is."""


class Subscriber:
    """Sends one socket its frames in order; what it cannot take at once waits in a queue.

    ``cursor`` is the ``seq`` of the last frame queued. When the queue overflows, everything queued
    is dropped and ``lost`` asks the hub for a catch-up from the log.
    """

    def __init__(self, audience: Audience, cursor: int, epoch: str, socket: Socket) -> None:
        self.audience = audience
        self.cursor = cursor
        self.epoch = epoch
        self.lost = False
        self.socket = socket
        self._queue: asyncio.Queue[Frame] = asyncio.Queue(QUEUE_LENGTH)
        self._sending: asyncio.Task[None] | None = None

    def begin(self, head: int, epoch: str, frame: Frame) -> None:
        """Start, or start again, from a catch-up frame."""
        self.epoch, self.lost, self.cursor = epoch, False, head
        while not self._queue.empty():
            self._queue.get_nowait()
        self._send(frame)

    def offer(self, seq: int | None, frame: Frame) -> None:
        """Send a frame (``seq``), unless it is older than what this socket has, or a heartbeat."""
        if self.lost or (seq is not None and seq < self.cursor):
            return
        try:
            self._send(frame)
        except asyncio.QueueFull:
            # What is queued will be dropped, so only everything will do.
            self.lost = True
            return
        if seq is not None:
            self.cursor = seq

    def end(self) -> None:
        """Stop sending."""
        if self._sending is not None:
            self._sending.cancel()

    def _send(self, frame: Frame) -> None:
        if self._sending is None and self.socket.push(frame):
            return
        self._queue.put_nowait(frame)
        if self._sending is None:
            self._sending = asyncio.get_running_loop().create_task(self._empty())

    async def _empty(self) -> None:
        """Send what waits; until then, nothing overtakes it."""
        try:
            while not self._queue.empty():
                await self.socket.send_text(self._queue.get_nowait())
        finally:
            self._sending = None


async def look_again(those: Iterable[Subscriber]) -> None:
    """Close the sockets that are not admitted any more.

    One speaks for all that were let in by the same pass to the same audience, and they are asked in
    turn: the log is read on the same threads, and must not wait behind a thousand of them.
    """
    alike: dict[Any, list[Socket]] = defaultdict(list)
    for one in those:
        alike[one.socket.entry or one, one.audience].append(one.socket)
    for first, *others in alike.values():
        if not await first.check():
            await asyncio.gather(*(one.check() for one in others))
