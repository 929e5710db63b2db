"""A planned stop: what was begun is answered, screens are told, and the second Ctrl-C waits for nobody."""

import asyncio
import os
import signal
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest
from websockets.exceptions import ConnectionClosed

from sessions_app.live.front_door import limits
from tests.live.knocking import batch, head, knock
from tests.live.test_front_door_sockets import Room
from tests.server import Server

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="Windows has other signals"),
    pytest.mark.skipif("DATABASE_URL" in os.environ, reason="the lock is that of SQLite"),
]
STOPPED = "Serveur arrêté. Vos cafés sont intacts."


@pytest.fixture(scope="module")
def venue(tmp_path_factory) -> Iterator[Room]:
    server = Server(tmp_path_factory.mktemp("server"))
    server.start()
    yield Room(server)
    server.kill()


@pytest.fixture
def room(venue) -> Room:
    """The room with its server running, whose log begins here."""
    server = venue.server
    if server.process and server.process.poll() is not None:
        (server.folder / "server.log").write_bytes(b"")
        server.start()
    return venue


@contextmanager
def database_held(room: Room, seconds: float) -> Iterator[None]:
    """Hold the lock of writing for ``seconds``, so that a POST takes as long."""
    taken = threading.Event()

    def hold() -> None:
        database = sqlite3.connect(room.server.folder / "worldcafe.sqlite3", isolation_level=None)
        database.execute("BEGIN IMMEDIATE")
        taken.set()
        time.sleep(seconds)
        database.execute("ROLLBACK")
        database.close()

    thread = threading.Thread(target=hold)
    thread.start()
    taken.wait()
    yield
    thread.join()


def notes(room: Room) -> list[str]:
    database = sqlite3.connect(room.server.folder / "worldcafe.sqlite3")
    rows = database.execute("SELECT text FROM sessions_app_note").fetchall()
    database.close()
    return [text for (text,) in rows]


async def sent(room: Room, text: str) -> httpx.Response:
    path, cookies = await room.table()
    headers = {"Origin": room.server.base_url, "X-Worldcafe": "1", "Cookie": cookies}
    async with httpx.AsyncClient(base_url=room.server.base_url, timeout=20) as tablet:
        return await tablet.post(f"{path}operations", content=batch(text), headers=headers)


def signalled(room: Room) -> float:
    assert room.server.process
    room.server.process.send_signal(signal.SIGINT)
    return time.monotonic()


async def ended(room: Room) -> int:
    assert room.server.process
    return await asyncio.to_thread(room.server.process.wait, 20)


async def test_a_note_on_its_way_is_stored_and_acknowledged(room):
    await room.table()
    with database_held(room, 2):
        answer = asyncio.create_task(sent(room, "Une idée pendant l’arrêt"))
        await asyncio.sleep(0.7)
        signalled(room)
        await asyncio.sleep(0.3)
        async with httpx.AsyncClient() as newcomer:
            with pytest.raises(httpx.ConnectError):
                await newcomer.get(room.server.base_url)
        response = await answer
    assert response.status_code == 200
    assert response.json()["answers"][0]["answer"] == "ok"
    assert await ended(room) == 0
    assert "Une idée pendant l’arrêt" in notes(room)
    assert STOPPED in room.server.log
    assert "Traceback" not in room.server.log


async def test_screens_are_told_that_the_server_comes_back(room):
    screens = [await room.screen() for _ in range(5)]
    for screen in screens:
        await screen.recv()
    at = signalled(room)
    for screen in screens:
        with pytest.raises(ConnectionClosed):
            while True:
                await screen.recv()
        assert screen.close_code == 1012
    assert await ended(room) == 0
    assert time.monotonic() - at < 5
    assert "Traceback" not in room.server.log


async def test_a_body_still_coming_is_waited_for(room):
    path, cookies = await room.table()
    body = batch("Une idée en deux morceaux")
    lines = [f"Origin: {room.server.base_url}", "X-Worldcafe: 1", f"Cookie: {cookies}"]
    async with knock(room.server) as tablet:
        length = f"Content-Length: {len(body)}"
        await tablet.send(head(room.server, f"{path}operations", length, *lines) + body[:20])
        await asyncio.sleep(0.3)
        signalled(room)
        await asyncio.sleep(0.5)
        await tablet.send(body[20:])
        assert (await tablet.answer()).startswith(b"HTTP/1.1 200 ")
    assert await ended(room) == 0
    assert "Une idée en deux morceaux" in notes(room)


async def test_a_connection_that_never_ends_does_not_keep_the_server(room):
    async with knock(room.server) as stranger:
        await stranger.send(head(room.server, "/", "Content-Length: 1000"))
        await asyncio.sleep(0.3)
        at = signalled(room)
        assert await ended(room) == 0
        assert time.monotonic() - at < limits.ANSWERS_WITHIN + 3
    assert STOPPED in room.server.log


async def test_a_second_ctrl_c_ends_at_once(room):
    await room.table()
    with database_held(room, 6):
        answer = asyncio.create_task(sent(room, "Une idée que la tablette garde"))
        await asyncio.sleep(0.7)
        signalled(room)
        await asyncio.sleep(0.5)
        at = signalled(room)
        assert await ended(room) == 0
        assert time.monotonic() - at < 2
        with pytest.raises(httpx.TransportError):
            await answer
    assert STOPPED in room.server.log
    assert "Traceback" not in room.server.log
