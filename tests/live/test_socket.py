"""Sockets: who gets in, what reaches them, how they catch up, and how they are closed."""

import json

import pytest
from asgiref.sync import sync_to_async
from django.db import OperationalError

from sessions_app.access import links
from sessions_app.facilitation import actions as facilitation
from sessions_app.live.consumers import HostScreen
from sessions_app.live.events import writing
from sessions_app.models import AccessLink, Cafe, Device, LinkKind
from sessions_app.preparation.queries import programme
from tests.cast import link_of, signed_in
from tests.harvest.test_operations import operation, send
from tests.live.room import Screen, account_screen, host_screen

pytestmark = pytest.mark.django_db(transaction=True)
on_thread = sync_to_async(thread_sensitive=True)


@on_thread
def start_next(cafe: Cafe, ana) -> int:
    facilitation.start_next(cafe, ana, programme(cafe).next_phase.pk)
    cafe.refresh_from_db()
    return cafe.head


@on_thread
def paused(cafe: Cafe, ana) -> int:
    facilitation.pause(cafe, ana)
    cafe.refresh_from_db()
    return cafe.head


@on_thread
def session_of(user) -> str:
    return signed_in(user).cookies["worldcafe_session"].value


@on_thread
def table_link(cafe: Cafe, number: int) -> AccessLink:
    return link_of(cafe, number)


async def test_a_screen_first_gets_everything_then_what_changes(cafe, ana):
    screen = host_screen(await table_link(cafe, 1))
    assert await screen.open()
    first = await screen.next()
    assert {"host-stage", "ideas", "earlier", "call"} <= first["regions"].keys()
    await screen.until(await start_next(cafe, ana))
    assert 'data-state="running"' in screen.regions["host-stage"]
    await screen.leave()


async def test_a_note_reaches_its_table_and_the_console_but_not_the_next_table(cafe, ana, hugo):
    mine = await table_link(cafe, 1)
    host, neighbour = host_screen(mine), host_screen(await table_link(cafe, 2))
    console = account_screen(await session_of(ana), cafe.code, "console")
    for screen in (host, neighbour, console):
        await screen.open()
        await screen.next()
    await on_thread(send)(hugo, mine, operation("Une idée de Hugo"))
    for screen in (host, neighbour, console):
        await screen.until(1)
        await screen.leave()
    assert "Une idée de Hugo" in host.regions["ideas"]
    assert "Une idée de Hugo" in console.regions[f"table-{mine.table_id}"]
    assert "Une idée de Hugo" not in json.dumps(neighbour.regions, ensure_ascii=False)


async def test_a_screen_that_was_away_gets_only_what_it_lacks(cafe, ana):
    await start_next(cafe, ana)
    seq = await paused(cafe, ana)
    screen = host_screen(await table_link(cafe, 1), f"?after={seq - 1}&epoch={cafe.epoch}")
    await screen.open()
    frame = await screen.next()
    assert frame["seq"] == seq
    assert "host-stage" in frame["regions"]
    assert "call" not in frame["regions"]
    await screen.leave()


async def test_a_screen_of_another_life_of_the_log_gets_everything(cafe, ana):
    await start_next(cafe, ana)
    screen = host_screen(await table_link(cafe, 1), "?after=1&epoch=anotherepoch")
    await screen.open()
    assert "call" in (await screen.next())["regions"]
    await screen.leave()


async def test_a_ping_is_answered_with_the_servers_time(cafe):
    screen = host_screen(await table_link(cafe, 1))
    await screen.open()
    await screen.socket.send_to(json.dumps({"ping": 12.5}))
    pong = await screen.next("pong")
    assert pong["ping"] == 12.5
    assert pong["now"] > 1_700_000_000_000
    await screen.leave()


