"""The short form of `./script/faults --processes 2 --valkey-away 60`, on PostgreSQL and Valkey."""

import asyncio
import os

import pytest

from tests.faults.fleet import Fleet
from tests.faults.game import Wanted
from tests.faults.scaled import ValkeyAway
from tests.faults.warm import WarmServer

pytestmark = [
    pytest.mark.skipif("DATABASE_URL" not in os.environ, reason="needs PostgreSQL and Valkey"),
    pytest.mark.django_db,
]


@pytest.fixture
def databases(tmp_path):
    """A cluster and a Valkey that this test may end, apart from those of the run."""
    from tests.faults.databases import Databases

    with Databases(tmp_path) as databases:
        yield databases


@pytest.fixture
def fleet(tmp_path, databases):
    """Two processes on them."""
    fleet = Fleet(tmp_path, 2, WarmServer, **databases.environment)
    try:
        fleet.start()
        yield fleet
    finally:
        fleet.close()


def test_two_processes_outlive_valkey_a_database_restart_and_kills(fleet, databases):
    wanted = Wanted(
        seed=2026, kills=2, database_restarts=1, valkey_away=4, tablets=3, screens=5, pace=0.8
    )
    game = ValkeyAway(fleet, wanted, databases)
    asyncio.run(game.play())
    assert game.verdict.troubles == []
    assert (game.verdict.lost, game.verdict.duplicated) == (0, 0)
    assert game.verdict.acknowledged == game.verdict.made
    assert (game.kills, game.restarts) == (2, 1)
    assert game.figures["sockets open throughout"] == len(game.room.every_screen())
    assert game.figures["notes written without Valkey"] > 0
