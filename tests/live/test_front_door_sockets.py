"""Sockets at the front door: small messages, few at a time, and nothing kept for who is deaf."""

import asyncio
import contextlib
import json
import os
import socket
import time

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from sessions_app.live.front_door import limits
from tests.live.knocking import MIB, admitted, batch, resident, sockets_of, upgrade
from tests.server import Server, scene_doors

pytestmark = pytest.mark.skipif(os.name == "nt", reason="memory is read from /proc")
SEATS = 25


class Room:
    """A server with a demonstration café, and a table's tablet admitted to it."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.doors = scene_doors(server)

    async def table(self, number: int = 1) -> tuple[str, str]:
        return await admitted(self.server, self.doors[f"host_{number}"])

    async def screen(self, table: int = 1) -> ClientConnection:
        path, cookies = await self.table(table)
        address = f"{self.server.base_url.replace('http', 'ws')}{path}socket"
        return await connect(
            address,
            origin=self.server.base_url,  # type: ignore[arg-type]
            additional_headers={"Cookie": cookies},
            max_size=None,
        )

    async def write(self, count: int) -> None:
        """Send notes, one request each, so that each wakes every screen."""
        path, cookies = await self.table()
        headers = {"Origin": self.server.base_url, "X-Worldcafe": "1", "Cookie": cookies}
        async with httpx.AsyncClient(base_url=self.server.base_url, headers=headers) as tablet:
            for number in range(count):
                body = batch(f"Idée {number} : {'é' * 300}")
                answer = await tablet.post(f"{path}operations", content=body)
                assert answer.status_code == 200


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("server"), WORLDCAFE_SOCKETS_PER_LINK=str(SEATS))
    server.start()
    yield Room(server)
    server.kill()


async def closed_with(screen: ClientConnection) -> int | None:
    async with asyncio.timeout(10):
        with pytest.raises(ConnectionClosed):
            while True:
                await screen.recv()
    return screen.close_code


@pytest.mark.parametrize("pieces", [1, 3], ids=["one frame", "three frames"])
async def test_a_message_larger_than_a_screen_sends_closes_its_socket(room, pieces):
    screen = await room.screen()
    piece = "x" * (limits.FROM_SCREEN // pieces + 10)
    await screen.send(piece if pieces == 1 else [piece] * pieces)
    assert await closed_with(screen) == 1009


async def test_a_screen_that_talks_without_end_is_closed(room):
    screen = await room.screen()
    try:
        for number in range(2000):
            await screen.send(json.dumps({"ping": number}))
    except ConnectionClosed:
        pass
    assert await closed_with(screen) == 1008


async def test_pings_of_a_usual_screen_are_answered(room):
    screen = await room.screen()
    for number in range(60):
        await screen.send(json.dumps({"ping": number}))
    pongs = 0
    async with asyncio.timeout(10):
        while pongs < 60:
            pongs += json.loads(await screen.recv())["type"] == "pong"
    await screen.close()


async def test_a_link_opens_so_many_screens_and_no_more(room):
    """On a table of its own: the screens of the tests before may still be leaving theirs."""
    screens = [await room.screen(table=2) for _ in range(SEATS)]
    for screen in screens:
        assert json.loads(await screen.recv())["type"] == "frame"
    assert await closed_with(await room.screen(table=2)) == 4429
    await screens.pop().close()
    again = await let_in(room, table=2)
    for screen in [*screens, again]:
        await screen.close()


async def let_in(room, table: int) -> ClientConnection:
    """Return a screen that was let in: a place is free once the server has heard who left."""
    async with asyncio.timeout(10):
        while True:
            screen = await room.screen(table)
            with contextlib.suppress(ConnectionClosed):
                assert json.loads(await screen.recv())["type"] == "frame"
                return screen


async def test_sockets_that_never_read_are_closed_not_buffered(room):
    """20 of them and hundreds of frames; whoever reads is served meanwhile."""
    path, cookies = await room.table()
    at_rest = sockets_of(room.server)
    deaf = []
    for _time in range(20):
        one = socket.create_connection(("127.0.0.1", room.server.port))
        one.sendall(upgrade(room.server, f"{path}socket", cookies))
        deaf.append(one)
    await asyncio.sleep(1)
    before, most = resident(room.server), 0
    began = time.monotonic()
    reading = asyncio.create_task(frames_until(await room.screen(), began + limits.STALLED + 20))
    while sockets_of(room.server) > at_rest + 3 and time.monotonic() < began + limits.STALLED + 20:
        await room.write(3)
        most = max(most, resident(room.server) - before)
    closed_after = time.monotonic() - began
    frames = await reading
    print(f"+{most / MIB:.1f} MB; all closed after {closed_after:.0f} s; {frames} frames read")
    for one in deaf:
        one.close()
    assert most < 50 * MIB
    assert closed_after < limits.STALLED + 20
    assert frames > 10


async def frames_until(screen: ClientConnection, end: float) -> int:
    count = 0
    while time.monotonic() < end:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(1):
                count += json.loads(await screen.recv())["type"] == "frame"
    await screen.close()
    return count
