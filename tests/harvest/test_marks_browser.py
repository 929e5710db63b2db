"""Marks and stars on a real tablet: one tap each, offline too, honest at every moment."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.axe import violations
from tests.chromium import AWAY

from .test_tablet_browser import idea, write


def choice(tablet: Page, at: int, words: str) -> Any:
    return tablet.locator(".passed__idea").nth(at).get_by_role("button", name=words)


def pressed(tablet: Page, at: int) -> list[str]:
    chosen = tablet.locator(".passed__idea").nth(at).locator("[aria-pressed=true]")
    return [words.strip() for words in chosen.all_inner_texts()]


def all_received(tablet: Page) -> None:
    expect(tablet.locator("#outbox-state")).to_have_text("Tout est reçu")


def test_one_tap_marks_another_changes_and_the_same_takes_back(tablet):
    assert tablet.locator(".passed__idea").count() == 3
    for words, then in (("Confirme", "true"), ("Nuance", "true"), ("Nuance", "false")):
        choice(tablet, 0, words).click()
        expect(choice(tablet, 0, words)).to_have_attribute("aria-pressed", then)
        all_received(tablet)
    assert pressed(tablet, 0) == []
    choice(tablet, 0, "Ajoute").click()
    all_received(tablet)
    tablet.reload()
    expect(choice(tablet, 0, "Ajoute")).to_have_attribute("aria-pressed", "true")
    assert pressed(tablet, 0) == ["Ajoute"]


def test_a_mark_made_offline_waits_and_outlives_a_reload(tablet, server, troubles):
    troubles.expect(AWAY)
    server.kill()
    choice(tablet, 1, "Contredit").click()
    choice(tablet, 1, "Confirme").click()
    expect(choice(tablet, 1, "Confirme")).to_have_attribute("aria-pressed", "true")
    expect(tablet.locator(".passed__idea").nth(1)).to_contain_text("sur la tablette")
    expect(tablet.locator("#outbox-state")).to_have_text("2 envois attendent sur la tablette")
    server.start()
    tablet.reload()
    all_received(tablet)
    expect(choice(tablet, 1, "Confirme")).to_have_attribute("aria-pressed", "true")
    assert pressed(tablet, 1) == ["Confirme"]
    expect(tablet.locator("[data-mark-state]:visible")).to_have_count(0)


def test_two_tablets_of_a_table_show_the_same_mark(tablet, open_tablet):
    second = open_tablet()
    choice(tablet, 2, "Nuance").click()
    expect(choice(second, 2, "Nuance")).to_have_attribute("aria-pressed", "true")
    choice(second, 2, "Contredit").click()
    expect(choice(tablet, 2, "Contredit")).to_have_attribute("aria-pressed", "true")
    expect(choice(tablet, 2, "Nuance")).to_have_attribute("aria-pressed", "false")


def test_an_idea_is_starred_before_and_after_it_was_received(tablet, troubles):
    troubles.expect(AWAY)
    tablet.context.set_offline(True)
    write(tablet, "À dire au groupe suivant")
    star = idea(tablet, "À dire au groupe suivant").locator("[data-star]")
    star.click()
    expect(star).to_have_attribute("aria-pressed", "true")
    tablet.context.set_offline(False)
    all_received(tablet)
    expect(idea(tablet, "À dire au groupe suivant")).to_have_attribute("data-starred", "")
    star.click()
    all_received(tablet)
    expect(star).to_have_attribute("aria-pressed", "false")


def test_a_question_for_the_next_group_is_kept_with_its_draft(tablet):
    tablet.fill("#idea", "Et pour les personnes")
    tablet.check("#asks")
    tablet.wait_for_function(
        """() => new Promise((done) => {
          const open = indexedDB.open(`worldcafe-${document.body.dataset.outbox}`);
          open.onsuccess = () => {
            const get = open.result.transaction("facts").objectStore("facts").get("draft");
            get.onsuccess = () => done(get.result?.asks === true);
          };
        })"""
    )
    tablet.reload()
    expect(tablet.locator("#idea")).to_have_value("Et pour les personnes")
    expect(tablet.locator("#asks")).to_be_checked()
    write(tablet, "Et pour les personnes seules?")
    expect(idea(tablet, "seules?")).to_have_attribute("data-state", "received")
    expect(idea(tablet, "seules?")).to_contain_text("pour le groupe suivant")
    expect(tablet.locator("#asks")).not_to_be_checked()


@pytest.mark.parametrize("size", ["tablet", "upright tablet", "phone"])
def test_the_tablet_with_its_card_is_accessible(open_tablet, size):
    page = open_tablet(size)
    expect(page.locator(".passed__idea")).to_have_count(3)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
