"""A new host rehearses on a real tablet, and leaves no trace in the café."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.axe import violations


@pytest.fixture
def rehearsal(venue, new_page):
    """The rehearsal of a table of the café that is soon to start."""
    page: Page = new_page("tablet")
    page.goto(f"{venue[0].room_url}{urlsplit(venue[1]['host_rehearsal']).path}")
    expect(page.locator("#try-progress")).to_have_text("Étape 1 sur 7")
    return page


KEPT = "JSON.stringify([{...localStorage}, {...sessionStorage}])"


def step(page: Page, name: str) -> None:
    expect(page.locator("[data-step]:visible")).to_have_attribute("data-step", name)


def idea(page: Page, text: str) -> None:
    page.fill("#try-idea", text)
    page.keyboard.press("Enter")


def test_a_host_goes_through_all_of_it_and_nothing_is_sent_or_kept(rehearsal):
    sent: list[str] = []
    kept = rehearsal.evaluate(KEPT)
    rehearsal.on("request", lambda request: sent.append(f"{request.method} {request.url}"))
    rehearsal.on("websocket", lambda socket: sent.append(socket.url))
    idea(rehearsal, "Une idée pour voir")
    step(rehearsal, "edit")
    rehearsal.locator("#try-ideas [data-edit]").click()
    idea(rehearsal, "Une idée corrigée")
    step(rehearsal, "cut")
    expect(rehearsal.locator("#try-ideas .idea")).to_have_count(1)
    rehearsal.click("#try-network")
    step(rehearsal, "away")
    idea(rehearsal, "Une idée sans réseau")
    expect(rehearsal.locator("#try-state")).to_have_text("1 idée attend sur la tablette")
    step(rehearsal, "back")
    rehearsal.click("#try-network")
    expect(rehearsal.locator("#try-state")).to_have_text("Tout est reçu")
    step(rehearsal, "mark")
    rehearsal.get_by_role("button", name="Nuance").click()
    step(rehearsal, "call")
    rehearsal.get_by_role("button", name="Appeler l’animation").click()
    step(rehearsal, "end")
    assert sent == []
    assert rehearsal.evaluate("indexedDB.databases()") == []
    assert rehearsal.evaluate(KEPT) == kept
    rehearsal.get_by_role("link", name="Revenir à ma table").last.click()
    expect(rehearsal.locator("body")).to_have_attribute("data-connection", "online")
    expect(rehearsal.locator(".idea")).to_have_count(0)
    expect(rehearsal.locator("#receipt-line")).to_have_text("0 envoi, 0 reçu")
    expect(rehearsal.get_by_role("button", name="Appeler l’animation")).to_be_visible()


@pytest.mark.parametrize("size", [(1024, 768), (768, 1024), (320, 640)])
def test_it_is_accessible_in_every_size(rehearsal, size):
    rehearsal.set_viewport_size({"width": size[0], "height": size[1]})
    idea(rehearsal, "Une idée pour la vérification")
    assert violations(rehearsal) == []
    assert rehearsal.evaluate("document.documentElement.scrollWidth <= innerWidth")
