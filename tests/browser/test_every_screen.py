"""Every screen of the demo café opens without an error, well named, light, and breaks no rule of axe."""

import json
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page
from screens import PHONE, PROJECTOR, sizes

from tests import axe
from tests.accessibility.measures import page_faults
from tests.chromium import Troubles
from tests.server import Server
from tests.weight import watch, weight_faults

WITHOUT_CAFE = {"cafes", "new_cafe", "cafe_import"}
TITLES = ("Vieillir chez soi, en bonne compagnie", "Jouer dehors, près de chez soi")
SPILLS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


PASSWORD = "une courte phrase à moi"
# An administrator with a long name, a register with an incident, and the code of a table.
FURNISH = f"""
from sessions_app.models import *
body = Organisation.objects.get()
User.objects.create_user("chef", password="{PASSWORD}", first_name="Maximilienne-Antoinette",
    last_name="de la Chevrotière-Saint-Onge", organisation=body, role=Role.ADMINISTRATOR)
Incident.objects.create(organisation=body, happened="Le 3 mai", known_on="2026-05-04",
    information="Prénoms et secteurs", circumstances="Une feuille de badges oubliée.", people=12)
print(AccessLink.objects.filter(kind=LinkKind.HOST, cafe__code="%s").first().code)
"""


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """A server with the demo café, and what the demonstration says of itself."""
    server = Server(tmp_path_factory.mktemp("demo"))
    try:
        server.start()
        yield server, json.loads(server.manage("demo_cafe", "--json"))
    finally:
        server.kill()


@pytest.fixture(scope="module")
def demo(served):
    """The name and the address of each screen: of a table's, as its tablet reaches it."""
    server, summary = served
    return {
        name: f"{server.room_url}{urlsplit(address).path}"
        if name.startswith("host")
        else server.absolute(address)
        for name, address in summary["screens"].items()
    }


def named(page: Page) -> bool:
    return any(title in page.title() for title in TITLES)


def faults(browser: Browser, name: str, address: str, state: Any = None) -> list[str]:
    """Open one screen, with the cookies of ``state``, and return what is wrong with it."""
    troubles = Troubles()
    width, height = sizes(name)[0]
    viewport: Any = {"width": width, "height": height}
    context = browser.new_context(viewport=viewport, locale="fr-CA", storage_state=state)
    troubles.watch(context)
    page = context.new_page()
    taken = watch(page)
    response = page.goto(address)
    page.wait_for_timeout(300)  # the socket's first frames
    found = [] if response.ok else [f"answered {response.status}"]
    found += weight_faults(name, taken)
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


def entered(browser: Browser, address: str, words: dict[str, str]) -> Any:
    """Fill a form and send it; return the cookies that it gave."""
    page = browser.new_page(locale="fr-CA")
    page.goto(address)
    for label, text in words.items():
        page.get_by_label(label).fill(text)
    page.get_by_label(label).press("Enter")
    page.wait_for_url(lambda url: url != address)
    state = page.context.storage_state()
    page.context.close()
    return state


def test_every_screen_of_an_administrator_and_of_who_waits(browser, served):
    server, summary = served
    code = server.manage("shell", "-v0", "-c", FURNISH % summary["running_cafe"]).strip()
    server.manage("backup")
    name = {"Identifiant": "chef", "Mot de passe": PASSWORD}
    chief = entered(browser, server.absolute("/connexion/"), name)
    waiting = entered(browser, server.absolute("/entrer/"), {"Code": code})
    screens = {
        "/cafes/": chief,
        "/mot-de-passe/": chief,
        "/sauvegardes/": chief,
        "/vie-privee/acces/": chief,
        "/vie-privee/incidents/": chief,
        "/vie-privee/incidents/1/": chief,
        "/vie-privee/incidents/nouveau/": chief,
        "/entrer/attente/": waiting,
    }
    found = {
        path: faults(browser, path.strip("/"), server.absolute(path), state)
        for path, state in screens.items()
    }
    assert {path: wrong for path, wrong in found.items() if wrong} == {}
