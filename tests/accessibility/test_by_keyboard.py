"""A whole café by the keyboard alone: prepared, led, noted at a table, sorted, written and exported."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.accessibility.keys import Keyboard
from tests.accessibility.venue import FIRST
from tests.harvest.test_tablet_browser import idea
from tests.server import Server

THEME = "Se connaître"
FIRST_WORDS = "On se salue par son prénom"
LAST_WORDS = "On se salue par son prénom, même l’hiver"


@pytest.mark.timeout(300)
def test_from_an_empty_laptop_to_the_word_file_without_a_click(server, new_page):
    laptop = Keyboard(new_page("small laptop"))
    code = prepare(laptop, server)
    tablet = Keyboard(new_page("tablet"))
    enter(tablet, server, code)
    lead_to_the_first_round(laptop)
    note(tablet, laptop)
    lead_to_the_end(laptop)
    sort(laptop)
    write_and_export(laptop)
    assert laptop.faults == []
    assert tablet.faults == []


def prepare(laptop: Keyboard, server: Server) -> str:
    """Make the first account and a café; return the code of table 1."""
    page = laptop.page
    page.goto(server.base_url)
    for name, value in FIRST.items():
        laptop.write(page.locator(f"[name={name}]"), value)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Mes cafés")).to_be_visible()
    laptop.press(laptop.link("Préparer un café"))
    laptop.write(page.get_by_label("Titre"), "Vivre en bon voisinage")
    laptop.press(laptop.button("Créer ce café"))
    page.wait_for_url("**/preparation/")
    laptop.write(page.get_by_label("Question 1", exact=True), "Qu’est-ce qu’un bon voisin?")
    laptop.press(laptop.button("Ajouter une question"))
    expect(page.get_by_label("Question 4", exact=True)).to_be_focused()
    laptop.press(laptop.button("Retirer la question 4"))
    expect(page.get_by_label("Question 4", exact=True)).to_have_count(0)
    laptop.kept()
    laptop.press(laptop.link("Cartes et codes des tables"))
    page.wait_for_url("**/acces/")
    return page.locator(".access__code").first.inner_text().split()[-1]


def enter(tablet: Keyboard, server: Server, code: str) -> None:
    tablet.page.goto(f"{server.room_url}/entrer/")
    tablet.write(tablet.page.get_by_label("Code à six caractères"), code)
    tablet.page.keyboard.press("Enter")
    expect(tablet.page.get_by_role("heading", name="Demande envoyée")).to_be_visible()


def lead_to_the_first_round(laptop: Keyboard) -> None:
    page = laptop.page
    laptop.press(page.get_by_role("navigation").get_by_role("link", name="Animation"))
    page.wait_for_url("**/animation/")
    laptop.press(laptop.button(re.compile("Faire entrer")))
    expect(page.locator("[data-entry]")).to_have_count(0)
    laptop.kept()
    go_to(laptop, "Ronde 1")
    for name in ("Pause", "Reprendre", "+ 5 min"):
        laptop.press(laptop.button(name))
        laptop.kept()


def go_to(laptop: Keyboard, step: str) -> None:
    current = laptop.page.locator("#console-agenda > ol [aria-current=step]")
    for _step in range(12):
        before = current.inner_text() if current.count() else ""
        if step in before:
            return
        laptop.press(laptop.page.locator("#next"))
        expect(current).not_to_have_text(before, use_inner_text=True)
        expect(laptop.page.locator("#next")).to_be_focused()
        laptop.look()
    raise AssertionError(f"{step} never came")


def note(tablet: Keyboard, laptop: Keyboard) -> None:
    page = tablet.page
    expect(page.locator("[data-clock]")).to_have_attribute("data-state", "running")
    tablet.write(page.locator("#idea"), FIRST_WORDS)
    page.keyboard.press("Enter")
    expect(idea(page, FIRST_WORDS)).to_have_attribute("data-state", "received")
    expect(page.locator("#idea")).to_be_focused()
    tablet.press(idea(page, FIRST_WORDS).locator("[data-edit]"))
    expect(page.locator("#idea")).to_be_focused()
    tablet.write(page.locator("#idea"), LAST_WORDS)
    page.keyboard.press("Enter")
    expect(idea(page, LAST_WORDS)).to_have_attribute("data-state", "received")
    for act in ("[data-star]", "[data-validate]"):
        button = idea(page, LAST_WORDS).locator(act)
        tablet.press(button, "Space")
        expect(button).to_have_attribute("aria-pressed", "true")
        tablet.kept()
    tablet.press(tablet.button("Appeler l’animation"))
    expect(tablet.button("Annuler l’appel")).to_be_focused()
    expect(laptop.button(re.compile("Appel à"))).to_be_visible()
    laptop.page.keyboard.press("a")
    expect(laptop.button(re.compile("Appel à"))).to_be_focused()
    laptop.page.keyboard.press("Enter")
    expect(laptop.button(re.compile("Appel à"))).to_have_count(0)
    laptop.kept()
    expect(page.locator(".call__coming")).to_be_visible()


def lead_to_the_end(laptop: Keyboard) -> None:
    go_to(laptop, "Ronde 2")
    go_to(laptop, "Clôture")
    laptop.press(laptop.button("Terminer le café"))
    expect(laptop.link("Passer à la synthèse")).to_be_focused()
    laptop.page.keyboard.press("Enter")
    laptop.page.wait_for_url("**/synthese/")


def sort(laptop: Keyboard) -> None:
    page = laptop.page
    laptop.write(page.get_by_label("Nom du nouveau thème"), THEME)
    page.keyboard.press("Enter")
    theme = page.locator("[data-theme]", has_text=THEME)
    expect(theme).to_be_visible()
    laptop.kept()
    found = page.locator("[data-list=''] [data-note]", has_text=LAST_WORDS)
    laptop.to(found, "Shift+Tab").page.keyboard.press("Enter")
    page.get_by_label("Nom ou numéro du thème").wait_for()
    page.keyboard.insert_text(THEME)
    page.keyboard.press("Enter")
    expect(theme.locator("[data-note]")).to_have_count(1)
    laptop.kept()


def write_and_export(laptop: Keyboard) -> None:
    page = laptop.page
    laptop.press(page.get_by_role("navigation").get_by_role("link", name="Fiche"))
    laptop.press(laptop.button("Commencer à partir des questions"))
    bullet = page.locator(".part--A .block--bullet textarea").first
    laptop.write(bullet, "Un bon voisin se connaît par son prénom.")
    expect(page.locator("#editor-state")).to_have_text("Tout est enregistré")
    laptop.kept()
    laptop.press(laptop.link("Lire et exporter"))
    expect(page.locator("article")).to_contain_text("par son prénom")
    word = page.locator("a[download]", has_text="Word").first
    with page.expect_download() as download:
        laptop.press(word)
    assert Path(download.value.suggested_filename).suffix == ".docx"
