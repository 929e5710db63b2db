"""In a browser: the review by the keyboard alone, and two editors who see each other's changes."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.axe import violations
from tests.server import Server

FIRST, SECOND = (
    ".part--A .block--bullet textarea >> nth=0",
    ".part--A .block--bullet textarea >> nth=1",
)


@pytest.fixture(scope="module")
def venue(tmp_path_factory):
    """A server with the demo cafés."""
    server = Server(tmp_path_factory.mktemp("venue"))
    server.start()
    yield server, json.loads(server.manage("demo_cafe", "--json"))["screens"]
    server.kill()


@pytest.fixture
def open_screen(new_page, venue):
    """Open a screen of the demonstration on a device of its own."""
    server, screens = venue

    def opened(name: str, size: str = "laptop") -> Page:
        page = new_page(size)
        page.goto(server.absolute(screens[name]))
        return page

    return opened


def test_two_editors_see_each_other_and_what_is_being_written_stays(open_screen):
    ana, sofia = open_screen("fiche_editor"), open_screen("fiche_editor")
    mine = ana.locator(SECOND)
    mine.focus()
    ana.keyboard.press("Control+End")
    ana.keyboard.type(" Ana écrit")
    sofia.locator(FIRST).fill("Le texte de Sofia")
    sofia.locator("#entry-subtitle").fill("Un sous-titre de Sofia")
    sofia.locator("#entry-title").focus()
    expect(ana.locator(FIRST)).to_have_value("Le texte de Sofia", timeout=10_000)
    expect(ana.locator("#entry-subtitle")).to_have_value("Un sous-titre de Sofia", timeout=10_000)
    expect(mine).to_be_focused()
    assert mine.input_value().endswith(" Ana écrit")
    expect(sofia.locator(SECOND)).to_have_value(mine.input_value(), timeout=10_000)
    expect(ana.locator("#fiche-side .fiche-subtitle")).to_have_text("Un sous-titre de Sofia")


def test_what_is_found_is_accepted_and_looked_at_again_by_the_keyboard(open_screen):
    page = open_screen("fiche_editor")
    tab = page.locator("#tab-review")
    tab.focus()
    page.keyboard.press("Enter")
    count = page.locator(".side__count")
    before = int(count.inner_text().split()[0])
    summary = page.locator("#found-unsourced .accept > summary").first
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Dit par l’équipe")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#found-unsourced")).to_have_count(0)
    assert int(count.inner_text().split()[0]) == before - 1
    kept = page.locator("#review-accepted")
    kept.locator("summary").focus()
    page.keyboard.press("Enter")
    kept.locator(".line", has_text="Dit par l’équipe").get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#found-unsourced")).to_have_count(1)


def test_a_version_comes_back_by_the_keyboard(open_screen):
    page = open_screen("fiche_versions")
    page.locator(".versions a").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".changes ins").first).to_be_visible()
    page.get_by_role("button", name="Revenir à cette version").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/redaction/")
    expect(page.locator("#notices, .notice").first).to_be_attached()
    page.get_by_role("link", name="Versions").click()
    expect(page.locator(".versions__one")).to_have_count(2)


@pytest.mark.parametrize("size", ["laptop", "phone"])
@pytest.mark.parametrize("screen", ["fiche_review", "fiche_versions", "fiche_version"])
def test_the_screens_are_accessible_and_fit(open_screen, screen, size):
    page = open_screen(screen, size)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
