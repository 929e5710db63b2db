"""Sockets for tests: connect a screen to the running application and read its frames."""

import asyncio
import json
from typing import Any

from channels.testing import WebsocketCommunicator

from sessions_app.access import links
from sessions_app.models import AccessLink
from worldcafe.asgi import application

HEADERS = [(b"host", b"cafe.test"), (b"origin", b"http://cafe.test")]
ON_THE_LAPTOP = [(b"host", b"localhost"), (b"origin", b"http://localhost")]


class Screen:
    """A screen of the room, by its socket."""

    def __init__(self, path: str, cookies: str = "", headers: list[Any] | None = None) -> None:
        default = ON_THE_LAPTOP if path.startswith("/cafes/") else HEADERS
        given = default if headers is None else headers
        self.socket = WebsocketCommunicator(
            application, path, [*given, (b"cookie", cookies.encode())]
        )
        self.socket.scope["client"] = ("127.0.0.1", 50000)
        self.regions: dict[str, str] = {}
        self.seq = -1

    async def open(self) -> bool:
        """Connect; tell whether the server accepted."""
        return (await self.socket.connect(timeout=10))[0]

    async def next(self, kind: str = "frame") -> dict[str, Any]:
        """Return the next message of this kind, folding frames on the way."""
        while True:
            said = json.loads(await self.socket.receive_from(timeout=5))
            if said["type"] == "frame":
                self.seq = said["seq"]
                self.regions |= said["regions"]
            if said["type"] == kind:
                return said

    async def until(self, seq: int) -> None:
        """Read frames until this screen is at ``seq``."""
        while self.seq < seq:
            await self.next()

    async def closed(self) -> int | None:
        """Return the code with which the server closed."""
        async with asyncio.timeout(5):
            while True:
                message = await self.socket.receive_output(timeout=5)
                if message["type"] == "websocket.close":
                    return message.get("code")

    async def leave(self) -> None:
        """Close from this side."""
        await self.socket.disconnect()


def host_screen(link: AccessLink, query: str = "", **options: Any) -> Screen:
    """Return the socket of a table's tablet."""
    cookie = f"{links.cookie_name(link.public_id)}={links.secret(link)}"
    return Screen(f"/hote/{link.public_id}/socket{query}", cookie, **options)


def account_screen(session: str, code: str, kind: str) -> Screen:
    """Return the socket of a screen opened by an account."""
    return Screen(f"/cafes/{code}/socket/{kind}", f"worldcafe_session={session}")
