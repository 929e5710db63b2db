"""The doorstep: where screens that open a socket wait, so that ideas go first."""

import asyncio
import time
from collections import deque
from typing import TYPE_CHECKING

from . import limits

if TYPE_CHECKING:
    from .request import Request


class Doorstep:
    """Opens sockets for a few milliseconds at a time, with all that else came in between.

    A thousand screens that come back at once would otherwise all be let in before the one idea
    that came behind them is even read.
    """

    def __init__(self) -> None:
        self.waiting: deque[Request] = deque()
        self.opening = False

    def knock(self, request: "Request") -> None:
        """Open a socket for a request when its turn comes."""
        self.waiting.append(request)
        if not self.opening:
            self.opening = True
            self.again()

    def again(self) -> None:
        """Go on once all that came in meanwhile was read."""
        asyncio.get_running_loop().call_soon(self.open_some)

    def open_some(self) -> None:
        """Open at least one socket."""
        end = time.monotonic() + limits.OPENING
        while self.waiting:
            request = self.waiting.popleft()
            if request.channel is not None:
                request.upgrade()
            if time.monotonic() > end:
                break
        self.opening = bool(self.waiting)
        if self.opening:
            self.again()

    def close(self) -> None:
        """Send away who waits: the server is stopping."""
        while self.waiting:
            if (channel := self.waiting.popleft().channel) is not None:
                channel.forceAbortClient()