async def test_a_tablet_says_what_waits_on_it_and_the_console_shows_it(cafe, ana):
    link = await table_link(cafe, 1)
    console = account_screen(await session_of(ana), cafe.code, "console")
    await console.open()
    await console.next()
    host = host_screen(link)
    await host.open()
    await host.socket.send_to(json.dumps({"waiting": 3, "device": "ab" * 16}))
    frame = await console.next()
    assert "3 envois encore sur la tablette" in frame["regions"]["console-tables"]
    await host.leave()
    frame = await console.next()
    assert "encore sur la tablette" not in frame["regions"]["console-tables"]
    await console.leave()
    assert not await Device.objects.filter(connected=True).aexists()


@pytest.mark.parametrize(
    "headers",
    [
        [(b"host", b"cafe.test"), (b"origin", b"http://ailleurs.test")],
        [(b"host", b"cafe.test"), (b"origin", b"http://cafe.test:8001")],
        [(b"host", b"cafe.test"), (b"origin", b"https://cafe.test")],
        [(b"host", b"cafe.test"), (b"origin", b"http://cafe.test.evil.test")],
        [(b"host", b"cafe.test"), (b"origin", b"http://a@cafe.test")],
        [(b"host", b"cafe.test"), (b"origin", b"null")],
        [(b"host", b"cafe.test"), (b"origin", b"")],
        [(b"host", b"cafe.test")],
    ],
)
async def test_another_origin_is_not_let_in(cafe, headers):
    screen = host_screen(await table_link(cafe, 1), headers=headers)
    assert not await screen.open()


async def test_a_stranger_is_accepted_only_to_be_told_there_is_nothing(cafe, charlie):
    link = await table_link(cafe, 1)
    session = await session_of(charlie)
    screens = [
        Screen(f"/hote/{link.public_id}/socket"),
        account_screen(session, cafe.code, "console"),
        account_screen(session, cafe.code, "synthesis"),
        account_screen("", cafe.code, "projector"),
    ]
    for screen in screens:
        await screen.open()
        assert await screen.closed() == 4404


async def test_staff_may_watch_the_wall_but_not_the_console(cafe, sofia):
    session = await session_of(sofia)
    console = account_screen(session, cafe.code, "console")
    await console.open()
    assert await console.closed() == 4404
    wall = account_screen(session, cafe.code, "wall")
    await wall.open()
    assert (await wall.next())["type"] == "frame"
    await wall.leave()


async def opened_twice(link) -> list[Screen]:
    screens = [host_screen(link), host_screen(link)]
    for screen in screens:
        await screen.open()
        await screen.next()
    return screens


@on_thread
def end_link(cafe, actor, link) -> None:
    with writing(cafe, actor) as change:
        links.revoke(link)
        change.record("link-revoked", table=link.table, link=link.pk)


async def test_ending_a_link_closes_all_its_open_sockets(cafe, ana):
    link = await table_link(cafe, 1)
    screens = await opened_twice(link)
    await end_link(cafe, ana, link)
    assert [await screen.closed() for screen in screens] == [4410, 4410]


async def test_screens_that_nobody_can_look_at_again_are_closed_and_may_knock(
    cafe, ana, monkeypatch
):
    screens = await opened_twice(await table_link(cafe, 1))

    def unread(screen):
        raise OperationalError("the database is restarting")

    monkeypatch.setattr(HostScreen, "admit", unread)
    await end_link(cafe, ana, await table_link(cafe, 2))
    assert [await screen.closed() for screen in screens] == [1013, 1013]


@pytest.mark.parametrize("said", ["{", "[1]", '{"ping": "x"}', "x" * 5000])
async def test_a_screen_that_says_nonsense_is_closed(cafe, said):
    screen = host_screen(await table_link(cafe, 1))
    await screen.open()
    await screen.next()
    await screen.socket.send_to(said)
    assert await screen.closed() == 1003


async def test_the_projection_link_watches_the_projection(cafe, ana):
    link = await AccessLink.objects.aget(cafe=cafe, kind=LinkKind.PROJECTOR)
    cookie = f"{links.cookie_name(link.public_id)}={links.secret(link)}"
    screen = Screen(f"/projecteur/{link.public_id}/socket", cookie)
    await screen.open()
    assert set((await screen.next())["regions"]) == {"projection"}
    await screen.leave()
