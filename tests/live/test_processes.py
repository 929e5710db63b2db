"""Several server processes: one café on PostgreSQL and Valkey, a refusal on a laptop's folder."""

import asyncio
import os

import httpx
import pytest

from tests.faults.game import Wanted, devices
from tests.faults.plan import Plan
from tests.faults.room import Room, browser
from tests.faults.screen import Habits, Screen
from tests.server import Server

scaled_out = pytest.mark.skipif(
    "DATABASE_URL" not in os.environ, reason="several processes need PostgreSQL and Valkey"
)
laptop = pytest.mark.skipif("DATABASE_URL" in os.environ, reason="this is the laptop's rule")


async def shown(screen: Screen, note: str) -> None:
    """Wait until a note is on a screen."""
    async with asyncio.timeout(20):
        while not screen.page.xpath(f"//*[@data-note='{note}']"):
            await asyncio.sleep(0.05)


@scaled_out
@pytest.mark.django_db
async def test_a_note_sent_to_one_process_reaches_the_screens_of_the_other(start_server):
    one: Server = start_server()
    other: Server = start_server(
        DATABASE_URL=one.environment["DATABASE_URL"],
        WORLDCAFE_SECRET_KEY=(one.folder / "secret-key").read_text(),
    )
    plan, habits = Plan(1), Habits()
    room = Room(one, plan, habits)
    async with room, devices(room, Wanted(seed=1, tablets=1, screens=0)):
        [tablet] = room.tablets
        async with browser(other.base_url) as elsewhere:
            elsewhere.cookies = tablet.tabs[0].cookies
            reader = Screen("reader", elsewhere, tablet.path, habits, plan.stream("reader"))
            await reader.load()
            watching = asyncio.create_task(reader.watch())
            await tablet.create()
            await shown(reader, next(iter(tablet.made)))
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)


@laptop
def test_a_second_server_on_the_same_folder_refuses_to_start(server, start_server):
    with pytest.raises(RuntimeError, match="utilise déjà le dossier de données"):
        start_server(WORLDCAFE_DATA=str(server.folder))
    assert httpx.get(f"{server.base_url}/healthz").status_code == 200


@laptop
def test_redis_without_postgresql_refuses_to_start(start_server):
    with pytest.raises(RuntimeError, match="définissez aussi DATABASE_URL"):
        start_server(REDIS_URL="redis://127.0.0.1:1")
