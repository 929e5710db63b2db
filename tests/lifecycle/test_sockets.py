"""Real sockets on the real hub, while doorbells are lost, sockets stall and screens come and go.

Whatever was lost, a heartbeat later every screen shows what a fresh reading shows.
"""

import asyncio
import json
import random

import pytest
from asgiref.sync import sync_to_async

from sessions_app.facilitation import actions as facilitation
from sessions_app.facilitation import notice_actions
from sessions_app.live import consumers, doorbell, feed, hub, subscriber
from sessions_app.live.audiences import Audience
from sessions_app.models import Cafe
from sessions_app.preparation.queries import programme
from tests.cast import link_of, signed_in
from tests.harvest.test_operations import operation, send
from tests.live.room import Screen, account_screen, host_screen

from .folding import Shown

pytestmark = pytest.mark.django_db(transaction=True)
on_thread = sync_to_async(thread_sensitive=True)
BEAT, STEPS, PATIENCE = 0.4, 30, 12
KINDS = ("console", "projector", "wall", "synthesis")


class Room:
    """The screens of a café under faults drawn from one seed."""

    def __init__(self, cafe: Cafe, ana, hugo, seed: int) -> None:
        self.cafe, self.ana, self.hugo = cafe, ana, hugo
        self.chance = random.Random(seed)
        self.session = signed_in(ana).cookies["worldcafe_session"].value
        self.link = link_of(cafe, 1)
        self.open: dict[str, Screen] = {}
        self.seen: dict[str, tuple[int, str, Shown]] = {}
        self.absent = rf"board-tabs-(?!{cafe.questions.first().pk}$)\d+"
        self.quiet = False

    def audience(self, name: str) -> Audience:
        table = self.link.table_id if name == "host" else None
        return Audience(self.cafe.pk, name, table)

    def screen(self, name: str) -> Screen:
        """Return a screen that says where it was when it was last open."""
        seq, epoch, regions = self.seen.get(name, ("", "", Shown(self.absent)))
        query = f"?after={seq}&epoch={epoch}"
        if name == "host":
            made = host_screen(self.link, query)
        else:
            made = account_screen(self.session, self.cafe.code, f"{name}{query}")
        made.regions = regions
        return made

    async def comes(self, name: str) -> None:
        """Open a screen, or close it."""
        if name in self.open:
            await self.goes(name)
            return
        self.open[name] = self.screen(name)
        assert await self.open[name].open()
        await self.open[name].next()

    async def goes(self, name: str) -> None:
        """Close a screen; it keeps its cursor and what it shows."""
        screen = self.open.pop(name)
        self.seen[name] = (screen.seq, self.cafe.epoch, screen.regions)
        await screen.leave()

    async def restart(self) -> None:
        """Lose the server's memory and every socket; the database stays."""
        for name in list(self.open):
            await self.goes(name)
        for task in list(hub.Hub.current().tasks):
            task.cancel()
        doorbell.hubs.clear()

    async def step(self) -> None:
        """Do one thing, drawn by chance."""
        name = self.chance.choice((*KINDS, "host"))
        act = self.chance.choices(
            (lambda: self.comes(name), on_thread(self.write), self.restart), (4, 12, 1)
        )[0]
        await act()
        await asyncio.sleep(self.chance.random() / 20)

    def write(self) -> None:
        """Change something in the café."""
        plan, chance = programme(Cafe.objects.get(pk=self.cafe.pk)), self.chance.random()
        if chance < 0.6:
            send(self.hugo, self.link, operation(f"Idée {self.chance.random()}"))
        elif chance < 0.8 and plan.next_phase:
            notice_actions.show(self.cafe, self.ana)
            facilitation.start_next(self.cafe, self.ana, plan.next_phase.pk)
        elif plan.current:
            facilitation.extend(self.cafe, self.ana, 1)
        else:
            facilitation.call_animator(self.cafe, self.link.table)

    def ring(self, real, cafe_id: int, **options) -> None:
        """Lose two doorbells out of three."""
        if not self.quiet and self.chance.random() < 1 / 3:
            real(cafe_id, **options)

    async def everybody_is_right(self) -> None:
        """Change more with no doorbell at all, and wait until each screen shows a fresh reading."""
        self.quiet = True
        for name in {*KINDS, "host"} - self.open.keys():
            await self.comes(name)
        for _unheard in range(3):
            await on_thread(self.write)()
        head = await Cafe.objects.values_list("head", flat=True).aget(pk=self.cafe.pk)
        for name, screen in self.open.items():
            async with asyncio.timeout(PATIENCE):
                await screen.until(head)
            reading = await on_thread(feed.read)(self.cafe.pk, -1, [self.audience(name)])
            fresh = Shown(self.absent)
            fresh |= json.loads(reading.frames[self.audience(name)])["regions"]
            assert screen.regions.differs_from(fresh) == [], name


@pytest.mark.parametrize("seed", range(3))
async def test_a_heartbeat_brings_back_whatever_was_lost(cafe, ana, hugo, seed, monkeypatch):
    room = await on_thread(Room)(cafe, ana, hugo, seed)
    real_ring, real_send = doorbell.ring, consumers.Screen.send_text

    async def stalling(screen: consumers.Screen, text: str) -> None:
        if not room.quiet and room.chance.random() < 0.4:
            await asyncio.sleep(2 * room.chance.random())
        await real_send(screen, text)

    monkeypatch.setattr(doorbell, "ring", lambda *a, **k: room.ring(real_ring, *a, **k))
    monkeypatch.setattr(consumers.Screen, "send_text", stalling)
    monkeypatch.setattr(hub, "HEARTBEAT", BEAT)
    # Presence rings by itself now and then: here only the heartbeat may help.
    monkeypatch.setattr(hub, "PRESENCE_BEATS", 1_000)
    monkeypatch.setattr(subscriber, "QUEUE_LENGTH", 1)
    for _step in range(STEPS):
        await room.step()
    await room.everybody_is_right()
    for name in list(room.open):
        await room.goes(name)
