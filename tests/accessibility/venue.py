"""One server for the accessibility tests: the demonstration, and Ana's café made a moment ago."""

from functools import cached_property
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.chromium import PATIENCE, Troubles
from tests.server import Server, scene_doors

TITLE = "Vivre en bon voisinage"
FIRST = {
    "organisation": "Centre de quartier",
    "name": "Ana Tremblay",
    "username": "ana",
    "password": "une courte phrase à moi",
}


class Hall:
    """The server: its demonstration, and what a browser that Ana signed in with holds, once she did."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.signed_in: Any = None
        self.fresh = ""

    @cached_property
    def doors(self) -> dict[str, str]:
        """The doors to the screens of the demonstration, by name."""
        return scene_doors(self.server)


class Venue:
    """Two devices kept for the whole file: one in the demonstration, one where Ana is signed in."""

    def __init__(self, hall: Hall, browser: Browser) -> None:
        self.server, self.browser, self.troubles = hall.server, browser, Troubles()
        self.ana = self._device(hall.signed_in)
        if hall.signed_in is None:
            hall.fresh = self._begin()
            hall.signed_in = self.ana.storage_state()
        self.fresh, self.doors = hall.fresh, hall.doors
        self.demo = self._device()

    def _begin(self) -> str:
        """Make the first account and a café; return the start of its addresses."""
        page = self.ana.new_page()
        page.goto(self.server.base_url)
        for name, value in FIRST.items():
            page.fill(f"[name={name}]", value)
        page.get_by_role("button", name="Créer mon compte").click()
        page.goto(f"{self.server.base_url}/cafes/nouveau/")
        page.fill("[name=title]", TITLE)
        page.get_by_role("button", name="Créer ce café").click()
        page.wait_for_url("**/preparation/")
        address = page.url.removesuffix("preparation/")
        page.close()
        return address

    def _device(self, signed_in: Any = None) -> BrowserContext:
        context = self.browser.new_context(
            viewport={"width": 1366, "height": 768},
            locale="fr-CA",
            reduced_motion="reduce",
            storage_state=signed_in,
        )
        context.set_default_timeout(PATIENCE)
        self.troubles.watch(context)
        return context

    def new(self, path: str) -> Page:
        """Open a page of Ana's café, by what follows its address."""
        return self._open(self.ana, self.fresh + path)

    def door(self, name: str, query: str = "") -> Page:
        """Open a screen of the demonstration."""
        page = self._open(self.demo, self.server.absolute(self.doors[name]))
        if query:
            page.goto(page.url + query)
        return page

    def plain(self, path: str) -> Page:
        """Open a page without an account."""
        return self._open(self._device(), self.server.base_url + path)

    def _open(self, context: BrowserContext, address: str) -> Page:
        context.set_offline(False)
        page = context.new_page()
        page.goto(address)
        if page.locator("body[data-live]").count():
            expect(page.locator("body")).to_have_attribute("data-connection", "online")
        return page
