"""The front door: bodies are refused before they are read, and nobody holds a connection."""

import asyncio
import os
import time

import httpx
import pytest
from django.conf import settings
from django.urls import reverse

from sessions_app.closing.archive.packing import LARGEST_FILE
from sessions_app.harvest import rescue
from sessions_app.live.front_door import limits
from sessions_app.models import NOTE_LENGTH
from tests.live.knocking import MIB, batch, head, knock, open_files, resident
from tests.server import Server

pytestmark = pytest.mark.skipif(os.name == "nt", reason="memory is read from /proc")
HUGE = 400 * MIB
CHUNK = b"10000\r\n" + b"x" * 65536 + b"\r\n"
PATHS = ["/", "/hote/0123456789ab/operations", "/cafes/importer/"]


def spooled(server) -> list[str]:
    return [name for name in open_files(server) if "(deleted)" in name]


@pytest.fixture(scope="module")
def warm(tmp_path_factory):
    """A server that has rendered a page and a refusal once, so that memory is at rest."""
    server = Server(tmp_path_factory.mktemp("server"))
    server.start()
    httpx.get(f"{server.base_url}/connexion/")
    httpx.post(f"{server.base_url}/", content=b"x" * 70_000)
    yield server
    server.kill()


async def test_a_huge_body_that_says_its_length_is_answered_before_it_comes(warm):
    before = resident(warm)
    for path in PATHS:
        async with knock(warm) as stranger:
            await stranger.send(head(warm, path, f"Content-Length: {HUGE}"))
            answer = await stranger.answer()
        assert answer.startswith(b"HTTP/1.1 413 ")
        assert "Ce que vous envoyez est trop gros pour ce serveur." in answer.decode()
    assert resident(warm) - before < 10 * MIB


@pytest.mark.parametrize("how", ["Transfer-Encoding: chunked", f"Content-Length: {HUGE}"])
async def test_a_huge_body_is_neither_read_nor_kept(warm, how):
    before = resident(warm)
    for path in PATHS:
        async with knock(warm) as stranger:
            await stranger.send(head(warm, path, how))
            await stranger.flood(CHUNK, HUGE)
            assert stranger.sent < 8 * MIB  # what the system's own buffers took
            assert spooled(warm) == []
            assert (await stranger.answer()).startswith(b"HTTP/1.1 413 ")
    assert resident(warm) - before < 10 * MIB


async def test_a_refused_connection_is_closed_even_if_the_other_side_goes_on(warm):
    async with knock(warm) as stranger:
        await stranger.send(head(warm, "/", f"Content-Length: {HUGE}"))
        began = time.monotonic()
        await stranger.flood(b"x" * 1000, HUGE, limits.FAREWELL + 5)
        assert time.monotonic() - began < limits.FAREWELL + 3


def test_only_somebody_signed_in_may_send_an_archive(warm):
    body = {"content": b"x" * (2 * MIB)}
    path = f"{warm.base_url}{reverse('cafe-import')}"
    assert httpx.post(path, **body).status_code == 413
    session = {"Cookie": "worldcafe_session=anything"}
    assert httpx.post(path, headers=session, **body).status_code != 413
    assert httpx.post(f"{warm.base_url}/", headers=session, **body).status_code == 413


def test_the_limits_leave_room_for_what_the_application_takes():
    assert limits.UPLOADS[reverse("cafe-import")] > LARGEST_FILE + 64 * 1024
    path = reverse("operations", args=["0123456789ab"])
    assert limits.body_limit(path, "") == limits.OPERATIONS
    assert len(batch("€" * NOTE_LENGTH, 50)) < limits.OPERATIONS
    path, session = reverse("rescue", args=["ABCDEF"]), f"{settings.SESSION_COOKIE_NAME}=x"
    assert limits.body_limit(path, session) > rescue.LARGEST
    assert limits.body_limit(path, "") == limits.STRANGER


async def test_no_more_uploads_at_once_than_there_is_room_for(warm):
    lines = f"Content-Length: {20 * MIB}", "Cookie: worldcafe_session=anything"
    begun = head(warm, reverse("cafe-import"), *lines)
    async with knock(warm) as first, knock(warm) as second, knock(warm) as third:
        for one in (first, second, third):
            await one.send(begun)
            await asyncio.sleep(0.1)
        assert (await third.answer()).startswith(b"HTTP/1.1 503 ")


async def test_headers_have_a_size_and_a_time(warm):
    async with knock(warm) as stranger:
        await stranger.send(head(warm, "/", *[f"X-{n}: 1" for n in range(200)], method="GET"))
        assert (await stranger.answer()).startswith(b"HTTP/1.1 400 ")
    async with knock(warm) as stranger:
        await stranger.send(head(warm, "/", f"X: {'x' * 20_000}", method="GET"))
        assert b"200" not in await stranger.answer()


async def test_headers_that_trickle_are_cut_off(warm):
    async with knock(warm) as stranger:
        began = time.monotonic()
        await stranger.send(b"GET / HTTP/1.1\r\nX-Slow: ")
        trickle = asyncio.create_task(trickled(stranger, limits.HEADERS_WITHIN + 5))
        assert await stranger.answer(limits.HEADERS_WITHIN + 5) == b""
        assert limits.HEADERS_WITHIN - 1 < time.monotonic() - began < limits.HEADERS_WITHIN + 4
        trickle.cancel()


async def test_a_body_that_stops_coming_is_cut_off(warm):
    async with knock(warm) as stranger:
        began = time.monotonic()
        await stranger.send(head(warm, "/", "Content-Length: 1000"))
        await stranger.send(b"x")
        assert await stranger.answer(limits.BODY_SILENCE + 5) == b""
        assert time.monotonic() - began > limits.BODY_SILENCE - 1


async def trickled(stranger, seconds: float) -> None:
    for _time in range(round(seconds / 0.5)):
        await stranger.send(b"x")
        await asyncio.sleep(0.5)
