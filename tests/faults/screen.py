"""A screen as static/js/live.js keeps it: one socket, frames folded by DOM id, polling instead."""

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any
from urllib.parse import urlencode

import httpx
from lxml import html
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

CUT = (OSError, EOFError, TimeoutError, WebSocketException)


@dataclass(frozen=True)
class Habits:
    """How patient a device is, in seconds; ``static/js`` has these values."""

    patience: float = 10.0
    retry: float = 8.0
    silence: float = 12.0
    poll: float = 3.0
    report: float = 10.0


class Screen:
    """A page that stays right. ``http`` is admitted to it and leads through the screen's line."""

    def __init__(
        self, name: str, http: httpx.AsyncClient, path: str, habits: Habits, draw: Random
    ) -> None:
        self.name, self.http, self.path = name, http, path
        self.habits, self.draw = habits, draw
        self.page: Any = None
        self.live = self.regions = self.seq = self.epoch = ""
        self.held: set[str] = set()
        self.heard = 0.0
        self.folded = 0.0
        self.ended = ""
        self.on_open: Callable[[], None] = lambda: None
        self.socket: ClientConnection | None = None
        self._failures = 0
        self._polls = asyncio.Event()

    async def load(self) -> None:
        """Open the page, as often as it takes."""
        while True:
            try:
                answer = await self.http.get(self.path, timeout=self.habits.patience)
                answer.raise_for_status()
                break
            except httpx.HTTPError:
                await asyncio.sleep(0.2)
        self.page = html.document_fromstring(answer.text)
        self.held = set(self.page.xpath("//@id"))
        of = self.page.body.attrib
        self.live, self.regions = of["data-live"], of["data-regions"]
        self.seq, self.epoch = of["data-seq"], of["data-epoch"]

    async def watch(self) -> None:
        """Keep the page right, across any number of cuts, until cancelled."""
        async with asyncio.TaskGroup() as both:
            both.create_task(self._connect())
            both.create_task(self._poll())

    async def _connect(self) -> None:
        while True:
            try:
                await self._hear()
            except CUT as end:
                self.ended = f"{type(end).__name__} {end}"
                self._failures += 1
            if self._failures >= 3:
                self._polls.set()
            most = min(self.habits.retry, 0.4 * 2 ** min(self._failures, 6))
            await asyncio.sleep(self.draw.random() * most)

    async def _hear(self) -> None:
        base, quiet = str(self.http.base_url).rstrip("/"), self.habits.silence
        async with connect(
            f"{base.replace('http', 'ws', 1)}{self.live}?{self.position()}",
            origin=base,  # type: ignore[arg-type]
            additional_headers={"Cookie": cookies(self.http)},
            compression=None,
            max_size=None,
            open_timeout=quiet,
            close_timeout=1,
            ping_interval=None,
            proxy=None,
        ) as self.socket:
            self.on_open()
            while True:
                async with asyncio.timeout(quiet):
                    said = json.loads(await self.socket.recv())
                self.heard, self._failures = time.monotonic(), 0
                self._polls.clear()
                self.receive(said)

    async def _poll(self) -> None:
        while True:
            await self._polls.wait()
            try:
                answer = await self.http.get(f"{self.regions}?{self.position()}", timeout=8)
                if answer.status_code == 200:
                    self.receive(answer.json())
            except (httpx.HTTPError, ValueError):
                self._polls.clear()  # the socket's next failure polls again
            await asyncio.sleep(self.habits.poll)

    def position(self) -> str:
        """Return what this screen has, as it tells the server."""
        return urlencode({"after": self.seq, "epoch": self.epoch, "lang": "fr-ca"})

    def receive(self, frame: dict[str, Any]) -> None:
        """Fold a frame into the page; one that is older than what is shown changes nothing."""
        if frame["type"] != "frame":
            return
        if frame["epoch"] == self.epoch and frame["seq"] < int(self.seq):
            return
        self.seq, self.epoch = str(frame["seq"]), frame["epoch"]
        self.folded = time.monotonic()
        for dom_id, fragment in frame["regions"].items():
            self.swap(dom_id, fragment)

    def swap(self, dom_id: str, fragment: str) -> None:
        """Replace an element of the page, or add it to the list that it names, if that is there."""
        fresh = first_element(fragment)
        if (old := self.find(dom_id)) is not None:
            fresh.tail = old.tail
            old.getparent().replace(old, fresh)
        elif (home := self.find(fresh.get("data-into"))) is not None:
            home.insert(0 if fresh.get("data-at") == "start" else len(home), fresh)

    def find(self, dom_id: str) -> Any:
        return self.page.get_element_by_id(dom_id, None)


def first_element(fragment: str) -> Any:
    """Return the root element of a fragment."""
    return next(one for one in html.fragments_fromstring(fragment) if not isinstance(one, str))


def cookies(http: httpx.AsyncClient) -> str:
    """Return the cookies of a client as a header, for its socket."""
    return "; ".join(f"{one.name}={one.value}" for one in http.cookies.jar)
