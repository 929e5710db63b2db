"""A real server, killed and started again while tablets write: nothing lost, nothing twice.

The short form of what must be survived; a tablet here retries as the real one does.
"""

import asyncio
import json
import secrets
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from urllib.parse import urlsplit

import httpx
from websockets.asyncio.client import connect

from tests.live.fold import Page
from tests.server import Server

PATIENCE = 20


class Tablet:
    """A tablet of a demo table: admitted by its ticket, then on its own."""

    def __init__(self, server: Server, door: str) -> None:
        self.server = server
        self.http = httpx.AsyncClient(base_url=server.base_url, timeout=3)
        self.door = urlsplit(door).path
        self.path = ""
        self.page = Page()
        self.made: dict[str, str] = {}
        self.news = asyncio.Event()

    async def enter(self) -> None:
        """Open the table; the cookie is bound to its path."""
        answer = await self.http.get(self.door)
        self.path = answer.headers["location"]

    async def write(self, text: str) -> None:
        """Send a note until the server says that it has it."""
        operation = {
            "op": secrets.token_hex(16),
            "note": secrets.token_hex(16),
            "kind": "create",
            "text": text,
        }
        headers = {"Origin": self.server.base_url, "X-Worldcafe": "1"}
        body = {"device": "t", "operations": [operation]}
        async with asyncio.timeout(PATIENCE):
            while True:
                try:
                    answer = await self.http.post(
                        f"{self.path}operations", json=body, headers=headers
                    )
                    if answer.status_code == 200:
                        assert answer.json()["answers"][0]["answer"] in ("ok", "dup", "late")
                        self.made[operation["note"]] = text
                        return
                except httpx.TransportError:
                    await asyncio.sleep(0.05)

    async def watch(self) -> None:
        """Keep the regions right, across any number of cuts."""
        seq, epoch = "", ""
        cookie = "; ".join(f"{one.name}={one.value}" for one in self.http.cookies.jar)
        address = f"{self.server.base_url.replace('http', 'ws')}{self.path}socket"
        while True:
            try:
                async with connect(
                    f"{address}?after={seq}&epoch={epoch}",
                    origin=self.server.base_url,  # type: ignore[arg-type]
                    additional_headers={"Cookie": cookie},
                    max_size=None,
                ) as socket:
                    async for message in socket:
                        frame = json.loads(message)
                        if frame["type"] == "frame":
                            seq, epoch = frame["seq"], frame["epoch"]
                            self.page.take(message)
                            self.news.set()
            except (OSError, EOFError):
                pass
            except Exception as error:
                if "websockets" not in type(error).__module__:
                    raise
            await asyncio.sleep(0.05)

    @asynccontextmanager
    async def watching(self) -> AsyncIterator[None]:
        """Watch for as long as the block runs."""
        task = asyncio.create_task(self.watch())
        yield
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await self.http.aclose()

    async def shows_all(self) -> None:
        """Wait until every note of this tablet is on its screen."""
        async with asyncio.timeout(PATIENCE):
            while not all(uid in self.page.shown for uid in self.made):
                self.news.clear()
                await self.news.wait()


async def killing(server: Server, times: int) -> None:
    """Kill and restart the server at moments that nobody chose."""
    for _time in range(times):
        await asyncio.sleep(0.3 + secrets.randbelow(500) / 1000)
        await asyncio.to_thread(server.restart)


def scene_doors(server: Server) -> dict[str, str]:
    """Make a demonstration café on a server and return the doors to its screens."""
    return json.loads(server.manage("demo_cafe", "--json"))["screens"]


async def scene(server: Server, tablets: int, notes: int, kills: int) -> list[Tablet]:
    """Let tablets write while the server is killed; return them once all is received."""
    screens = scene_doors(server)
    room = [Tablet(server, screens[f"host_{n}"]) for n in range(1, tablets + 1)]
    for tablet in room:
        await tablet.enter()

    async def fill(tablet: Tablet) -> None:
        for number in range(notes):
            await tablet.write(f"Idée {number} : « l’œuvre », ça, où, née à Noël")
            await asyncio.sleep(0.05)

    async with AsyncExitStack() as watching:
        for tablet in room:
            await watching.enter_async_context(tablet.watching())
        await asyncio.gather(killing(server, kills), *(fill(tablet) for tablet in room))
        for tablet in room:
            await tablet.shows_all()
    return room


async def test_three_kills_while_two_tables_write_lose_nothing_and_double_nothing(server):
    room = await scene(server, tablets=2, notes=12, kills=3)
    for tablet in room:
        ideas = tablet.page.shown
        assert len(tablet.made) == 12
        assert all(ideas.count(f'data-note="{uid}"') == 1 for uid in tablet.made)
        assert "Idée 11 : « l’œuvre », ça, où, née à Noël" in ideas
