"""The tablet in a real browser, over plain http: nothing typed is lost, every state is honest."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.axe import violations
from tests.chromium import AWAY


def write(page: Page, text: str) -> None:
    page.fill("#idea", text)
    page.keyboard.press("Enter")
    expect(page.locator("#idea")).to_have_value("")


def idea(page: Page, text: str) -> Any:
    return page.locator(":is([data-pending], [data-received]) > .idea", has_text=text)


def test_the_origin_is_not_a_secure_context(tablet):
    assert tablet.evaluate("window.isSecureContext") is False


def test_an_idea_goes_from_the_tablet_to_received(tablet):
    write(tablet, "L’œuvre d’une rue : « être là », à l’année")
    expect(idea(tablet, "L’œuvre d’une rue")).to_have_attribute("data-state", "received")
    expect(tablet.locator("#outbox-state")).to_have_text("Tout est reçu")


def test_an_idea_written_offline_waits_on_the_tablet_and_leaves_when_the_network_is_back(
    tablet, troubles
):
    troubles.expect(AWAY)
    tablet.context.set_offline(True)
    write(tablet, "Écrite sans réseau")
    expect(idea(tablet, "Écrite sans réseau")).to_have_attribute("data-state", "waiting")
    expect(tablet.locator("#outbox-state")).to_have_text("1 idée attend sur la tablette")
    tablet.context.set_offline(False)
    expect(idea(tablet, "Écrite sans réseau")).to_have_attribute("data-state", "received")
    assert idea(tablet, "Écrite sans réseau").count() == 1


def test_silence_for_twelve_seconds_is_said_on_screen(tablet, server, troubles):
    troubles.expect(AWAY)
    server.freeze()
    try:
        expect(tablet.locator(".connection__state--offline")).to_be_visible(timeout=20_000)
    finally:
        server.thaw()
    expect(tablet.locator(".connection__state--offline")).to_be_hidden(timeout=20_000)


def test_a_reload_offline_ideas_and_draft_included_loses_nothing(tablet, server, troubles):
    troubles.expect(AWAY)
    server.kill()
    write(tablet, "Avant le rechargement")
    tablet.fill("#idea", "Un brouillon à peine com")
    tablet.wait_for_timeout(600)
    server.start()
    tablet.reload()
    expect(tablet.locator("#idea")).to_have_value("Un brouillon à peine com")
    expect(idea(tablet, "Avant le rechargement")).to_have_attribute("data-state", "received")


def test_two_tabs_of_one_tablet_send_each_idea_once(tablet):
    second = tablet.context.new_page()
    second.goto(tablet.url)
    write(tablet, "D’un onglet")
    write(second, "De l’autre onglet")
    for page in (tablet, second):
        for text in ("D’un onglet", "De l’autre onglet"):
            expect(idea(page, text)).to_have_count(1)
            expect(idea(page, text)).to_have_attribute("data-state", "received")


def test_without_storage_the_tablet_says_so_and_still_sends(door, new_page):
    page = new_page("tablet")
    page.add_init_script("Object.defineProperty(window, 'indexedDB', {value: undefined})")
    page.goto(door)
    expect(page.locator("#no-storage")).to_be_visible()
    write(page, "Sans mémoire")
    expect(idea(page, "Sans mémoire")).to_have_attribute("data-state", "received")


def test_an_idea_is_changed_taken_back_and_restored(tablet):
    write(tablet, "Première version")
    idea(tablet, "Première version").locator("[data-edit]").click()
    expect(tablet.locator("#idea")).to_have_value("Première version")
    expect(tablet.locator("#send")).to_have_text("Enregistrer")
    expect(tablet.locator("#send use")).to_have_attribute("href", "#icon-check")
    write(tablet, "Deuxième version")
    expect(idea(tablet, "Deuxième version")).to_have_attribute("data-state", "received")
    expect(idea(tablet, "Première version")).to_have_count(0)
    expect(tablet.locator("#send use")).to_have_attribute("href", "#icon-plus")
    idea(tablet, "Deuxième version").locator("[data-delete]").click()
    tablet.locator("#taken-back summary").click()
    tablet.locator("#taken-back .idea", has_text="Deuxième version").get_by_role("button").click()
    expect(idea(tablet, "Deuxième version")).to_have_attribute("data-state", "received")


def test_a_note_too_long_for_the_server_comes_back_to_be_redone(tablet):
    tablet.evaluate("document.getElementById('idea').removeAttribute('maxlength')")
    write(tablet, "a" * 10_000)
    refused = tablet.locator(".idea[data-state=refused]")
    expect(refused).to_contain_text("dépasse 2000 caractères")
    expect(refused).to_contain_text("a" * 10_000)


def test_input_question_and_time_stand_without_scrolling(tablet):
    for size in ({"width": 1024, "height": 768}, {"width": 768, "height": 1024}):
        tablet.set_viewport_size(size)
        for part in ("#idea", "#send", "#host-question", ".clock__digits"):
            box = tablet.locator(part).bounding_box()
            assert box
            assert box["y"] + box["height"] <= size["height"], (part, size)
            assert box["x"] + box["width"] <= size["width"], (part, size)


def test_the_tablet_is_accessible(tablet):
    write(tablet, "Une idée pour la vérification")
    expect(idea(tablet, "Une idée pour la vérification")).to_be_visible()
    assert violations(tablet) == []
