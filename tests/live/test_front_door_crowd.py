"""Many connections: what one that does not take its answer costs, and who gives way."""

import asyncio
import os
import resource
import socket
import time
from contextlib import ExitStack

import httpx
import pytest

from sessions_app.live.front_door import descriptors, limits
from tests.live.knocking import MIB, head, knock, resident, sockets_of
from tests.server import ROOT, Server

pytestmark = pytest.mark.skipif(os.name == "nt", reason="limits and memory are those of a Unix")
FEW = 200


@pytest.fixture(scope="module")
def tight(tmp_path_factory):
    """A server on a system that lets a process have few files open."""
    server = Server(tmp_path_factory.mktemp("server"))
    server.command = ("sh", "-c", f"ulimit -n {FEW}; exec {' '.join(Server.command)}")
    server.start()
    yield server
    server.kill()


def largest_static_file() -> str:
    folder = ROOT / "build" / "static"
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".gz"]
    largest = max(files, key=lambda path: path.stat().st_size)
    return f"/static/{largest.relative_to(folder).as_posix()}"


def test_answers_that_nobody_takes_are_given_up(tight):
    """40 connections ask for the largest file ten times each and read nothing."""
    asked = head(tight, largest_static_file(), method="GET") * 10
    httpx.get(f"{tight.base_url}{largest_static_file()}")
    before, most, at_rest = resident(tight), 0, sockets_of(tight)
    began = time.monotonic()
    with ExitStack() as ended:
        for _time in range(40):
            one = socket.create_connection(("127.0.0.1", tight.port))
            ended.enter_context(one)
            one.sendall(asked)
        time.sleep(2)
        held = sockets_of(tight) - at_rest
        while sockets_of(tight) > at_rest + 2 and time.monotonic() < began + limits.STALLED + 12:
            most = max(most, resident(tight) - before)
            time.sleep(0.5)
    took = time.monotonic() - began
    print(f"{held} held, +{most / MIB:.1f} MB; all closed after {took:.0f} s")
    assert held >= 38
    assert took < limits.STALLED + 12
    assert most < 50 * MIB


async def test_a_crowd_of_idle_connections_does_not_keep_a_tablet_out(tight):
    """More than there is room for: those that ask for nothing give way, the oldest first."""
    with ExitStack() as ended:
        for _time in range(FEW):
            ended.enter_context(socket.create_connection(("127.0.0.1", tight.port)))
        await asyncio.sleep(0.5)
        async with knock(tight) as tablet:
            await tablet.send(head(tight, "/healthz", "Connection: close", method="GET"))
            assert (await tablet.answer()).startswith(b"HTTP/1.1 200 ")
        assert sockets_of(tight) < FEW
    assert "Traceback" not in tight.log


async def test_a_connection_that_asks_for_nothing_is_closed(tight):
    async with knock(tight) as stranger:
        began = time.monotonic()
        assert await stranger.answer(limits.HEADERS_WITHIN + 5) == b""
        assert time.monotonic() - began > limits.HEADERS_WITHIN - 1


@pytest.mark.parametrize(
    ("soft", "hard", "set_to", "left"),
    [
        (256, 1024, 1024, 1024 - limits.SPARE_DESCRIPTORS),
        (256, resource.RLIM_INFINITY, 4224, limits.CONNECTIONS),
        (100_000, 100_000, None, limits.CONNECTIONS),
        (180, 180, None, limits.SPARE_DESCRIPTORS // 2),
    ],
)
def test_the_limit_of_open_files_is_raised_as_far_as_it_goes(monkeypatch, soft, hard, set_to, left):
    done = []
    monkeypatch.setattr(resource, "getrlimit", lambda kind: (soft, hard))
    monkeypatch.setattr(resource, "setrlimit", lambda kind, wanted: done.append(wanted[0]))
    assert descriptors.raise_limit() == left
    assert done == ([set_to] if set_to else [])
