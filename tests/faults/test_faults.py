"""The short form of ./script/faults: a café under kills and cuts, and two controls that must fail.

The long form is the command itself, see docs and `./script/faults --help`.
"""

import asyncio
import sys

import pytest

from tests.backends import BACKEND
from tests.faults.game import Game, Wanted
from tests.faults.scenarios import Freeze
from tests.faults.warm import WarmServer
from tests.server import Server

# Fewer on PostgreSQL, in the second run: the server is the same one.
KILLS = 50 if BACKEND == "sqlite" else 15


def play(server: Server, **wanted) -> Game:
    game = Game(server, Wanted(**wanted))
    asyncio.run(game.play())
    return game


@pytest.fixture
def control(tmp_path, request):
    """A server without one of its protections, in its tables too."""
    server = Server(tmp_path, empty=True)
    server.command = (sys.executable, "-m", "tests.faults.control", request.param)
    server.start()
    yield server
    server.kill()


@pytest.fixture
def warm(tmp_path):
    """A server whose restarts are short, so that there is time for all the kills."""
    server = WarmServer(tmp_path)
    server.start()
    yield server
    server.close()


@pytest.mark.django_db
def test_kills_among_cuts_lose_nothing_double_nothing_and_leave_every_screen_right(warm):
    game = play(warm, seed=2026, kills=KILLS, tablets=4, screens=5, pace=1.0)
    assert game.verdict.troubles == []
    assert (game.verdict.lost, game.verdict.duplicated) == (0, 0)
    assert game.verdict.acknowledged == game.verdict.made > KILLS
    assert game.kills == KILLS
    assert game.room.net.counts.keys() >= {"cut-answer", "duplicate", "reset", "reorder"}


def test_a_server_that_slept_leaves_no_socket_deaf(server):
    game = Freeze(server, Wanted(seed=5, tablets=2, screens=4, seconds=8))
    asyncio.run(game.play())
    assert game.verdict.troubles == []
    assert game.verdict.right


@pytest.mark.parametrize("control", ["dedupe"], indirect=True)
def test_without_the_unique_operation_the_referee_finds_notes_twice(control):
    verdict = play(
        control, seed=7, kills=1, tablets=3, screens=1, notes=4, pace=0.5, right_within=4
    ).verdict
    assert verdict.duplicated > 0
    assert not verdict.right


@pytest.mark.parametrize("control", ["catch-up"], indirect=True)
def test_without_catch_up_the_referee_finds_screens_that_stay_wrong(control):
    verdict = play(control, seed=7, kills=1, tablets=2, screens=2, pace=0.5, right_within=4).verdict
    assert [trouble for trouble in verdict.troubles if ": wrong after" in trouble]
    assert (verdict.lost, verdict.duplicated) == (0, 0)
