"""One person at the board in a browser: by keyboard, by mouse, by finger, and searching."""

from playwright.sync_api import expect

from tests.synthesis.hand import (
    SAID,
    add_theme,
    drag,
    focused,
    free_notes,
    opened,
    themes,
    unsorted,
)


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
    note.evaluate("note => note.scrollIntoView({block: 'nearest'})")
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


def test_search_without_accents(board, page):
    opened(page, board)
    note = page.locator("[data-note]").first
    word = max(note.locator(".note__text").inner_text().split(), key=len)
    page.get_by_label("Chercher dans les notes").fill(word.upper())
    expect(page.locator("#board-found")).to_contain_text("trouvée")
    page.get_by_label("Chercher dans les notes").fill("zzzz")
    expect(page.locator("#board-found")).to_have_text("Aucune note ne répond à ces filtres.")
    expect(page.locator("[data-note]:visible")).to_have_count(0)
