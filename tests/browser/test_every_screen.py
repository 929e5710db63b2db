"""Every screen of the demo café opens without an error, in French, and breaks no rule of axe."""

import json

import pytest
from playwright.sync_api import Browser
from screens import PHONE, PROJECTOR, sizes

from tests import axe
from tests.chromium import Troubles
from tests.server import Server

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
    if not page.locator("html").get_attribute("lang").startswith("fr"):
        found.append("not in French")
    if page.locator("h1").count() == 0:
        found.append("no main heading")
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
