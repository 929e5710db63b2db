"""Every screen of the demo café opens without an error, well named, and breaks no rule of axe."""

import json

import pytest
from playwright.sync_api import Browser, Page
from screens import PHONE, PROJECTOR, sizes

from tests import axe
from tests.accessibility.measures import page_faults
from tests.chromium import Troubles
from tests.server import Server

WITHOUT_CAFE = {"cafes", "new_cafe", "cafe_import"}
TITLES = ("Vieillir chez soi, en bonne compagnie", "Jouer dehors, près de chez soi")
SPILLS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """A server with the demo café: the name and the address of each screen."""
    server = Server(tmp_path_factory.mktemp("demo"))
    try:
        server.start()
        screens = json.loads(server.manage("demo_cafe", "--json"))["screens"]
        yield {name: server.absolute(address) for name, address in screens.items()}
    finally:
        server.kill()


def named(page: Page) -> bool:
    return any(title in page.title() for title in TITLES)


def faults(browser: Browser, name: str, address: str) -> list[str]:
    """Open one screen and return what is wrong with it."""
    troubles = Troubles()
    width, height = sizes(name)[0]
    context = browser.new_context(viewport={"width": width, "height": height}, locale="fr-CA")
    troubles.watch(context)
    page = context.new_page()
    response = page.goto(address)
    page.wait_for_timeout(300)  # the socket's first frames
    found = [] if response.ok else [f"answered {response.status}"]
    found += axe.violations(page)
    found += page_faults(page)
    if "/cafes/" in page.url and name not in WITHOUT_CAFE and not named(page):
        found.append(f"the title names no café: {page.title()}")
    if page.evaluate(SPILLS):
        found.append(f"wider than {width} px")
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    if (width, height) != PROJECTOR and page.evaluate(SPILLS):
        found.append(f"wider than {PHONE[0]} px")
    context.close()
    return found + troubles.seen


def test_every_screen(browser, demo):
    assert len(demo) > 8
    found = {name: faults(browser, name, address) for name, address in demo.items()}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
