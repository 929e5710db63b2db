"""A planned stop: listen no more, tell the screens, answer what is begun; bounded in time."""

import asyncio
import signal
from typing import TYPE_CHECKING, Any

from twisted.internet import reactor
from twisted.internet.defer import Deferred

from . import limits

if TYPE_CHECKING:
    from .server import FrontDoor

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class PlannedStop:
    """One stop of one server. A second signal ends it at once."""

    def __init__(self, server: "FrontDoor") -> None:
        self.server = server
        self.hurried = asyncio.Event()
        self.cut_short = False

    def begin(self) -> Deferred[None]:
        """Begin; the deferred fires when the process may end."""
        for number in SIGNALS:
            signal.signal(number, self.hurry)
        return Deferred.fromFuture(asyncio.ensure_future(self.run()))

    def hurry(self, number: int, frame: Any) -> None:
        """Hear the second signal: nobody wants to wait."""
        reactor.callFromThread(self.hurried.set)

    async def run(self) -> None:
        """Go through the stop, in the order in which it is noticed in the room."""
        for port in self.server.ports:
            port.stopListening()
        self.server.doorstep.close()
        for socket in list(self.server.sockets):
            socket.dismiss()
        for channel in list(self.server.channels):
            channel.last_request()
        await self.until(self.all_answered, limits.ANSWERS_WITHIN)
        await self.until(self.all_gone, limits.GOODBYES_WITHIN)
        self.cut_short = not self.all_answered()
        for task in self.running():
            task.cancel()

    async def until(self, reached: Any, within: float) -> None:
        """Wait for a state, ``within`` seconds or until a second signal."""
        clock = asyncio.get_running_loop().time
        end = clock() + within
        while not reached() and not self.hurried.is_set() and clock() < end:  # noqa: ASYNC110
            await asyncio.sleep(0.02)

    def all_answered(self) -> bool:
        """Tell whether every request was answered, and its answer taken."""
        return not self.server.channels

    def all_gone(self) -> bool:
        """Tell whether every screen was heard to leave."""
        return not self.running()

    def running(self) -> list[asyncio.Future[Any]]:
        """Return what still runs for a request or a socket."""
        tasks = (one.get("application_instance") for one in self.server.connections.values())
        return [task for task in tasks if task is not None and not task.done()]
