"""A tablet's outbox as static/js/outbox.js keeps it: batches, patience, retries, one store.

Two tabs share the store and each sends what waits. One thing is left out on purpose: an outbox
here never fills a server again from what was received, since that would hide a loss.
"""

import asyncio
from dataclasses import dataclass
from random import Random
from typing import Any

import httpx

from tests.faults.screen import Habits

BATCH = 50
WIRE = ("op", "note", "kind", "text", "base", "round", "question", "at")


@dataclass
class Entry:
    """One operation of this tablet, and where it stands: waiting, received or refused."""

    op: str
    note: str
    kind: str
    text: str
    base: int
    round: int
    question: int
    at: int
    state: str = "waiting"
    answer: str = ""
    kept: str = ""
    version: int = 0


class Outbox:
    """What a tablet made, kept until the server says that it has it."""

    def __init__(self, device: str, habits: Habits, draw: Random) -> None:
        self.device, self.habits, self.draw = device, habits, draw
        self.entries: list[Entry] = []
        self.changed = asyncio.Event()
        self.nudges: list[asyncio.Event] = []
        self.rest = 0.0

    def waiting(self) -> list[Entry]:
        return [one for one in self.entries if one.state == "waiting"]

    def put(self, entry: Entry) -> None:
        """Keep an operation; the tabs send it."""
        self.entries.append(entry)
        self.nudge()

    def nudge(self) -> None:
        """Send now what waits: something was written, or the network is back."""
        for one in self.nudges:
            one.set()
        self.changed.set()

    async def sending(self, http: httpx.AsyncClient, path: str) -> None:
        """Be one tab of the tablet: send what waits until cancelled."""
        nudge, attempts = asyncio.Event(), 0
        self.nudges.append(nudge)
        while True:
            batch = self.waiting()[:BATCH]
            done = bool(batch) and await self.post(http, path, batch)
            if batch:
                attempts = 0 if done else attempts + 1
                self.changed.set()
            if done and self.waiting():
                continue
            pause = max(self.rest, self.pause(attempts)) if self.waiting() else None
            await self._nudged(nudge, pause)

    async def _nudged(self, nudge: asyncio.Event, pause: float | None) -> None:
        try:
            async with asyncio.timeout(pause):
                await nudge.wait()
        except TimeoutError:
            pass
        nudge.clear()

    def pause(self, attempts: int) -> float:
        """Return how long to wait before the next attempt: full jitter, up to ``retry``."""
        return 0.3 + self.draw.random() * min(self.habits.retry, 0.5 * 2 ** min(attempts, 6))

    async def post(self, http: httpx.AsyncClient, path: str, batch: list[Entry]) -> bool:
        """Send a batch; tell whether every operation of it was answered."""
        wire = [{name: getattr(one, name) for name in WIRE} for one in batch]
        try:
            async with asyncio.timeout(self.habits.patience):
                answer = await http.post(
                    path,
                    json={"device": self.device, "operations": wire},
                    headers={"Origin": str(http.base_url).rstrip("/"), "X-Worldcafe": "1"},
                    timeout=None,
                )
            self.rest = min(30.0, float(answer.headers.get("Retry-After", 0)))
            if answer.status_code != 200:
                return False
            answers = answer.json()["answers"]
        except (httpx.HTTPError, TimeoutError, ValueError):
            return False
        for one in answers:
            self.take(next(entry for entry in batch if entry.op == one["op"]), one)
        return len(answers) == len(batch)

    def take(self, entry: Entry, said: dict[str, Any]) -> None:
        """Settle an operation as the server answered it."""
        if said["answer"] == "refused":
            for one in self.waiting():
                if one.note == entry.note and one is not entry:
                    one.base = max(0, one.base - 1)
        entry.state = "refused" if said["answer"] == "refused" else "received"
        entry.answer, entry.kept = said["answer"], said.get("note", "")
        entry.version = said.get("version", 0)
