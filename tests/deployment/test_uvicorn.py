"""The same application under uvicorn and uvloop, as docs/deploiement.md starts it."""

import asyncio
import os
import signal
import time
from collections.abc import Iterator

import pytest
from websockets.exceptions import ConnectionClosed

from tests.deployment.recipe import Uvicorn
from tests.faults.game import Wanted, devices
from tests.faults.plan import Plan
from tests.faults.room import Room
from tests.faults.screen import Habits, Screen

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="uvloop and SIGTERM are not for Windows"),
    pytest.mark.skipif("DATABASE_URL" in os.environ, reason="one database is enough"),
]


@pytest.fixture
def uvicorn(tmp_path) -> Iterator[Uvicorn]:
    server = Uvicorn(tmp_path)
    server.manage("migrate", "--verbosity=0")
    server.start()
    yield server
    server.kill()


async def shown(screen: Screen, words: str) -> None:
    """Wait until these words are on a screen."""
    async with asyncio.timeout(20):
        while words not in screen.page.text_content():
            await asyncio.sleep(0.05)


async def received(room: Room) -> bool:
    """Wait until no note waits on a tablet; False after 10 s."""
    for _moment in range(100):
        if not room.waiting():
            return True
        await asyncio.sleep(0.1)
    return False


async def test_a_tablet_writes_its_screens_show_it_and_sigterm_ends_it_all_cleanly(uvicorn):
    room = Room(uvicorn, Plan(1), Habits())
    async with room, devices(room, Wanted(seed=1, tablets=1, screens=2)):
        [tablet] = room.tablets
        await tablet.create(typing=0)
        # Every text begins with the name of its tablet and its number there.
        for screen in (tablet.screen, room.screens[1]):
            await shown(screen, "table 1, 1 ")
        assert await received(room)
        sockets = [one.socket for one in room.every_screen()]
        assert [one.protocol.extensions for one in sockets if one] == [[]] * 3, "compressed"
        began = time.monotonic()
        assert await asyncio.to_thread(uvicorn.terminate) in (0, -signal.SIGTERM)
        assert time.monotonic() - began < 10
        for one in sockets:
            with pytest.raises(ConnectionClosed):
                await one.recv()
            assert one.close_code == 1012
    assert "Traceback" not in uvicorn.log, uvicorn.log
