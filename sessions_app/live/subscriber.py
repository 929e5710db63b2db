"""A subscriber: one open socket, its cursor and its bounded queue."""

import asyncio
from typing import Protocol

from .audiences import Audience

QUEUE_LENGTH = 64


class Socket(Protocol):
    """What a subscriber needs of its socket."""

    async def send_text(self, text: str) -> None:
        """Send a frame as it is."""

    async def check(self) -> None:
        """Close if this screen is not admitted any more."""


class Subscriber:
    """Queues frames for one socket and sends them in order from a task of its own.

    ``cursor`` is the ``seq`` of the last frame queued. When the queue overflows, everything queued
    is dropped and ``lost`` asks the hub for a catch-up from the log.
    """

    def __init__(self, audience: Audience, cursor: int, epoch: str, socket: Socket) -> None:
        self.audience = audience
        self.cursor = cursor
        self.epoch = epoch
        self.lost = False
        self.socket = socket
        self._queue: asyncio.Queue[str] = asyncio.Queue(QUEUE_LENGTH)
        self._task: asyncio.Task[None] | None = None

    def begin(self, head: int, epoch: str, text: str) -> None:
        """Start, or start again, from a catch-up frame."""
        self.epoch, self.lost, self.cursor = epoch, False, head
        while not self._queue.empty():
            self._queue.get_nowait()
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._pump())
        self._queue.put_nowait(text)

    def offer(self, seq: int | None, text: str) -> None:
        """Queue a frame (``seq``), unless it is older than what this socket has, or a heartbeat."""
        if self.lost or (seq is not None and seq < self.cursor):
            return
        try:
            self._queue.put_nowait(text)
        except asyncio.QueueFull:
            # What is queued will be dropped, so only everything will do.
            self.lost = True
            return
        if seq is not None:
            self.cursor = seq

    def end(self) -> None:
        """Stop sending."""
        if self._task is not None:
            self._task.cancel()

    async def _pump(self) -> None:
        while True:
            await self.socket.send_text(await self._queue.get())
