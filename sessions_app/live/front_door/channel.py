"""A connection of HTTP: refuses what is too large before it is read, and what is too slow."""

import time
from typing import Any

from twisted.internet.protocol import connectionDone
from twisted.protocols.basic import LineReceiver
from twisted.web import http

from ...access import roomside
from . import limits
from .outflow import Outflow
from .request import Request, TooLarge


class Channel(http.HTTPChannel):
    """Twisted's parser of HTTP/1.1, with the limits of ``limits``.

    A request whose body is too large is answered without it; the connection is closed once the
    answer could be read.
    """

    # Whatever Twisted says of them: a socket of TCP, and the factory and request of Daphne.
    transport: Any
    factory: Any
    requestFactory: Any
    _path: Any

    maxHeaders = limits.HEADERS
    totalHeadersSize = limits.HEADERS_SIZE
    begun = False
    body_until = 0.0
    body_left = 0
    refusing = False

    def connectionMade(self) -> None:
        """Count in; Daphne's factory has set its own kind of request, ours the time for headers."""
        super().connectionMade()
        self.requestFactory = Request
        self.outflow = Outflow(self.transport)
        self.factory.server.arrived(self)

    def dataReceived(self, data: bytes) -> None:
        """Take in bytes; those of headers do not put off the time that headers have."""
        if not self.begun and not self._handlingRequest:
            self.begun = True
            self.setTimeout(limits.HEADERS_WITHIN)
        LineReceiver.dataReceived(self, data)

    def allHeadersReceived(self) -> None:
        """Decide from the headers alone how large the body may be."""
        request: Any = self.requests[-1]
        request.allowed = self.body_limit(
            {
                name.decode("latin-1").lower(): b"; ".join(values).decode("latin-1")
                for name, values in request.requestHeaders.getAllRawHeaders()
            }
        )
        length = request.allowed if self.length is None else self.length
        if length > request.allowed:
            self.refuse_to_read(request, "large")
        elif length > limits.KNOWN and not self.factory.server.has_room_for(request):
            self.refuse_to_read(request, "busy")
        super().allHeadersReceived()
        self.persistent = self.persistent and not self.refusing
        self.body_until = time.monotonic() + limits.body_time(length)
        self.setTimeout(limits.BODY_SILENCE)

    def body_limit(self, headers: dict[str, str]) -> int:
        """Return how many bytes the body may have; the room's network has no accounts."""
        away = roomside.from_room(getattr(self.transport.getPeer(), "host", ""), headers)
        cookies = "" if away else headers.get("cookie", "")
        return limits.body_limit(self._path.decode("latin-1"), cookies)

    def refuse_to_read(self, request: Any, why: str) -> None:
        """Let a request be answered as one without a body."""
        request.requestHeaders.removeHeader(b"Expect")
        request.refuse(why)
        self.refusing, self.length, self.body_left = True, 0, request.allowed

    def rawDataReceived(self, data: bytes) -> None:
        """Take in a body as far as it may go; throw away, unread, what comes after a refusal."""
        if self.refusing:
            self.throw_away(data)
        elif self._handlingRequest:
            super().rawDataReceived(data)
        elif time.monotonic() > self.body_until:
            self.timeoutConnection()
        else:
            self.resetTimeout()
            try:
                super().rawDataReceived(data)
            except TooLarge:
                self.cut_off()

    def cut_off(self) -> None:
        """Let a request whose chunked body became too large be answered without it."""
        self.requests[-1].refuse("large")
        self.refusing, self.persistent = True, False
        self.body_left = self.requests[-1].allowed
        self.allContentReceived()

    def throw_away(self, data: bytes) -> None:
        """Forget bytes; after too many of them, read no more."""
        self.body_left -= len(data)
        if self.body_left < 0:
            self.transport.pauseProducing()

    def allContentReceived(self) -> None:
        """Hand the request on; the time that the next one has is that of an idle connection."""
        self.begun = False
        self.setTimeout(limits.IDLE)
        super().allContentReceived()

    def loseConnection(self) -> None:
        """Close; after a refusal only once the other side had time to read it.

        A connection closed while its body still comes is reset, and the answer lost with it.
        """
        if not self.refusing or self.factory.server.stopping:
            super().loseConnection()
            return
        self.transport.unregisterProducer()
        self.transport.loseWriteConnection()
        self._abortingCall = self.callLater(limits.FAREWELL, self.forceAbortClient)

    def last_request(self) -> None:
        """Take no request after this one; a connection that has none is closed."""
        self.persistent = False
        for request in self.requests:
            request.responseHeaders.setRawHeaders(b"Connection", [b"close"])
        if not self.requests:
            self.loseConnection()

    def pauseProducing(self) -> None:
        """Hear that the other side does not take the answer."""
        self.outflow.pauseProducing()
        super().pauseProducing()

    def resumeProducing(self) -> None:
        """Hear that the other side took it."""
        self.outflow.resumeProducing()
        super().resumeProducing()

    def connectionLost(self, reason: Any = connectionDone) -> None:
        """Let nobody wait for this connection."""
        self.outflow.stopProducing()
        self.factory.server.left(self)
        super().connectionLost(reason)
