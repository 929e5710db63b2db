"""The room of a run: a café with its tablets, its screens and its animator, each on a line."""

import asyncio
import json
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from itertools import cycle, islice
from typing import Any
from urllib.parse import urljoin

import httpx
from lxml import html

from tests.faults.ledger import Ledger
from tests.faults.line import Line, Net
from tests.faults.plan import Plan
from tests.faults.screen import Habits, Screen
from tests.faults.tablet import Tablet
from tests.server import Server

# As long as a phase can be, so that no clock runs out and the agenda stands still.
LONG = 240
ROUNDS = 12
ANA = {
    "organisation": "Centre de quartier",
    "name": "Ana",
    "username": "ana",
    "password": "une courte phrase à moi",
}
KINDS = ("console", "wall", "projector", "synthesis", "host", "projection")
PAGES = {
    "console": "/cafes/{}/animation/",
    "wall": "/cafes/{}/recolte/",
    "synthesis": "/cafes/{}/synthese/",
    "projection": "/cafes/{}/projection/",
}


class Room:
    """Everybody in a café, from the outside: browsers and the lines that lead to the server."""

    def __init__(self, server: Server, plan: Plan, habits: Habits) -> None:
        self.server, self.plan, self.habits = server, plan, habits
        self.net = Net(plan, server.ports)
        self.ledger = Ledger(server)
        self.tablets: list[Tablet] = []
        self.screens: list[Screen] = []
        self.code = ""
        self.ana = browser(server.base_url)
        self.open = AsyncExitStack()

    async def __aenter__(self) -> "Room":
        self.open.push_async_callback(self.net.close)
        await self.open.enter_async_context(self.ana)
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self.open.aclose()

    async def furnish(self, tablets: int, screens: int) -> None:
        """Make a café, admit every device and open every page; no fault strikes meanwhile."""
        self.net.calm.set()
        await post_form(self.ana, "/bienvenue/", ANA)
        await asyncio.to_thread(self.bring_cafe, tablets)
        self.code = await asyncio.to_thread(self.ledger.code)
        await self.press("codes/ouvrir/")
        await self.next_phase()  # the welcome, which shows the notice of use
        await self.next_phase()
        links = {link["table"]: link for link in self.ledger.links()}
        for number in range(1, tablets + 1):
            self.tablets.append(await self.tablet(number, links[number]))
        for number, kind in enumerate(islice(cycle(KINDS), screens), 1):
            table = None if kind == "projector" else (number - 1) % tablets + 1
            self.screens.append(await self.screen(f"{kind} {number}", kind, links[table]))
        await asyncio.gather(*(one.load() for one in self.every_screen()))

    def bring_cafe(self, tables: int) -> None:
        """Import the café of a run, as its animator would."""
        kinds = ("welcome", *("round", "transition") * ROUNDS)
        phases = [{"kind": kind, "minutes": LONG} for kind in kinds]
        cafe = {
            "title": "Café des pannes",
            "starts_at": datetime.now(UTC).isoformat(),
            "questions": ["Qu’est-ce que l’entraide?", "Qui l’aide?", "Où naît-elle?"],
            "tables": tables,
            "phases": phases,
        }
        whole = {"manifest": {"format": "worldcafe-archive", "version": 1}, "cafe": cafe}
        path = self.server.folder / "cafe.json"
        path.write_text(json.dumps(whole), encoding="utf-8")
        self.server.manage("import_cafe", str(path))

    async def tablet(self, number: int, link: dict[str, Any]) -> Tablet:
        """Admit a tablet to its table; one in three has two tabs."""
        name, path = f"table {number}", f"/hote/{link['public_id']}/"
        parts = ["screen", "tab", "other tab"][: 3 if number % 3 == 1 else 2]
        screen, *tabs = [await self.admitted(f"{name} {part}", link) for part in parts]
        return Tablet(name, number, screen, tabs, path, self.habits, self.plan)

    async def screen(self, name: str, kind: str, link: dict[str, Any]) -> Screen:
        """Open one more screen: by its link where it has one, else with Ana's account."""
        if kind in PAGES:
            http, path = await self.client(name), PAGES[kind].format(self.code)
            http.cookies.set("worldcafe_session", self.ana.cookies["worldcafe_session"])
        else:
            http = await self.admitted(name, link)
            path = f"/{'hote' if kind == 'host' else 'projecteur'}/{link['public_id']}/"
        return Screen(name, http, path, self.habits, self.plan.stream("screen", name))

    async def admitted(self, name: str, link: dict[str, Any]) -> httpx.AsyncClient:
        """Return a browser that typed the code of a link."""
        http = await self.client(name)
        await post_form(http, "/entrer/", {"code": link["code"]})
        return http

    async def client(self, name: str) -> httpx.AsyncClient:
        """Return a browser with a line of its own."""
        line: Line = await self.net.line(name)
        return await self.open.enter_async_context(browser(line.base_url))

    def every_screen(self) -> list[Screen]:
        return [*(tablet.screen for tablet in self.tablets), *self.screens]

    def waiting(self) -> int:
        return sum(len(tablet.outbox.waiting()) for tablet in self.tablets)

    def token(self) -> dict[str, str]:
        """Return what the console's page sends with a command."""
        token = {"X-CSRFToken": self.ana.cookies["csrftoken"], "HX-Request": "true"}
        return token | origin(self.ana)

    async def press(self, command: str) -> None:
        """Press a button of the console."""
        console = PAGES["console"].format(self.code)
        await self.ana.get(console)
        answer = await self.ana.post(urljoin(console, command), headers=self.token())
        assert answer.status_code == 204, answer.text

    async def next_phase(self) -> None:
        """Press the console's big button until the next phase is on air, whoever is killed."""
        shown = None
        while True:
            try:
                console = PAGES["console"].format(self.code)
                answer = await self.ana.get(console)
                button = html.document_fromstring(answer.text).get_element_by_id("next").attrib
                if shown is not None and button["value"] != shown:
                    return
                shown = button["value"]
                command = urljoin(console, button["data-command"])
                await self.ana.post(command, data={"expected": shown}, headers=self.token())
            except (httpx.HTTPError, KeyError):
                await asyncio.sleep(0.2)


def browser(base_url: str) -> httpx.AsyncClient:
    """Return a client that opens one connection per request, so that each meets its own fate."""
    return httpx.AsyncClient(
        base_url=base_url,
        timeout=5,
        verify=False,
        trust_env=False,
        limits=httpx.Limits(max_keepalive_connections=0),
    )


async def post_form(http: httpx.AsyncClient, path: str, fields: dict[str, str]) -> None:
    """Fill a form as a browser does, with its token; an AssertionError if it was refused."""
    await http.get(path)
    fields = {**fields, "csrfmiddlewaretoken": http.cookies["csrftoken"]}
    answer = await http.post(path, data=fields, headers=origin(http))
    assert answer.status_code == 302, answer.text


def origin(http: httpx.AsyncClient) -> dict[str, str]:
    """Return what a browser says of where its page came from."""
    return {"Origin": str(http.base_url).rstrip("/")}
