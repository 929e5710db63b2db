"""An adversary on the same Wi-Fi, who knows every address and no secret, gets nothing and stops nobody."""

import asyncio
import itertools
import time

import httpx
import pytest
from django.db import transaction
from django.test import Client

from sessions_app.access import links
from sessions_app.access.roomside import serves_room
from sessions_app.models import EntryRequest
from tests.cast import ROOM
from tests.live.knocking import admitted, batch
from tests.live.room import HEADERS, Screen
from tests.rights import ground as g
from tests.rights.test_matrix_sockets import PATHS, on_thread
from tests.server import Server, scene_doors

pytestmark = pytest.mark.django_db
# What anybody on the network is shown: the join page, what waits there, proofs, colours, and the page
# that asks for a code, the same for a link that exists and for one that does not.
SHOWN = {"home", "enter", "waiting", "waiting-state", "prove-address", "fiche-colours"}
SHOWN |= {"guides", "guide"}
GUESS = "code=ABCDEF&secret=" + "A" * 22
WITHIN = 2.0
# A token that fits its cookie is no secret: guesses get as far as they may.
TOKEN = "a" * 32
ANYBODY = {
    "Host": "cafe.test",
    "Origin": "http://cafe.test",
    "Cookie": f"csrftoken={TOKEN}",
    "X-CSRFToken": TOKEN,
}
NUMBERS = """etapes questions rondes regles personnes accueil modeles step operation theme block note
    notes message photo_id tablet entry number incidents series"""
KNOWN = {**dict.fromkeys(NUMBERS.split(), 1), "suffix": "csv", "sheet": "A-R1-T1", "uid": TOKEN}


def attempts(ground):
    """Yield every address about a café that exists, as if all its names were known."""
    kinds = {"conduite": "conductor", "projecteur": "projector", "retour": "participant"}
    for name, route in g.patterns().items():
        link = ground.links[kinds.get(route.split("/")[1], "host")]
        known = {**ground.here, "public_id": link.public_id}
        if name == "account-regions":
            known["kind"] = "console"
        path = g.fill(name, route, known)
        yield name, "GET", path, ""
        # What the room is not served is posted to by the passer-by of the matrix.
        if serves_room(path):
            yield name, "POST", path, GUESS


def test_every_address_gives_nothing_and_changes_nothing(ground):
    found, tried = {}, 0
    for name, method, path, sent in attempts(ground):
        browser = Client(**ROOM)
        headers = {"Origin": "http://cafe.test", "X-Worldcafe": "1", "HX-Request": "true"}
        with transaction.atomic(), g.written() as changed:
            answer = browser.generic(
                method, path, sent, "application/x-www-form-urlencoded", headers=headers
            )
            transaction.set_rollback(True)
        tried += 1
        if trouble := gained(name, answer, changed):
            found[method, path] = trouble
    assert found == {}
    assert tried > 250


def gained(name, answer, changed) -> str:
    """Say what an attempt gained; empty where it gained nothing."""
    text = "" if answer.streaming else answer.content.decode(errors="replace")
    public = name in SHOWN or 'id="door"' in text
    if changed or g.MARK in text:
        return f"changed {changed}" if changed else "read a text"
    if any(one.startswith(("wc-", "worldcafe_session")) for one in answer.cookies):
        return "was given a cookie"
    moved = name == "set_language" and answer.status_code in (204, 302)
    refused = answer.status_code in (404, 405)
    return (
        ""
        if refused or moved or (public and answer.status_code == 200)
        else str(answer.status_code)
    )


@pytest.mark.django_db(transaction=True)
async def test_every_socket_is_closed_without_a_word(ground):
    for kind, path in PATHS.items():
        for link in ground.links.values():
            address = path.format(code=ground.cafe.code, public_id=link.public_id)
            for cookie in ("", f"{links.cookie_name(link.public_id)}={'A' * 22}"):
                screen = Screen(address, cookie, HEADERS)
                if await screen.open():
                    assert await screen.closed() == 4404, kind
    assert not await on_thread(EntryRequest.objects.filter(accepted=True).exists)()


@pytest.fixture
def venue(start_server) -> tuple[Server, dict[str, str]]:
    server = start_server()
    return server, scene_doors(server)


async def hammer(server: Server, until: asyncio.Event, paths) -> int:
    """Ask for everything over and over, from several connections, as fast as answers come."""
    done = 0
    async with httpx.AsyncClient(
        base_url=server.base_url, headers=ANYBODY, timeout=30, trust_env=False
    ) as http:
        while not until.is_set():
            method, path = next(paths)
            try:
                await http.request(
                    method, path, data={"code": "ABCDEF"} if method == "POST" else None
                )
            except httpx.HTTPError:
                await asyncio.sleep(0.1)
            done += 1
    return done


@pytest.mark.django_db(transaction=True)
async def test_while_it_hammers_every_idea_is_received(venue):
    server, doors = venue
    path, cookies = await admitted(server, doors["host_1"])
    known = {"code": "ZZZZZZ", "public_id": path.split("/")[2]}
    addresses = [g.fill(name, route, KNOWN | known) for name, route in g.patterns().items()]
    paths = itertools.cycle([*(("GET", one) for one in addresses), *[("POST", "/entrer/")] * 40])
    over = asyncio.Event()
    crowd = [asyncio.create_task(hammer(server, over, paths)) for _connection in range(12)]
    headers = {"Origin": server.base_url, "X-Worldcafe": "1", "Cookie": cookies}
    waits = []
    try:
        async with httpx.AsyncClient(
            base_url=server.base_url, headers=headers, timeout=30, trust_env=False
        ) as tablet:
            for number in range(20):
                began = time.monotonic()
                answer = await tablet.post(f"{path}operations", content=batch(f"Idée {number}"))
                waits.append(time.monotonic() - began)
                assert [one["answer"] for one in answer.json()["answers"]] == ["ok"]
                await asyncio.sleep(0.2)
    finally:
        over.set()
    done = sum(await asyncio.gather(*crowd))
    print(f"{done} requests of a stranger; an idea took {max(waits):.2f} s at most")
    assert done > 100
    assert sorted(waits)[len(waits) // 2] < WITHIN
    assert "Traceback" not in server.log
