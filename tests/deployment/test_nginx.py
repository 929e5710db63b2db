"""Two processes behind nginx with the configuration of docs/: screens follow, limits hold."""

import asyncio
import json
import os
import ssl
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from types import SimpleNamespace

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from sessions_app.live.front_door.limits import RESCUE as RESCUE_SIZE
from sessions_app.live.front_door.limits import UPLOADS, body_limit
from tests.deployment.recipe import NGINX, OPENSSL, Nginx, Uvicorn
from tests.live.knocking import batch
from tests.server import scene_doors

pytestmark = [
    pytest.mark.skipif("DATABASE_URL" not in os.environ, reason="needs PostgreSQL and Valkey"),
    pytest.mark.skipif(not (NGINX and OPENSSL), reason="nginx and openssl are not installed"),
    pytest.mark.django_db,
]
KIB, MIB = 1024, 1024 * 1024
RESCUE = "/cafes/ABCDEF/secours/"
SOCKETS = 6
UNTRUSTING = ssl.create_default_context()
UNTRUSTING.check_hostname, UNTRUSTING.verify_mode = False, ssl.CERT_NONE


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[SimpleNamespace]:
    """Two processes with the environment that the guide gives them, and nginx."""
    shared = {
        "WORLDCAFE_HTTPS": "1",
        "WORLDCAFE_SECRET_KEY": "the same",
        "ALLOWED_HOSTS": "127.0.0.1",
    }
    one = Uvicorn(tmp_path_factory.mktemp("one"), **shared)
    shared["DATABASE_URL"] = one.environment["DATABASE_URL"]
    other = Uvicorn(tmp_path_factory.mktemp("other"), **shared)
    nginx = Nginx(tmp_path_factory.mktemp("nginx"), [one.port, other.port])
    try:
        one.manage("migrate", "--verbosity=0")
        for part in (one, other, nginx):
            part.start()
        # Asked while there is no account yet.
        welcome = httpx.get(f"{nginx.base_url}/bienvenue/", verify=UNTRUSTING, trust_env=False)
        yield SimpleNamespace(
            one=one, nginx=nginx, url=nginx.base_url, doors=scene_doors(one), welcome=welcome
        )
    finally:
        for part in (nginx, other, one):
            part.close()


@pytest.fixture
async def tablet(site) -> AsyncIterator[httpx.AsyncClient]:
    """A browser admitted to a table; ``path`` is its page."""
    headers = {"Origin": site.url, "X-Worldcafe": "1"}
    async with httpx.AsyncClient(
        base_url=site.url, headers=headers, verify=UNTRUSTING, trust_env=False
    ) as http:
        door = httpx.URL(site.doors["host_1"]).raw_path.decode()
        http.path = (await http.get(door)).headers["location"]  # type: ignore[attr-defined]
        yield http


async def screen(site, tablet) -> ClientConnection:
    """Open the tablet's socket once more, and hear its first frame."""
    cookies = "; ".join(f"{one.name}={one.value}" for one in tablet.cookies.jar)
    opened = await connect(
        f"{site.url.replace('http', 'ws', 1)}{tablet.path}socket",
        ssl=UNTRUSTING,
        origin=site.url,
        additional_headers={"Cookie": cookies},
        max_size=None,
        proxy=None,
    )
    assert json.loads(await opened.recv())["type"] == "frame"
    return opened


async def heard(screen: ClientConnection, words: str) -> bool:
    """Wait until a frame says these words; False if the socket closes first."""
    async with asyncio.timeout(15):
        try:
            while words not in await screen.recv():
                pass
        except ConnectionClosed:
            return False
    return True


async def write(tablet, words: str) -> None:
    answer = await tablet.post(f"{tablet.path}operations", content=batch(words))
    assert answer.status_code == 200
    assert [one["answer"] for one in answer.json()["answers"]] == ["ok"]


