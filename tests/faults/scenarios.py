"""The other scenarios: a frozen server, a long cut, a storm of sockets, sockets that never read."""

import asyncio
import socket
import time
from collections import Counter
from contextlib import AsyncExitStack
from itertools import cycle, islice
from statistics import median
from typing import Any
from urllib.parse import urlsplit

import psutil

from tests.faults import referee
from tests.faults.game import RIGHT_WITHIN, Game
from tests.faults.room import browser
from tests.faults.screen import Habits, Screen, cookies

HOUR = 3600.0
ARRIVE_TOGETHER = 100
HANDSHAKE = (
    "GET {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nCookie: {cookies}\r\n"
    "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: d29ybGRjYWZlLWZhdWx0cw==\r\n\r\n"
)


class Freeze(Game):
    """The server sleeps as a laptop does; no socket may be deaf 10 s after it woke.

    Screens here never give up a silent socket, so that it is the same one that must hear again.
    """

    habits = Habits(silence=HOUR)

    async def story(self) -> None:
        self.room.net.calm.set()
        await asyncio.gather(*(tablet.write(0.3, 3) for tablet in self.room.tablets))
        self.server.freeze()
        await asyncio.sleep(self.wanted.seconds)
        self.server.thaw()
        began = time.monotonic()
        await asyncio.gather(*(tablet.create() for tablet in self.room.tablets))
        await self.received(RIGHT_WITHIN)
        left = RIGHT_WITHIN - (time.monotonic() - began)
        await referee.compare_screens(self.room, self.verdict, left)
        self.figure("until no socket was deaf (s)", time.monotonic() - began, RIGHT_WITHIN)


class Cut(Game):
    """The Wi-Fi is away while tables write and rounds go on; then everything arrives."""

    habits = Habits()
    returned_within = 30.0

    async def story(self) -> None:
        room, notes = self.room, self.wanted.notes or 40
        room.net.calm.set()
        self.every_line(down=True)
        acts = notes * 1.5  # some acts change a note instead of making one
        pace = self.wanted.seconds / acts
        writing = asyncio.gather(*(tablet.write(pace, notes) for tablet in room.tablets))
        for _move in range(2):
            await asyncio.sleep(self.wanted.seconds / 3)
            await room.next_phase()
        await writing
        self.every_line(down=False)
        took = await self.received(2 * self.returned_within)
        self.figure("all received after the return (s)", took, self.returned_within)
        await referee.compare_screens(room, self.verdict, RIGHT_WITHIN)

    def every_line(self, down: bool) -> None:
        for line in self.room.net.lines.values():
            line.cut(down)


class Watcher(Screen):
    """A screen of which only the socket counts: it keeps no page."""

    def swap(self, dom_id: str, fragment: str) -> None:
        pass


class Storm(Game):
    """Hundreds of sockets come back to a server that was killed, and a note is not kept waiting."""

    habits = Habits()

    async def story(self) -> None:
        self.room.net.calm.set()
        async with AsyncExitStack() as open_, asyncio.TaskGroup() as group:
            watchers = [one async for one in self.watchers(open_)]
            tasks = []
            for first in range(0, len(watchers), ARRIVE_TOGETHER):
                some = watchers[first : first + ARRIVE_TOGETHER]
                tasks += [group.create_task(one.watch()) for one in some]
                await self.all_heard(some, 0, 60)
            await asyncio.to_thread(self.server.restart)
            self.kills += 1
            began, spent = time.monotonic(), self.processor()
            posted = asyncio.create_task(self.post())
            within = 10.0 if self.wanted.sockets <= 300 else 20.0
            back = await self.all_heard(watchers, began, 3 * within)
            for whose, now, before in zip(
                ("server", "screens"), self.processor(), spent, strict=True
            ):
                self.figures[f"processor of the {whose} meanwhile (s)"] = round(now - before, 2)
            self.figure(f"{len(watchers)} sockets back after the start (s)", back, within)
            self.figure("a note posted meanwhile, received (s)", await posted, 2.0)
            self.strays(watchers, began)
            for task in tasks:
                task.cancel()
        await referee.compare_screens(self.room, self.verdict, RIGHT_WITHIN)

    def processor(self) -> tuple[float, float]:
        """Return the processor seconds that the server and these screens have used."""
        server = psutil.Process(self.server.process.pid)  # type: ignore[union-attr]
        return sum(server.cpu_times()[:2]), time.process_time()

    async def watchers(self, open_: AsyncExitStack) -> Any:
        """Yield the sockets of the storm, shared out over the pages of the room."""
        every = self.room.every_screen()
        direct = [await open_.enter_async_context(browser(self.server.base_url)) for _one in every]
        for one, http in zip(every, direct, strict=True):
            http.cookies = one.http.cookies
        pages = islice(cycle(zip(every, direct, strict=True)), self.wanted.sockets)
        for number, (page, http) in enumerate(pages):
            draw = self.plan.stream("watcher", number)
            one = Watcher(f"watcher {number}", http, page.path, self.habits, draw)
            one.live, one.regions, one.seq, one.epoch = (
                page.live,
                page.regions,
                page.seq,
                page.epoch,
            )
            yield one

    async def all_heard(self, watchers: list[Watcher], since: float, within: float) -> float:
        """Wait until each socket heard something after ``since``; return how long that took."""
        began = time.monotonic()
        while time.monotonic() - began < within:
            if all(one.heard > since for one in watchers):
                break
            await asyncio.sleep(0.05)
        return time.monotonic() - began

    def strays(self, watchers: list[Watcher], since: float) -> None:
        """Say of those that did not come back what ended their last socket."""
        away = [one for one in watchers if one.heard <= since]
        for why, count in Counter(one.ended for one in away).items():
            self.verdict.say(f"{count} sockets did not come back; the last of each ended by: {why}")

    async def post(self) -> float:
        """Write one note on a tablet; return how long it took to be received, in s."""
        tablet = self.room.tablets[0]
        began = time.monotonic()
        await tablet.create(typing=0)
        await self.received(60)
        return time.monotonic() - began


