"""Raw connections to a real server, for what no well-behaved client does."""

import asyncio
import base64
import json
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx

from tests.server import Server

MIB = 1024 * 1024


class Knock:
    """One connection: bytes go in, an answer may come."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer
        self.sent = 0

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()
        self.sent += len(data)

    async def flood(self, piece: bytes, total: int, patience: float = 1) -> None:
        """Send ``piece`` again and again until ``total`` bytes went or the server takes no more."""
        try:
            async with asyncio.timeout(patience):
                while self.sent < total:
                    await self.send(piece)
        except (TimeoutError, ConnectionError):
            pass

    async def answer(self, within: float = 10) -> bytes:
        """Return all that the server says until it closes."""
        said = b""
        async with asyncio.timeout(within):
            try:
                while piece := await self.reader.read(65536):
                    said += piece
            except ConnectionError:
                pass
        return said


@asynccontextmanager
async def knock(server: Server) -> AsyncIterator[Knock]:
    """Connect to a server, with little room on the way, so that what is sent has arrived."""
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port, limit=65536)
    transport = writer.transport
    transport.set_write_buffer_limits(0)  # type: ignore[attr-defined]
    yield Knock(reader, writer)
    transport.abort()  # type: ignore[attr-defined]


def head(server: Server, path: str, *lines: str, method: str = "POST") -> bytes:
    """Return the head of a request."""
    first = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{server.port}"]
    return "\r\n".join([*first, *lines, "", ""]).encode()


def upgrade(server: Server, path: str, cookie: str) -> bytes:
    """Return the head of a request that opens a socket."""
    key = base64.b64encode(secrets.token_bytes(16)).decode()
    lines = ["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13"]
    lines += [f"Sec-WebSocket-Key: {key}", f"Origin: {server.base_url}", f"Cookie: {cookie}"]
    return head(server, path, *lines, method="GET")


async def admitted(server: Server, door: str) -> tuple[str, str]:
    """Go through a door of the demonstration; return the path of the screen and its cookies."""
    async with httpx.AsyncClient(base_url=server.base_url) as browser:
        answer = await browser.get(server.absolute(door))
        cookies = "; ".join(f"{one.name}={one.value}" for one in browser.cookies.jar)
        return answer.headers["location"], cookies


def resident(server: Server) -> int:
    """Return the bytes of memory that the server holds now."""
    assert server.process
    status = Path(f"/proc/{server.process.pid}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) * 1024


def open_files(server: Server) -> list[str]:
    """Return what the server has open, by name."""
    assert server.process
    links = Path(f"/proc/{server.process.pid}/fd").iterdir()
    found = []
    for link in links:
        try:
            found.append(str(link.readlink()))
        except OSError:
            continue
    return found


def sockets_of(server: Server) -> int:
    """Count the connections that the server holds, and the few sockets of its own."""
    return sum(name.startswith("socket:") for name in open_files(server))


def batch(text: str, count: int = 1) -> bytes:
    """Return the body of a batch of notes."""
    operations = [
        {"op": secrets.token_hex(16), "note": secrets.token_hex(16), "kind": "create", "text": text}
        for _ in range(count)
    ]
    return json.dumps({"device": "t", "operations": operations}, ensure_ascii=False).encode()
