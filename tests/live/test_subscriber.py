"""A socket that falls behind drops its queue and catches up; it never makes others wait."""

import asyncio

import pytest

from sessions_app.live import feed
from sessions_app.live.audiences import HOST, Audience
from sessions_app.live.hub import Hub
from sessions_app.live.room import Room
from sessions_app.live.subscriber import QUEUE_LENGTH, Subscriber

TABLE = Audience(1, HOST, 1)


class Slow:
    """A socket that takes nothing until told to."""

    def __init__(self) -> None:
        self.entry = None
        self.sent: asyncio.Queue[str] = asyncio.Queue()
        self.open = asyncio.Event()

    def push(self, frame: str) -> bool:
        return False

    async def send_text(self, text: str) -> None:
        await self.open.wait()
        self.sent.put_nowait(text)

    async def check(self) -> None:
        """Stay open."""


@pytest.fixture
async def slow() -> Slow:
    return Slow()


async def received(socket: Slow, count: int) -> list[str]:
    async with asyncio.timeout(2):
        return [await socket.sent.get() for _one in range(count)]


async def test_a_frame_older_than_the_catch_up_is_never_sent(slow):
    one = Subscriber(TABLE, -1, "", slow)
    one.begin(5, "epoch", "everything to 5")
    one.offer(3, "old")
    one.offer(6, "new")
    slow.open.set()
    assert await received(slow, 2) == ["everything to 5", "new"]
    assert one.cursor == 6
    one.end()


async def test_a_full_queue_marks_the_socket_lost_and_takes_nothing_more(slow):
    one = Subscriber(TABLE, -1, "", slow)
    one.begin(1, "epoch", "first")
    await asyncio.sleep(0)
    for seq in range(2, QUEUE_LENGTH + 10):
        one.offer(seq, str(seq))
    assert one.lost
    one.begin(99, "epoch", "caught up")
    assert not one.lost
    slow.open.set()
    assert await received(slow, 2) == ["first", "caught up"]
    one.end()


async def test_a_socket_that_does_not_read_delays_nobody(slow, monkeypatch):
    quick = Slow()
    quick.open.set()
    room = Room(1)
    room.cursor = 0
    for socket in (slow, quick):
        one = Subscriber(TABLE, 0, "epoch", socket)
        one.begin(0, "epoch", "start")
        room.sockets[TABLE].add(one)
    monkeypatch.setattr(
        feed,
        "read",
        lambda *_all, **_named: feed.Reading(1, "epoch", {TABLE: "news"}),
    )
    await room.flush(presence=False)
    assert await received(quick, 2) == ["start", "news"]
    assert slow.sent.empty()
    for one in room.everybody():
        one.end()


async def test_all_who_come_at_once_cost_one_reading(slow, monkeypatch):
    readings = []

    def read(_cafe, cursor, audiences, **_named):
        readings.append((cursor, audiences))
        return feed.Reading(9, "epoch", dict.fromkeys(audiences, f"since {cursor}"))

    monkeypatch.setattr(feed, "read", read)
    room = Room(1)
    comers = [Subscriber(TABLE, cursor, "epoch", slow) for cursor in (4, 7, 5)]
    for one in comers:
        room.join(one)
    await room.flush(presence=False)
    assert readings == [(4, [TABLE])]
    assert {one.cursor for one in room.everybody()} == {9}
    for one in comers:
        room.leave(one)
    assert room.empty


async def test_a_screen_from_another_log_gets_everything(slow, monkeypatch):
    monkeypatch.setattr(
        feed,
        "read",
        lambda _cafe, cursor, _all, **_named: feed.Reading(2, "new", {TABLE: str(cursor)}),
    )
    room = Room(1)
    one = Subscriber(TABLE, 40, "old", slow)
    room.join(one)
    await room.flush(presence=False)
    slow.open.set()
    assert await received(slow, 1) == ["-1"]
    assert (one.cursor, one.epoch) == (2, "new")
    one.end()


async def test_a_heartbeat_brings_back_what_a_lost_doorbell_missed():
    room = Room(1)
    room.cursor, room.epoch = 4, "epoch"
    hub = object.__new__(Hub)
    hub._beat_room(room, 5, "epoch")
    assert room.wake.is_set()
