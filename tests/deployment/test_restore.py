"""The guide's backup and restore: tablets fill the restored server, screens start from it anew."""

import asyncio
import os
import re
import subprocess

import pytest

from tests.deployment.recipe import GUIDE, Uvicorn
from tests.faults import referee
from tests.faults.game import Wanted, devices
from tests.faults.plan import Plan
from tests.faults.referee import Verdict
from tests.faults.room import Room
from tests.faults.screen import Habits

pytestmark = [
    pytest.mark.skipif("DATABASE_URL" not in os.environ, reason="pg_dump is for PostgreSQL"),
    pytest.mark.django_db,
]
RECEIVED_WITHIN = 20.0


def told(program: str) -> str:
    """Return the line of the guide that begins with this program."""
    found = re.search(rf"^{program} .+$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    assert found, f"the guide does not use {program}"
    return found[0]


def do(server: Uvicorn, *programs: str) -> None:
    """Do what the guide says, with the programs of the tests' PostgreSQL."""
    from tests.postgres import PACKAGE

    programs_here = PACKAGE / "pginstall" / "bin"
    environment = {**server.environment, "PATH": f"{programs_here}:{os.environ['PATH']}"}
    for program in programs:
        command = told(program).replace("/var/backups", str(server.folder))
        result = subprocess.run(
            ["sh", "-c", command], env=environment, capture_output=True, text=True, check=False
        )
        assert result.returncode == 0, result.stderr


async def received(room: Room) -> None:
    """Wait until nothing waits on a tablet."""
    async with asyncio.timeout(RECEIVED_WITHIN):
        while room.waiting():
            await asyncio.sleep(0.05)


@pytest.fixture
def server(tmp_path):
    server = Uvicorn(tmp_path)
    server.manage("migrate", "--verbosity=0")
    server.start()
    yield server
    server.close()


async def test_what_the_backup_lacks_comes_from_the_tablets_and_nothing_comes_twice(server):
    room, verdict = Room(server, Plan(3), Habits(retry=1.0)), Verdict()
    async with room, devices(room, Wanted(seed=3, tablets=2, screens=3)):
        before = room.tablets[0].screen.epoch
        await asyncio.gather(*(tablet.create(typing=0) for tablet in room.tablets))
        await received(room)
        do(server, "pg_dump")
        await asyncio.gather(*(tablet.create(typing=0) for tablet in room.tablets))
        await received(room)
        server.terminate()
        do(server, "pg_restore", "psql")
        backed_up = {uid for uid, _row in room.ledger.notes()}
        assert len(backed_up) == 2, "the backup knows the first two only"
        await asyncio.to_thread(server.start)
        async with asyncio.timeout(RECEIVED_WITHIN):
            while room.tablets[0].screen.epoch == before:
                await asyncio.sleep(0.05)
        # As static/js/outbox.js does when the epoch is another: everything is sent again.
        for tablet in room.tablets:
            for entry in tablet.outbox.entries:
                entry.state = "waiting"
            tablet.outbox.nudge()
        await received(room)
        entries = [entry for tablet in room.tablets for entry in tablet.outbox.entries]
        assert {one.answer for one in entries if one.note in backed_up} == {"dup"}
        # Two tabs send at once: one hears « ok », the other « dup ».
        assert {one.answer for one in entries if one.note not in backed_up} <= {"ok", "dup"}
        await referee.compare_screens(room, verdict, RECEIVED_WITHIN)
        await asyncio.to_thread(referee.compare, room, verdict)
    assert verdict.troubles == []
    assert (verdict.made, verdict.lost, verdict.duplicated) == (4, 0, 0)
