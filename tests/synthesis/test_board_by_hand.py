"""The board in a browser: by keyboard, by mouse, by finger, and with somebody else at work."""

import json

import pytest
from playwright.sync_api import Locator, Page, expect

SAID = "#board-said"


@pytest.fixture
def board(server):
    """Return the address of a board with notes and themes."""
    demo = json.loads(server.manage("demo_cafe", "--json", "--base-url", server.base_url))
    return server.absolute(demo["screens"]["synthesis"])


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.locator("body[data-connection=online]")).to_be_attached()
    return page


def unsorted(page: Page) -> Locator:
    return page.locator("[data-list=''] [data-note]")


def themes(page: Page) -> Locator:
    return page.locator("[data-theme]")


def add_theme(page: Page, title: str) -> Locator:
    page.get_by_label("Nom du nouveau thème").fill(title)
    page.get_by_role("button", name="Ajouter").click()
    added = page.locator("[data-theme]", has_text=title)
    expect(added).to_be_visible()
    return added


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.dataset.note")


def free_notes(page: Page, how_many: int) -> list[str]:
    """Take notes out of the first theme, by keyboard, until enough are to be sorted."""
    while unsorted(page).count() < how_many:
        before = unsorted(page).count()
        page.locator("[data-list]:not([data-list='']) [data-note]").first.focus()
        page.keyboard.press("Delete")
        expect(unsorted(page)).not_to_have_count(before)
    return unsorted(page).evaluate_all("notes => notes.map((note) => note.dataset.note)")


def test_by_keyboard(board, page):
    opened(page, board)
    target = add_theme(page, "Rangé au clavier")
    notes = free_notes(page, 4)
    unsorted(page).first.focus()
    page.keyboard.press("Enter")
    page.get_by_label("Nom ou numéro du thème").fill("range au")
    page.keyboard.press("Enter")
    expect(page.locator(SAID)).to_contain_text("Note placée dans « Rangé au clavier ».")
    expect(target.locator("[data-note]")).to_have_count(1)
    assert focused(page) == notes[1]
    page.keyboard.press("Space")
    page.keyboard.press("Shift+ArrowDown")
    expect(page.locator("#board-count")).to_have_text("2 notes choisies")
    page.keyboard.press("Enter")
    page.get_by_label("Nom ou numéro du thème").fill("Tout nouveau")
    page.keyboard.press("Enter")
    fresh = page.locator("[data-theme]", has_text="Tout nouveau")
    expect(fresh.locator("[data-note]")).to_have_count(2)
    page.locator(SAID).get_by_role("button", name="Annuler").press("Enter")
    expect(page.locator(SAID)).to_contain_text("Annulé")
    expect(fresh).to_have_count(0)
    assert set(notes[1:3]) < set(free_notes(page, 3))


def drag(page: Page, note: Locator, target: Locator, *keys: str) -> None:
    note.scroll_into_view_if_needed()
    box, there = note.bounding_box(), target.bounding_box()
    page.mouse.move(box["x"] + 60, box["y"] + 15)
    page.mouse.down()
    page.mouse.move(box["x"] + 80, box["y"] + 30, steps=3)
    page.mouse.move(there["x"] + 40, there["y"] + 30, steps=5)
    for key in keys:
        page.keyboard.down(key)
    page.mouse.up()
    for key in keys:
        page.keyboard.up(key)


def test_by_mouse_between_themes_into_two_and_back(board, page):
    opened(page, board)
    free_notes(page, 2)
    name = unsorted(page).first.get_attribute("data-note")
    first, second = themes(page).nth(0), themes(page).nth(1)
    here, there = (one.locator(f"[data-note='{name}']") for one in (first, second))
    drag(page, unsorted(page).first, first)
    expect(here).to_have_count(1)
    drag(page, here, second, "Control")
    expect(there).to_have_count(1)
    expect(here).to_have_count(1)
    expect(there).to_contain_text("Aussi dans")
    drag(page, here, page.locator(".board__source"))
    expect(here).to_have_count(0)
    expect(there).not_to_contain_text("Aussi dans")
    expect(page.locator(SAID)).to_contain_text("Note retirée de")


def test_by_finger_with_the_handle(board, new_page):
    page = opened(new_page("tablet"), board)
    free_notes(page, 1)
    note, target = unsorted(page).first, themes(page).first
    name = note.get_attribute("data-note")
    note.scroll_into_view_if_needed()
    box, there = note.locator(".note__grip").bounding_box(), target.bounding_box()
    touch = page.context.new_cdp_session(page)

    def finger(kind, *points):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    finger("touchStart", {"x": box["x"] + 10, "y": box["y"] + 10})
    for part in range(1, 6):
        x = box["x"] + (there["x"] + 60 - box["x"]) * part / 5
        finger("touchMove", {"x": x, "y": box["y"] + (there["y"] + 30 - box["y"]) * part / 5})
    finger("touchEnd")
    expect(target.locator(f"[data-note='{name}']")).to_have_count(1)
    expect(page.locator(SAID)).to_contain_text("Note placée dans")


def test_a_second_person_sees_each_move_and_types_in_peace(board, new_page):
    ana, sofia = opened(new_page(), board), opened(new_page(), board)
    sofia.get_by_role("button", name="Renommer").first.click()
    title = sofia.get_by_label("Nouveau nom du thème")
    title.fill("Un titre qui s’écrit")
    added = add_theme(ana, "Venu d’à côté")
    name = free_notes(ana, 1)[0]
    unsorted(ana).first.focus()
    ana.keyboard.press("Enter")
    ana.get_by_label("Nom ou numéro du thème").fill("venu")
    ana.keyboard.press("Enter")
    expect(added.locator(f"[data-note='{name}']")).to_have_count(1)
    expect(sofia.locator(f"[data-list=''] [data-note='{name}']")).to_have_count(0)
    expect(title).to_have_value("Un titre qui s’écrit")
    title.press("Enter")
    expect(sofia.locator("[data-theme]", has_text="Venu d’à côté")).to_contain_text("1 note")
    expect(ana.locator(".theme__title", has_text="Un titre qui s’écrit")).to_be_visible()


def test_search_without_accents(board, page):
    opened(page, board)
    note = page.locator("[data-note]").first
    word = max(note.locator(".note__text").inner_text().split(), key=len)
    page.get_by_label("Chercher dans les notes").fill(word.upper())
    expect(page.locator("#board-found")).to_contain_text("trouvée")
    page.get_by_label("Chercher dans les notes").fill("zzzz")
    expect(page.locator("#board-found")).to_have_text("Aucune note ne contient ces mots.")
    expect(page.locator("[data-note]:visible")).to_have_count(0)
