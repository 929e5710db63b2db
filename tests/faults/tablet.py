"""A table's tablet: what is written on it, when its typing began, and what must come of it."""

import asyncio
import json
import time
from contextlib import suppress
from dataclasses import dataclass
from random import Random

import httpx

from tests.faults.outbox import Entry, Outbox
from tests.faults.plan import Plan
from tests.faults.screen import CUT, Habits, Screen

# How often a person does what.
ACTS = {"create": 70, "edit": 17, "delete": 8, "restore": 5}
TYPING = (0.0, 0.2, 0.2, 1.0)
CHANGES_OF_MIND = 8


@dataclass
class Made:
    """A note as its table means it to be. ``round`` and ``question`` are of when typing began."""

    text: str
    round: int
    question: int
    versions: int = 1
    gone: bool = False


class Tablet:
    """A host's page: its screen, its outbox with one or two tabs, and somebody who writes."""

    def __init__(
        self,
        name: str,
        number: int,
        screen: httpx.AsyncClient,
        tabs: list[httpx.AsyncClient],
        path: str,
        habits: Habits,
        plan: Plan,
    ) -> None:
        self.name, self.number = name, number
        self.draw, self.texts = plan.stream("tablet", name), plan.texts(name)
        draw = plan.stream("devices", name)
        self.tabs, self.path, self.habits = tabs, path, habits
        self.screen = Screen(f"{name} screen", screen, path, habits, Random(draw.random()))
        self.outbox = Outbox(f"{draw.getrandbits(128):032x}", habits, Random(draw.random()))
        self.made: dict[str, Made] = {}
        self.screen.on_open = self.outbox.nudge

    async def run(self) -> None:
        """Keep the page right and send what waits, until cancelled."""
        async with asyncio.TaskGroup() as parts:
            parts.create_task(self.screen.watch())
            parts.create_task(self.report())
            for http in self.tabs:
                parts.create_task(self.outbox.sending(http, f"{self.path}operations"))

    async def report(self) -> None:
        """Say on the socket how many notes wait here, when it changes and each so often."""
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(self.habits.report):
                    await self.outbox.changed.wait()
            self.outbox.changed.clear()
            said = {
                "waiting": len(self.outbox.waiting()),
                "written": len(self.outbox.entries),
                "device": self.outbox.device,
            }
            if self.screen.socket is not None:
                with suppress(*CUT):
                    await self.screen.socket.send(json.dumps(said))

    async def write(self, pace: float, notes: int | None = None) -> None:
        """Write until cancelled, or until ``notes`` are made; one act each ``pace`` s or so."""
        while notes is None or len(self.made) < notes:
            await asyncio.sleep(self.draw.uniform(0.2, 1.8) * pace)
            act = self.draw.choices(list(ACTS), list(ACTS.values()))[0]
            if (note := self.choose(act)) is None:
                await self.create()
            else:
                await self.change(note, act)

    async def revise(self, pace: float) -> None:
        """Change, take back and restore what is made, until cancelled; no note is added."""
        acts = {act: often for act, often in ACTS.items() if act != "create"}
        while True:
            await asyncio.sleep(self.draw.uniform(0.2, 1.8) * pace)
            act = self.draw.choices(list(acts), list(acts.values()))[0]
            if note := self.choose(act):
                await self.change(note, act)

    async def change(self, note: str, act: str) -> None:
        """Edit a note, delete it or restore it."""
        if act == "edit":
            await self.edit(note)
        else:
            self.take_back(note, act)

    def choose(self, act: str) -> str | None:
        """Return a recent note that somebody at the table could edit, take back or restore.

        Half the time one whose last change still waits, where the most can go wrong.
        """
        recent = list(self.made)[-CHANGES_OF_MIND:]
        able = [] if act == "create" else [one for one in recent if self.offers(one, act)]
        waiting = {one.note for one in self.outbox.waiting() if one.kind != "create"}
        again = [one for one in able if one in waiting]
        among = again if again and self.draw.random() < 0.5 else able
        return self.draw.choice(among) if among else None

    def offers(self, note: str, act: str) -> bool:
        """Tell whether the page shows the button for this act on this note."""
        shown = self.shown(note)
        listed = shown is not None and "idea--gone" not in shown.get("class", "")
        pending = any(one.note == note for one in self.outbox.waiting())
        gone = self.made[note].gone
        if act == "restore":
            return gone and shown is not None and not listed
        return not gone and (listed or (pending and shown is None))

    def shown(self, note: str):
        """Return the element of a note on the page, or None."""
        ideas = self.screen.find("ideas")
        return next(iter(ideas.xpath(f".//*[@data-note='{note}']")), None)

    async def create(self, typing: float | None = None) -> None:
        """Type a note: it belongs to the round in which its first key was struck."""
        stage = self.screen.find("host-stage").attrib
        round_, question = int(stage["data-round"] or 0), int(stage["data-question"] or 0)
        drawn = self.draw.choice(TYPING)
        await asyncio.sleep(drawn if typing is None else typing)
        note, text = f"{self.draw.getrandbits(128):032x}", next(self.texts)
        self.made[note] = Made(text, round_, question)
        self.put(note, "create", text, 0, round_, question)

    async def edit(self, note: str) -> None:
        """Change a note, based on the version that the page has when it is opened."""
        made, base, text = self.made[note], self.version(note), next(self.texts)
        made.text, made.versions = text, made.versions + 1
        self.put(note, "edit", text, base, made.round, made.question)

    def take_back(self, note: str, act: str) -> None:
        """Delete a note, or restore one."""
        made, base = self.made[note], self.version(note)
        made.gone, made.versions = act == "delete", made.versions + 1
        self.put(note, act, "", base, 0, 0)

    def put(self, note: str, kind: str, text: str, base: int, round_: int, question: int) -> None:
        op, at = f"{self.draw.getrandbits(128):032x}", int(time.time() * 1000)
        self.outbox.put(Entry(op, note, kind, text, base, round_, question, at))

    def version(self, note: str) -> int:
        """Return the version that a change is based on, as static/js/ideas.js does."""
        mine = [one for one in self.outbox.entries if one.note == note]
        if waiting := [one for one in mine if one.state == "waiting"]:
            return waiting[-1].base + 1
        settled = [one.version for one in mine if one.state == "received" and one.kept == note]
        shown = self.shown(note)
        return max([int(shown.get("data-version", 0)) if shown is not None else 0, *settled])
