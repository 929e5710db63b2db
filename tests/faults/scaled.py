"""Several processes whose Valkey goes away: no socket closes, notes are accepted, screens follow."""

import asyncio
import time
from typing import Any

from websockets.protocol import State

from tests.faults.game import Game
from tests.faults.room import browser
from tests.faults.screen import Habits, Screen

LATE_AT_MOST = 5.0
BACK_WITHIN = 10.0
ACCEPTED_WITHIN = 5.0
SERVED_WITHIN = 10.0
# Drawn, so that notes fall at any moment between two heartbeats.
BETWEEN_NOTES = (0.0, 0.1, 0.5, 1.0, 2.0)
GIVE_UP = 30.0


class ValkeyAway(Game):
    """Valkey is away for ``valkey_away`` seconds; then the kills of an ordinary run.

    Screens here are patient and their lines clean meanwhile: a socket that ends, the server ended.
    """

    habits = Habits(retry=2.0, poll=1.0)

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.notes = 0

    async def story(self) -> None:
        assert self.databases is not None
        self.room.net.calm.set()
        await self.lateness()
        before = {one: one.socket for one in self.room.every_screen()}
        await asyncio.to_thread(self.databases.take_valkey_away)
        try:
            await self.without_valkey()
        finally:
            await asyncio.to_thread(self.databases.bring_valkey_back)
        await self.with_valkey_again()
        self.same_sockets(before)
        await super().story()

    async def without_valkey(self) -> None:
        """Write and look for as long as it is away; let somebody come meanwhile."""
        ends = time.monotonic() + self.wanted.valkey_away
        accepted, late, pauses = [], [], self.plan.stream("pauses")
        served = await self.newcomer()
        while not late or time.monotonic() < ends:
            took, behind = await self.lateness()
            accepted.append(took)
            late.append(behind)
            await asyncio.sleep(pauses.choice(BETWEEN_NOTES))
        self.figures["notes written without Valkey"] = len(accepted)
        self.figure("without Valkey, received within (s)", max(accepted), ACCEPTED_WITHIN)
        self.figure("without Valkey, a screen late by (s)", max(late), LATE_AT_MOST)
        self.figure("without Valkey, a newcomer served (s)", served, SERVED_WITHIN)

    async def with_valkey_again(self) -> None:
        """Wait until doorbells are heard across the processes again, not heartbeats only."""
        began = time.monotonic()
        quick = 0
        while quick < 3 and time.monotonic() - began < GIVE_UP:
            _took, behind = await self.lateness()
            quick = quick + 1 if behind < 1.0 else 0
        took = time.monotonic() - began
        self.figure("Valkey back, three notes shown within 1 s each (s)", took, BACK_WITHIN)

    async def lateness(self) -> tuple[float, float]:
        """Write one note, through one process; return how long until it was received, then shown."""
        room, began = self.room, time.monotonic()
        self.notes += 1
        await room.tablets[self.notes % len(room.tablets)].create(typing=0)
        took = await self.received(GIVE_UP)
        received = time.monotonic()
        head = await asyncio.to_thread(room.ledger.head)
        while time.monotonic() - began < GIVE_UP:
            if all(int(one.seq) >= head for one in room.every_screen()):
                break
            await asyncio.sleep(0.02)
        return took, time.monotonic() - received

    async def newcomer(self) -> float:
        """Open a page anew and poll it, without a socket; return how long both took, in s."""
        known, began = self.room.screens[0], time.monotonic()
        async with browser(known.http.base_url) as http:
            http.cookies = known.http.cookies
            one = Screen("newcomer", http, known.path, self.habits, self.plan.stream("newcomer"))
            await one.load()
            answer = await http.get(f"{one.regions}?{one.position()}", timeout=GIVE_UP)
            if answer.status_code != 200:
                self.verdict.say(f"a newcomer's poll was answered {answer.status_code}")
        return time.monotonic() - began

    def same_sockets(self, before: dict[Screen, object]) -> None:
        """Say which screens had to open another socket."""
        for one, socket in before.items():
            if one.socket is not socket or one.socket is None or one.socket.state is not State.OPEN:
                self.verdict.say(f"{one.name}: its socket was closed")
        self.figures["sockets open throughout"] = sum(
            one.socket is socket for one, socket in before.items()
        )
