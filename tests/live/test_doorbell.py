"""A doorbell costs each process one reading of the log, whatever the number of its sockets."""

import asyncio

import pytest

from sessions_app.live import doorbell, feed
from sessions_app.live.audiences import HOST, WALL, Audience
from sessions_app.live.hub import Hub
from sessions_app.live.room import COALESCE, Room
from sessions_app.live.subscriber import Subscriber

CAFE = 1
AUDIENCES = [Audience(CAFE, HOST, 1), Audience(CAFE, HOST, 2), Audience(CAFE, WALL)]
SOCKETS_EACH = 4
RUNG = doorbell.message(CAFE, presence=False)


class Layer:
    """A shared channel layer, which brings everything to everybody, its sender included."""

    def __init__(self) -> None:
        self.sent: asyncio.Queue[dict] = asyncio.Queue()
        self.carried: list[dict] = []

    async def new_channel(self) -> str:
        return "ear"

    async def group_add(self, group: str, channel: str) -> None:
        assert group == doorbell.GROUP

    async def group_send(self, group: str, message: dict) -> None:
        self.carried.append(message)
        self.sent.put_nowait(message)

    async def receive(self, channel: str) -> dict:
        return await self.sent.get()


class Socket:
    """An open socket that counts what it is sent."""

    entry = None

    def __init__(self) -> None:
        self.frames = 0

    def push(self, frame: str) -> bool:
        self.frames += 1
        return True

    async def send_text(self, text: str) -> None:
        self.frames += 1

    async def check(self) -> None:
        """Stay open."""


@pytest.fixture
def readings(monkeypatch) -> list[tuple]:
    """What was read of the log; each reading finds one event more."""
    made: list[tuple] = []

    def read(cafe, cursor, audiences, **_named):
        made.append((cafe, cursor, set(audiences)))
        return feed.Reading(cursor + 1, "epoch", dict.fromkeys(audiences, "news"))

    monkeypatch.setattr(feed, "read", read)
    return made


@pytest.fixture
async def layer(monkeypatch) -> Layer:
    layer = Layer()
    monkeypatch.setattr(doorbell, "shared_layer", lambda: layer)
    return layer


@pytest.fixture
async def sockets(layer):
    """The sockets of one room, in the hub of this process."""
    hub, room = Hub.current(), Room(CAFE)
    room.cursor, sockets = 0, []
    for audience in AUDIENCES * SOCKETS_EACH:
        sockets.append(Socket())
        one = Subscriber(audience, 0, "epoch", sockets[-1])
        one.begin(0, "epoch", "start")
        room.sockets[audience].add(one)
    hub.rooms[CAFE], room.task = room, hub.spawn(room.run())
    yield sockets
    for one in room.everybody():
        one.end()
    for task in list(hub.tasks):
        task.cancel()
    await asyncio.gather(*hub.tasks, return_exceptions=True)


async def heard(sockets: list[Socket], frames: int) -> None:
    """Wait until each socket got so many frames, then as long as one too many could take."""
    async with asyncio.timeout(5):
        while any(one.frames < frames for one in sockets):
            await asyncio.sleep(0.01)
    await asyncio.sleep(0.4)


async def test_a_doorbell_rung_here_is_one_reading_though_it_comes_back(layer, sockets, readings):
    doorbell.ring(CAFE)
    await heard(sockets, 2)
    assert readings == [(CAFE, 0, set(AUDIENCES))]
    assert layer.sent.empty(), "what came back from the layer was not heard"
    assert {one.frames for one in sockets} == {2}


async def test_a_doorbell_of_another_process_is_one_reading_too(layer, sockets, readings):
    await layer.group_send(doorbell.GROUP, RUNG)
    await heard(sockets, 2)
    assert readings == [(CAFE, 0, set(AUDIENCES))]


async def test_a_burst_of_doorbells_is_at_most_two_readings(layer, sockets, readings):
    for _bell in range(20):
        doorbell.ring(CAFE)
        await layer.group_send(doorbell.GROUP, RUNG)
    await heard(sockets, 2)
    assert len(readings) <= 2


async def test_what_rings_while_rooms_rest_goes_to_the_others_as_one(layer, sockets, readings):
    doorbell.ring(CAFE)
    await asyncio.sleep(COALESCE / 4)
    for bell in range(20):
        doorbell.ring(CAFE, presence=bell == 10)
    await heard(sockets, 3)
    assert [one["presence"] for one in layer.carried] == [False, True]
    doorbell.ring(CAFE)
    await heard(sockets, 4)
    assert [one["presence"] for one in layer.carried] == [False, True, False]