async def test_screens_of_both_processes_follow_and_one_process_may_die(site, tablet):
    async with AsyncExitStack() as open_:
        screens = [
            await open_.enter_async_context(await screen(site, tablet)) for _n in range(SOCKETS)
        ]
        assert [one.protocol.extensions for one in screens] == [[]] * SOCKETS, "compressed"
        await write(tablet, "Une idée par le mandataire")
        assert all([await heard(one, "Une idée par le mandataire") for one in screens])
        site.one.kill()
        for number in range(4):
            await write(tablet, f"Idée {number} d’un seul processus")
        followed = [await heard(one, "Idée 3 d’un seul processus") for one in screens]
        assert sorted(followed) == [False] * (SOCKETS // 2) + [True] * (SOCKETS // 2)
    site.one.start()


async def refusal(site, path: str, size: int, cookie: str = "") -> int:
    """Announce a body of ``size`` bytes, send none of it, and return the status of the answer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", site.nginx.port, ssl=UNTRUSTING)
    lines = [
        f"POST {path} HTTP/1.1",
        f"Host: 127.0.0.1:{site.nginx.port}",
        f"Content-Length: {size}",
    ]
    lines += [f"Cookie: {cookie}"] if cookie else []
    writer.write("\r\n".join([*lines, "", ""]).encode())
    async with asyncio.timeout(5):
        answer = await reader.readline()
    writer.transport.abort()
    return int(answer.split()[1])


KNOWN = "__Host-worldcafe_session=x"


@pytest.mark.parametrize(
    ("path", "size", "cookie", "status"),
    [
        ("/entrer/", 65 * KIB, "", 413),
        ("/hote/0123456789ab/operations", 513 * KIB, "", 413),
        ("/cafes/ABCDEF/recolte/pleniere/", 2 * MIB, KNOWN, 413),
        ("/hote/0123456789ab/photos", 1 * MIB + 1, "", 413),
        ("/cafes/importer/", 51 * MIB + 1, KNOWN, 413),
        ("/cafes/importer/", 40 * MIB, "", 403),
        ("/fiches/apparence/", 12 * MIB + 1, KNOWN, 413),
        ("/fiches/apparence/", 10 * MIB, "", 403),
    ],
)
async def test_a_body_too_large_is_refused_before_it_is_sent(site, path, size, cookie, status):
    assert await refusal(site, path, size, cookie) == status


@pytest.mark.parametrize(
    "path",
    ["/entrer/", "/hote/0123456789ab/operations", "/hote/0123456789ab/photos", RESCUE, *UPLOADS],
)
async def test_a_body_as_large_as_the_front_door_lets_in_reaches_the_application(site, path):
    cookie = KNOWN if path == RESCUE or path in UPLOADS else ""
    body = b"x" * (UPLOADS.get(path) or (RESCUE_SIZE if path == RESCUE else body_limit(path, "")))
    async with httpx.AsyncClient(base_url=site.url, verify=UNTRUSTING, trust_env=False) as http:
        answer = await http.post(path, content=body, headers={"Cookie": cookie}, timeout=60)
    assert answer.status_code == 403, "of no origin"
    assert answer.headers["x-request-id"]


async def test_a_page_that_takes_uploads_leads_who_is_signed_out_to_sign_in(site):
    async with httpx.AsyncClient(base_url=site.url, verify=UNTRUSTING, trust_env=False) as http:
        answers = [await http.get(path) for path in UPLOADS]
    assert [one.status_code for one in answers] == [302, 302]


async def test_a_body_without_a_length_has_the_same_limit(site, tablet):
    async def pieces() -> AsyncIterator[bytes]:
        for _piece in range(700):
            yield b"x" * KIB

    answer = await tablet.post(f"{tablet.path}operations", content=pieces())
    assert answer.status_code == 413


async def test_plain_http_leads_to_tls_which_says_so_and_static_files_last(site, tablet):
    async with httpx.AsyncClient(trust_env=False) as http:
        answer = await http.get(f"http://127.0.0.1:{site.nginx.plain_port}/entrer/")
    assert (answer.status_code, answer.headers["location"]) == (301, "https://127.0.0.1/entrer/")
    page = await tablet.get(tablet.path)
    assert page.headers["strict-transport-security"] == "max-age=31536000"
    style = httpx.URL(page.text.split('rel="stylesheet" href="')[1].split('"')[0]).path
    answer = await tablet.get(style)
    assert answer.status_code == 200
    assert "max-age=31536000" in answer.headers["cache-control"]


def test_the_first_account_is_not_made_through_the_proxy(site):
    assert site.welcome.status_code == 403
