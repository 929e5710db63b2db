"""A socket of uvicorn that takes frames ready-made, as the front door's does; for its option `--ws`."""

from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol


class Socket(WebSocketsSansIOProtocol):
    """uvicorn's socket, known to the screen behind it. Without compression: see ``Frame.wire``."""

    def handle_connect(self, event: Any) -> None:
        """Let the application find this socket; it starts only after this returns."""
        super().handle_connect(event)
        if scope := getattr(self, "scope", None):
            scope["worldcafe.socket"] = self

    def push(self, wire: bytes) -> bool:
        """Send a frame that is made already, unless this socket is not ready or does not keep up."""
        if self.close_sent or self.transport.is_closing() or not self.writable.is_set():
            return False
        self.transport.write(wire)
        return True
