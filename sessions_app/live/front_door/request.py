"""A request: keeps its body within what was allowed, and its answer within what is taken."""

from io import BytesIO
from typing import Any

from daphne.http_protocol import WebRequest

from . import limits


class TooLarge(Exception):
    """A body went past what its request may have."""


class Request(WebRequest):
    """Daphne's request, with the size that its body may have.

    ``refused`` says why it is answered without its body: it is too « large », or others are read
    (« busy »).
    """

    allowed = limits.STRANGER
    refused = ""

    def __init__(self, channel: Any, queued: object = False) -> None:
        # Django reads forms: Twisted is not to hold a second copy of them.
        super().__init__(channel, queued, parsePOSTFormSubmission=False)
        self.outflow = channel.outflow

    def gotLength(self, length: int | None) -> None:
        """Choose where the body is kept: on disk only what may be an upload."""
        if self.allowed > limits.IN_MEMORY:
            super().gotLength(length)
        else:
            self.content = BytesIO()

    def handleContentChunk(self, data: bytes) -> None:
        """Keep some of the body; raise TooLarge instead of keeping too much."""
        if self.content.tell() + len(data) > self.allowed:
            raise TooLarge
        super().handleContentChunk(data)

    def refuse(self, why: str) -> None:
        """Forget the body, and close the connection after the answer."""
        self.refused = why
        self.responseHeaders.setRawHeaders(b"Connection", [b"close"])
        if self.content is not None:
            self.content.close()
            self.content = BytesIO()

    def process(self) -> Any:
        """Hand on to Django; one that asks for a socket waits on the doorstep."""
        if self.requestHeaders.hasHeader(b"Upgrade") and self.channel is not None:
            self.server.left(self.channel)
            self.server.doorstep.knock(self)
            return None
        return super().process()

    def upgrade(self) -> None:
        """Hand on to a socket that takes over the connection."""
        channel = self.channel
        super().process()
        if self.transport is None:
            channel.setTimeout(None)
        else:  # it asked for something else, or not well
            self.server.arrived(channel)

    def check_timeouts(self) -> None:
        """End a connection that does not take its answer."""
        if self.outflow.stalled():
            self.outflow.transport.abortConnection()
        super().check_timeouts()
