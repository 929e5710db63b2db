"""The server: Daphne with the front door's connections, and an end that answers what is begun."""

# Daphne chooses Twisted's reactor when it is imported: before anything else of Twisted.
from daphne.server import Server  # isort: skip

from collections.abc import Callable
from typing import Any

from twisted.internet.defer import Deferred

from . import descriptors, limits
from .channel import Channel
from .doorstep import Doorstep
from .socket import Socket
from .stopping import PlannedStop

BODY = ("http.response.body", "websocket.send")
OF_BODIES = (b"content-length", b"transfer-encoding", b"content-type")


class FrontDoor(Server):
    """Daphne, bounded. ``failure`` is why it could not listen, ``cut_short`` what it left undone."""

    failure: Exception | None = None

    def __init__(self, ready: Callable[[], None], **options: Any) -> None:
        self.channels: dict[Channel, None] = {}
        self.sockets: dict[Socket, None] = {}
        self.doorstep = Doorstep()
        self.ports: list[Any] = []
        self.ready = ready
        self.stop_planned: PlannedStop | None = None
        super().__init__(
            ready_callable=self.open_door,
            request_buffer_size=64 * limits.KIB,
            # The same limit would hold for what is sent: `Socket` has its own for what comes in.
            websocket_max_message_size=0,
            websocket_max_frame_size=limits.FROM_SCREEN,
            websocket_handshake_timeout=limits.ACCEPTED_WITHIN,
            ping_interval=limits.PING_EVERY,
            ping_timeout=limits.PONG_WITHIN,
            **options,
        )

    def open_door(self) -> None:
        """Put the bounded connections in the place of Daphne's; it has made its factories by now."""
        self.most = descriptors.raise_limit()
        self.http_factory.protocol = Channel
        # To make a time shorter later, Twisted looks for it among those of all connections.
        self.http_factory.timeOut = limits.HEADERS_WITHIN
        self.ws_factory.protocol = Socket
        # A screen is told why it is closed instead of finding the connection gone.
        self.ws_factory.setProtocolOptions(failByDrop=False)
        Socket.take_options(self.ws_factory)
        self.ready()

    def listen_error(self, failure: Any) -> None:
        """Keep why it could not listen, instead of logging it."""
        self.failure = failure.value
        self.stop()

    def listen_success(self, port: Any) -> None:
        """Keep the port, to be closed first."""
        super().listen_success(port)
        self.ports.append(port)

    def arrived(self, one: Any) -> None:
        """Count a connection in; where there are too many, end the oldest that asks for nothing."""
        requests = len(self.channels)
        every = requests + len(self.sockets) + len(self.doorstep.waiting)
        if every >= self.most or requests >= limits.REQUESTS:
            idle = next((other for other in self.channels if not other.requests), one)
            self.left(idle)
            idle.transport.abortConnection()
            if idle is one:
                return
        kind: dict[Any, None] = self.sockets if isinstance(one, Socket) else self.channels
        kind[one] = None

    def left(self, one: Any) -> None:
        """Count a connection out."""
        self.channels.pop(one, None)
        self.sockets.pop(one, None)

    def has_room_for(self, upload: Any) -> bool:
        """Tell whether few enough large bodies are here for one more."""
        every = (request for channel in self.channels for request in channel.requests)
        large = [one for one in every if one is not upload and one.allowed > limits.KNOWN]
        return len(large) < limits.LARGE_AT_ONCE

    def create_application(self, protocol: Any, scope: dict[str, Any]) -> Any:
        """Tell Django of a request whose body was refused; ``TooLargeMiddleware`` answers it."""
        if why := getattr(protocol, "refused", ""):
            scope["headers"] = [one for one in scope["headers"] if one[0] not in OF_BODIES]
            scope["worldcafe.refused"] = why
        if isinstance(protocol, Socket):
            scope["worldcafe.socket"] = protocol
        return super().create_application(protocol, scope)

    async def handle_reply(self, protocol: Any, message: dict[str, Any]) -> None:
        """Send, and make the sender wait while too much waits for this connection."""
        await super().handle_reply(protocol, message)
        if protocol.outflow.full and message["type"] in BODY:
            await protocol.outflow.drained()

    @property
    def stopping(self) -> bool:
        """Tell whether a stop has begun."""
        return self.stop_planned is not None

    @property
    def cut_short(self) -> bool:
        """Tell whether it ended before all that was begun was answered."""
        return self.stop_planned is not None and self.stop_planned.cut_short

    def kill_all_applications(self) -> Deferred[None]:
        """Stop as planned; Daphne calls this once the reactor is to stop, and waits for it."""
        self.stop_planned = PlannedStop(self)
        return self.stop_planned.begin()
