"""A socket: small messages in, at a human pace; closed when it does not take what is sent."""

from typing import Any, ClassVar

from daphne.ws_protocol import WebSocketProtocol

from ...access.pace import Bucket
from . import limits
from .outflow import Outflow

TOO_FAST, RESTARTING = 1008, 1012


class Socket(WebSocketProtocol):
    """Daphne's socket, bounded in both directions."""

    options: ClassVar[dict[str, Any]] = {}

    @classmethod
    def take_options(cls, factory: Any) -> None:
        """Take the factory's options once: Autobahn would print them, for nobody, at each socket."""
        names = WebSocketProtocol.CONFIG_ATTRS
        cls.options = {name: getattr(factory, name) for name in names}
        cls.CONFIG_ATTRS = []

    def connectionMade(self) -> None:
        """Take over from the connection of HTTP that it was."""
        self.__dict__ |= self.options
        self.pace = Bucket(limits.MESSAGES, limits.MESSAGES_AT_ONCE)
        self.outflow = Outflow(self.transport)
        self.unregisterProducer()
        self.registerProducer(self.outflow, True)
        super().connectionMade()
        self.factory.server_class.arrived(self)

    def connectionLost(self, reason: Any) -> None:
        """Let nobody wait for this socket."""
        self.outflow.stopProducing()
        self.factory.server_class.left(self)
        super().connectionLost(reason)

    def sendData(self, data: bytes, *args: Any, **options: Any) -> None:
        """Send, unless too much waits already: then end the socket, which catches up anew."""
        if self.outflow.too_much(len(data)):
            self.transport.abortConnection()
            return
        super().sendData(data, *args, **options)

    def push(self, wire: bytes) -> bool:
        """Send a frame that is made already, unless this socket is not ready or does not keep up."""
        if self.state != self.STATE_OPEN or self.outflow.full:
            return False
        if rest := self.outflow.send_now(wire):
            self.transport.write(rest)
        return True

    def onMessageFrameBegin(self, length: int) -> None:
        """Refuse a message in several frames as one in a single frame."""
        # The library applies this limit to what is sent as well: outside of here there is none.
        self.maxMessagePayloadSize = limits.FROM_SCREEN
        try:
            super().onMessageFrameBegin(length)
        finally:
            self.maxMessagePayloadSize = 0

    def onMessage(self, payload: bytes, isBinary: bool) -> None:
        """Take in a message; close on the one that comes too soon."""
        if self.state != self.STATE_OPEN:
            return
        if self.pace.wait():
            self.sendCloseFrame(code=TOO_FAST)
            return
        super().onMessage(payload, isBinary)

    def check_timeouts(self) -> None:
        """End a socket that takes nothing; while something waits, a ping would come too late."""
        if self.outflow.stalled():
            self.transport.abortConnection()
        elif not self.outflow.full:
            super().check_timeouts()

    def dismiss(self) -> None:
        """Say that the server is stopping and is expected back."""
        if self.state == self.STATE_OPEN:
            self.sendCloseFrame(code=RESTARTING)
        elif self.state == self.STATE_CONNECTING:
            self.transport.abortConnection()