class Deaf(Game):
    """Sockets that never read, while notes arrive: the server's memory stays where it was."""

    most = 50.0

    async def story(self) -> None:
        self.room.net.calm.set()
        await asyncio.gather(*(tablet.write(0.2, 5) for tablet in self.room.tablets))
        process = psutil.Process(self.server.process.pid)  # type: ignore[union-attr]
        before = process.memory_info().rss
        sockets = [await asyncio.to_thread(self.deaf) for _one in range(self.wanted.sockets)]
        writing = asyncio.gather(*(tablet.write(0.5) for tablet in self.room.tablets))
        grown, ends = 0.0, time.monotonic() + self.wanted.seconds
        while time.monotonic() < ends:
            await asyncio.sleep(0.5)
            grown = max(grown, (process.memory_info().rss - before) / 1e6)
        writing.cancel()
        await asyncio.gather(writing, return_exceptions=True)
        self.figure(f"memory grown with {len(sockets)} deaf sockets (MB)", grown, self.most)
        await self.received(60)
        await referee.compare_screens(self.room, self.verdict, RIGHT_WITHIN)
        for one in sockets:
            one.close()

    def deaf(self) -> socket.socket:
        """Open the console's socket and hear nothing of what comes."""
        console, host = self.room.screens[0], urlsplit(self.server.base_url).netloc
        path = f"{console.live}?{console.position()}"
        asked = HANDSHAKE.format(path=path, host=host, cookies=cookies(console.http))
        raw = socket.socket()
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        raw.connect(("127.0.0.1", self.server.port))
        raw.sendall(asked.encode())
        assert raw.recv(12) == b"HTTP/1.1 101"
        return raw


class Soak(Game):
    """Writing goes on for long under faults of the network: the server grows neither in memory nor
    in open files. Once the notes are made they are changed without end, so that what grows is no
    note; judged between the first and the last third of that time."""

    most_memory, most_files = 10.0, 8.0

    async def story(self) -> None:
        tablets, pace = self.room.tablets, self.wanted.pace
        process = psutil.Process(self.server.process.pid)  # type: ignore[union-attr]
        self.room.net.calm.clear()
        await asyncio.gather(*(one.write(pace, self.wanted.notes) for one in tablets))
        writing = asyncio.gather(*(one.revise(pace) for one in tablets))
        began, seen = time.monotonic(), []
        while time.monotonic() < began + self.wanted.seconds:
            await asyncio.sleep(1)
            seen.append((process.memory_info().rss / 1e6, process.num_fds()))
        writing.cancel()
        await asyncio.gather(writing, return_exceptions=True)
        self.figures["changes sent"] = sum(len(one.outbox.entries) for one in tablets)
        await self.settle()
        third = len(seen) // 3
        for name, most, of in (
            ("memory (MB)", self.most_memory, 0),
            ("open files", self.most_files, 1),
        ):
            first, last = (
                median(one[of] for one in part) for part in (seen[:third], seen[-third:])
            )
            self.figures[f"{name}, first third"] = first
            self.figure(f"{name}, grown until the last third", last - first, most)


# Each scenario with what it is asked to be where the command says nothing.
SCENARIOS: dict[str, tuple[type[Game], dict[str, Any]]] = {
    "kills": (Game, {"kills": 200}),
    "freeze": (Freeze, {"seconds": 61.0}),
    "cut": (Cut, {"seconds": 600.0, "tablets": 30, "notes": 40}),
    "storm": (Storm, {"sockets": 300}),
    "soak": (Soak, {"seconds": 600.0, "pace": 0.5, "notes": 60}),
    "deaf": (Deaf, {"sockets": 20, "seconds": 60.0}),
}
