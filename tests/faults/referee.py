"""The referee: all that was made against the database, and every screen against a fresh page."""

import asyncio
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

import httpx
from lxml import etree

from tests.faults.ledger import Row
from tests.faults.room import Room, browser
from tests.faults.screen import Screen, cookies, first_element
from tests.faults.tablet import Made, Tablet
from tests.live.fold import AS_TIME_GOES

SHOWN_AT_MOST = 12


class Verdict:
    """What was found, in sentences; nothing found means that all is right."""

    def __init__(self) -> None:
        self.made = self.acknowledged = self.lost = self.duplicated = 0
        self.longest = 0.0
        self.troubles: list[str] = []

    @property
    def right(self) -> bool:
        return not (self.lost or self.duplicated or self.troubles)

    def say(self, trouble: str) -> None:
        self.troubles.append(trouble)


def compare(room: Room, verdict: Verdict) -> None:
    """Compare each tablet's own record with the database."""
    kept = room.ledger.notes()
    times = Counter(uid for uid, _row in kept)
    rows = dict(kept)
    for tablet in room.tablets:
        for uid, made in tablet.made.items():
            verdict.made += 1
            if uid not in rows:
                verdict.lost += 1
            else:
                for trouble in differences(tablet, made, rows[uid]):
                    verdict.say(f"{tablet.name}, note {uid}: {trouble}")
    ours = {uid for tablet in room.tablets for uid in tablet.made}
    verdict.duplicated += sum(n - 1 for n in times.values())
    verdict.duplicated += len(times.keys() - ours)
    compare_operations(room, verdict)


def differences(tablet: Tablet, made: Made, row: Row) -> Iterator[str]:
    """Yield what a note in the database has otherwise than its table made it."""
    meant = Row(made.text, made.round, made.question, made.versions, made.gone, tablet.number)
    for name, wanted, found in zip(Row._fields, meant, row, strict=True):
        if wanted != found:
            yield f"{name} is {found!r} and should be {wanted!r}"


def compare_operations(room: Room, verdict: Verdict) -> None:
    """Compare the operations and the numbering of the log."""
    stored = Counter(room.ledger.operations())
    verdict.duplicated += sum(n - 1 for n in stored.values())
    for tablet in room.tablets:
        for entry in tablet.outbox.entries:
            received = entry.state == "received"
            verdict.acknowledged += received and entry.kind == "create"
            if entry.state == "refused":
                verdict.say(f"{tablet.name}: {entry.kind} {entry.op} was refused")
            elif not received:
                verdict.say(f"{tablet.name}: {entry.kind} {entry.op} was never acknowledged")
            elif entry.op not in stored:
                verdict.lost += 1
                verdict.say(f"{tablet.name}: {entry.kind} {entry.op} acknowledged, not stored")
            elif entry.answer == "conflict":
                verdict.say(f"{tablet.name}: {entry.kind} {entry.op} conflicts with itself")
    numbers = room.ledger.numbers()
    if numbers != list(range(1, room.ledger.head() + 1)):
        verdict.say("the log is not numbered 1, 2, 3… up to its head")


async def compare_screens(room: Room, verdict: Verdict, within: float) -> None:
    """Wait until every screen equals a fresh page; what is wrong after ``within`` s is told.

    A look at all may itself take long: a screen is right since its last frame, or since it was last
    seen wrong.
    """
    began, wrong = time.monotonic(), room.every_screen()
    found: dict[str, list[str]] = {}
    seen = dict.fromkeys((one.name for one in wrong), began)
    async with browser(room.server.base_url) as http:
        while wrong:
            looked = time.monotonic()
            for one in wrong:
                found[one.name] = await stale(http, one)
                if not found[one.name]:
                    judge(one, max(seen[one.name], one.folded) - began, within, verdict)
                else:
                    seen[one.name] = time.monotonic()
            wrong = [one for one in wrong if found[one.name]]
            if looked - began >= within:
                break
            await asyncio.sleep(0.1 if wrong else 0)
    for one in wrong:
        behind = f"{one.name}, at {one.seq} of {room.ledger.head()}"
        verdict.say(f"{behind}: wrong after {within:.0f} s: {found[one.name]}")


def judge(screen: Screen, took: float, within: float, verdict: Verdict) -> None:
    """Note after how many seconds a screen was right."""
    verdict.longest = max(verdict.longest, took)
    if took > within:
        verdict.say(f"{screen.name}: right only after {took:.1f} s")


async def stale(http: httpx.AsyncClient, screen: Screen) -> list[str]:
    """Return the DOM ids of a screen that differ from what the server would show it now."""
    answer = await http.get(screen.regions, headers={"Cookie": cookies(screen.http)}, timeout=20)
    answer.raise_for_status()
    differing = []
    for dom_id, fragment in answer.json()["regions"].items():
        if dom_id in AS_TIME_GOES:
            continue
        if (shown := screen.find(dom_id)) is None:
            # One that was never there belongs to another page of the same kind.
            differing += [f"{dom_id}: gone"] if dom_id in screen.held else []
        else:
            found, wanted = canonical(shown), canonical(first_element(fragment))
            if found != wanted:
                differing.append(f"{dom_id}: {apart(found, wanted)}")
    return differing


def apart(found: bytes, wanted: bytes) -> str:
    """Return what stands where two elements first differ: shown, then as it should be."""
    pairs = zip(found, wanted, strict=False)
    at = next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(found), len(wanted)))
    shown, fresh = (
        one[max(0, at - 60) : at + 90].decode(errors="ignore") for one in (found, wanted)
    )
    return f"…{shown}… instead of …{fresh}…"


def canonical(element: Any) -> bytes:
    """Return an element as bytes, without what a clock changes by itself."""
    copy = etree.fromstring(etree.tostring(element, with_tail=False))
    for clock in copy.iter():
        clock.attrib.pop("data-now", None)
        if "data-clock-digits" in clock.attrib:
            clock.text = ""
        clock.text = (clock.text or "").strip()
        clock.tail = (clock.tail or "").strip()
    return etree.tostring(copy, method="c14n")
