"""One server for a file of accessibility tests: the demonstration, and Ana's café made a moment ago."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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


class Venue:
    """Two devices kept for the whole file: one in the demonstration, one where Ana is signed in."""

    def __init__(self, server: Server, browser: Browser) -> None:
        self.server, self.browser, self.troubles = server, browser, Troubles()
        self.ana = self._device()
        page = self.ana.new_page()
        page.goto(server.base_url)
        for name, value in FIRST.items():
            page.fill(f"[name={name}]", value)
        page.get_by_role("button", name="Créer mon compte").click()
        page.goto(f"{server.base_url}/cafes/nouveau/")
        page.fill("[name=title]", TITLE)
        page.get_by_role("button", name="Créer ce café").click()
        page.wait_for_url("**/preparation/")
        self.fresh = page.url.removesuffix("preparation/")
        page.close()
        self.doors = scene_doors(server)
        self.demo = self._device()

    def _device(self) -> BrowserContext:
        context = self.browser.new_context(
            viewport={"width": 1366, "height": 768}, locale="fr-CA", reduced_motion="reduce"
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


@contextmanager
def opened(browser: Browser, folder: Path) -> Iterator[Venue]:
    """A venue, and its end."""
    server = Server(folder)
    try:
        server.start()
        yield Venue(server, browser)
    finally:
        server.kill()
