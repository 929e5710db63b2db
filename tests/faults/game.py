"""A run: tables write while the server is killed and the lines fail, then the referee looks."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.faults import referee
from tests.faults.plan import Kill, Plan
from tests.faults.referee import Verdict
from tests.faults.room import Room
from tests.faults.screen import Habits
from tests.server import Server

if TYPE_CHECKING:
    from tests.faults.databases import Databases

# Devices here try again sooner than real ones, so that more of their attempts meet a fault.
HASTY = Habits(patience=5.0, retry=2.0, silence=12.0, poll=1.0)
RECEIVED_WITHIN = 60.0
RIGHT_WITHIN = 10.0
KILLS_PER_ACT = 25
# Killed without end, a server would never get through what waits: give it some time now and then.
BACKLOG, RESPITE = 30, 15.0


@dataclass
class Wanted:
    """What a run is asked to be."""

    seed: int
    kills: int = 0
    tablets: int = 6
    screens: int = 6
    seconds: float = 0
    notes: int | None = None
    database_restarts: int = 0
    pace: float = 1.5
    right_within: float = RIGHT_WITHIN
    sockets: int = 0
    valkey_away: float = 0


class Game:
    """One run on one server: acts of writing under faults, each ended by the referee.

    The other scenarios tell another ``story`` with the same room and the same referee.
    """

    habits = HASTY

    def __init__(
        self, server: Server, wanted: Wanted, databases: "Databases | None" = None
    ) -> None:
        self.server, self.wanted, self.databases = server, wanted, databases
        self.plan = Plan(wanted.seed)
        self.verdict = Verdict()
        self.figures: dict[str, float] = {}
        self.room = Room(server, self.plan, self.habits)
        self.kills = self.restarts = 0
        self.began = time.monotonic()

    async def play(self) -> Verdict:
        """Play to the end and return what the referee found."""
        async with self.room, devices(self.room, self.wanted):
            await self.story()
            await asyncio.to_thread(referee.compare, self.room, self.verdict)
        return self.verdict

    async def story(self) -> None:
        """Kill the server again and again, with a look of the referee now and then."""
        kills = list(self.plan.kills(self.wanted.kills, self.wanted.database_restarts))
        acts = max(1, -(-len(kills) // KILLS_PER_ACT))
        for act in range(acts):
            await self.act(kills[act::acts], act == acts - 1)

    async def act(self, kills: list[Kill], last: bool) -> None:
        """Let everybody write while the blows fall, then let the network calm down and look."""
        room = self.room
        room.net.calm.clear()
        pace, notes = self.wanted.pace, self.wanted.notes
        writing = asyncio.gather(*(tablet.write(pace, notes) for tablet in room.tablets))
        try:
            for kill in kills:
                await self.strike(kill)
            if last:
                await asyncio.sleep(max(0, self.began + self.wanted.seconds - time.monotonic()))
            if last and self.wanted.notes:
                await writing
        finally:
            writing.cancel()
            await asyncio.gather(writing, return_exceptions=True)
        await self.settle()

    async def strike(self, kill: Kill) -> None:
        """Kill the server, or restart the database, in the middle of a submission."""
        posting = self.room.net.posting
        await asyncio.sleep(kill.calm)
        if kill.moves:
            await self.room.next_phase()
        rested = time.monotonic() + RESPITE
        while self.room.waiting() > BACKLOG and time.monotonic() < rested:
            await asyncio.sleep(0.1)
        posting.clear()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(5):
                await posting.wait()
        await asyncio.sleep(kill.lag)
        if kill.database and self.databases:
            await asyncio.to_thread(self.databases.restart)
            self.restarts += 1
        else:
            await asyncio.to_thread(self.server.restart)
            self.kills += 1

    async def settle(self) -> None:
        """End the faults; let the last notes arrive while no screen hears; then look at all."""
        room = self.room
        room.net.calm.set()
        self.hush(True)
        await asyncio.gather(*(tablet.create() for tablet in room.tablets))
        await self.received(RECEIVED_WITHIN)
        self.hush(False)
        await referee.compare_screens(room, self.verdict, self.wanted.right_within)

    async def received(self, within: float) -> float:
        """Wait until every tablet has all its acknowledgements; return how long that took, in s."""
        began = time.monotonic()
        while self.room.waiting() and time.monotonic() - began < within:
            await asyncio.sleep(0.05)
        return time.monotonic() - began

    def figure(self, name: str, value: float, limit: float) -> None:
        """Note a figure; over its limit it is a trouble."""
        self.figures[name] = round(value, 2)
        if value > limit:
            self.verdict.say(f"{name}: {value:.2f}, and {limit:g} at most was promised")

    def hush(self, down: bool) -> None:
        """Cut the lines of all screens, or let them be."""
        for screen in self.room.every_screen():
            self.room.net.lines[screen.name].cut(down)


@contextlib.asynccontextmanager
async def devices(room: Room, wanted: Wanted) -> AsyncIterator[None]:
    """Furnish the room and keep every device at work while the block runs."""
    await room.furnish(wanted.tablets, wanted.screens)
    async with asyncio.TaskGroup() as group:
        work = [group.create_task(one.run()) for one in room.tablets]
        work += [group.create_task(one.watch()) for one in room.screens]
        yield
        for task in work:
            task.cancel()
