"""Outflow: what waits in this process for one connection to take it; never without bound."""

import asyncio
import socket
import time
from typing import Any

from . import limits


class Outflow:
    """Follows a transport as its producer: full when 64 KiB wait, until all of it has gone.

    A sender awaits ``drained``; a connection that takes nothing for 20 s is ``stalled``.
    """

    def __init__(self, transport: Any) -> None:
        self.transport = transport
        transport.getHandle().setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, limits.KERNEL_BUFFER)
        self.full = False
        self._written = 0
        self._progress: tuple[int, int] = (0, 0)
        self._moved = 0.0
        self._drained = asyncio.Event()
        self._drained.set()

    def pauseProducing(self) -> None:
        """Hear from the transport, at each write, that too much waits in it."""
        if not self.full:
            self.full, self._written = True, 0
            self._progress, self._moved = self._position(), time.monotonic()
            self._drained.clear()

    def resumeProducing(self) -> None:
        """Hear from the transport that nothing waits any more."""
        self.full = False
        self._drained.set()

    # The connection is gone: nobody is to wait for it.
    stopProducing = resumeProducing

    async def drained(self) -> None:
        """Wait until nothing waits any more, or the connection is gone."""
        await self._drained.wait()

    def too_much(self, length: int) -> bool:
        """Count a write; tell whether it is one too many while all before it still waits."""
        if not self.full:
            return False
        self._written += length
        return self._written > limits.WAITING

    def stalled(self) -> bool:
        """Tell whether the other side has taken nothing for too long of what waits for it."""
        if not self.full:
            return False
        if (position := self._position()) != self._progress:
            self._progress, self._moved = position, time.monotonic()
        return time.monotonic() - self._moved > limits.STALLED

    def send_now(self, data: bytes) -> bytes:
        """Hand the system what it takes at once, where nothing waits before; return the rest.

        Twisted would watch for the connection to be writable first, at three times the cost.
        """
        transport = self.transport
        waiting = getattr(transport, "_tempDataBuffer", True)
        if waiting or len(transport.dataBuffer) > transport.offset:
            return data
        sent = transport.writeSomeData(data)
        return data[sent:] if isinstance(sent, int) and sent >= 0 else data

    def _position(self) -> tuple[int, int]:
        """Return a mark that changes as the system takes bytes from the transport."""
        return len(getattr(self.transport, "dataBuffer", b"")), getattr(self.transport, "offset", 0)
