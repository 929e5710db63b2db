"""Every kind of socket asked for by every role, of their café and of others: the matrix holds."""

from typing import Any

import pytest
from asgiref.sync import sync_to_async

from sessions_app.live.audiences import RIGHTS
from sessions_app.live.routing import sockets
from tests.live.room import Screen
from tests.rights import ground as g
from tests.rights.matrix import FAMILIES, ROLES, SOCKETS, YES

pytestmark = pytest.mark.django_db(transaction=True)
on_thread = sync_to_async(thread_sensitive=True)
PATHS = {
    **{kind: f"/cafes/{{code}}/socket/{kind}" for kind in RIGHTS},
    "host": "/hote/{public_id}/socket",
    "projection by link": "/projecteur/{public_id}/socket",
    "conducting": "/conduite/{public_id}/socket",
}


def test_every_kind_of_socket_is_in_the_matrix():
    assert set(PATHS) == set(SOCKETS)
    # One route for the screens of accounts, one per kind of link, one for what names nothing.
    assert len(sockets) - 2 == len(set(PATHS) - set(RIGHTS))


async def told(ground: g.Ground, role: str, path: str) -> tuple[bool, str]:
    """Return whether a socket stays open, and all that it says first."""
    browser = ground.browsers[role]
    host = browser.defaults.get("HTTP_HOST", "localhost").encode()
    cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in browser.cookies.items())
    screen = Screen(path, cookies, [(b"host", host), (b"origin", b"http://" + host)])
    if not await screen.open():
        return False, ""
    said: dict[str, Any] = await screen.socket.receive_output(timeout=10)
    if said["type"] != "websocket.close":
        await screen.leave()
    return said["type"] != "websocket.close", str(said.get("text") or said.get("bytes") or "")


@pytest.mark.parametrize("kind", PATHS)
async def test_each_role_gets_the_sockets_that_the_matrix_says(ground, kind):
    family = SOCKETS[kind]
    path = await on_thread(ground.path)("", PATHS[kind].replace("{", "<").replace("}", ">"), family)
    found = {role: (await told(ground, role, path))[0] for role in ROLES}
    assert found == {role: FAMILIES[family][role] == YES for role in ROLES}


@pytest.mark.parametrize("kind", PATHS)
async def test_a_socket_of_another_s_or_of_nothing_is_closed_without_a_word(ground, kind):
    here, there = ground.here, ground.there
    others = {
        "code": (there["code"], g.NOWHERE, here["code"].lower()),
        "public_id": (there["public_id"], ground.links["other_host"].public_id, g.NOBODY),
    }
    for name, values in others.items():
        if name not in PATHS[kind]:
            continue
        for value in values:
            path = PATHS[kind].format(**{name: value})
            for role in set(ROLES) - {"stranger", "other_host"}:
                assert await told(ground, role, path) == (False, ""), (role, path)
