"""At the board in a browser: reasons, what is apart, filters, states, and a long sort by keyboard."""

from playwright.sync_api import expect

from tests.synthesis.hand import SAID, add_theme, focused, free_notes, opened, themes, unsorted


def test_a_note_is_set_aside_found_again_and_taken_up_by_keyboard(board, page):
    opened(page, board)
    notes = free_notes(page, 2)
    unsorted(page).first.focus()
    page.keyboard.press("e")
    page.get_by_label("Doublon").check()
    page.get_by_label("Précision, si elle aide").fill("Déjà dit")
    page.keyboard.press("Enter")
    expect(page.locator(SAID)).to_contain_text("Note écartée")
    assert focused(page) == notes[1]
    page.locator("[data-shows=aside]").click()
    mine = page.locator(f"[data-list=''] [data-note='{notes[0]}']")
    expect(mine).to_contain_text("Déjà dit")
    mine.click()
    page.get_by_role("button", name="Reprendre").click()
    expect(mine).to_be_hidden()
    page.locator("[data-shows=unsorted]").click()
    expect(mine).to_be_visible()


def test_without_a_reason_nothing_is_sent_and_with_one_the_note_is_hidden(board, page):
    opened(page, board)
    name = free_notes(page, 1)[0]
    unsorted(page).first.click()
    page.get_by_role("button", name="Masquer…").click()
    dialog = page.locator("#hide-dialog")
    dialog.get_by_role("button", name="Masquer", exact=True).click()
    expect(dialog).to_contain_text("Dites pourquoi")
    page.get_by_label("Pourquoi la masquer?").fill("Nomme une personne")
    dialog.get_by_role("button", name="Masquer", exact=True).click()
    expect(page.locator(SAID)).to_contain_text("Nomme une personne")
    expect(page.locator(f"[data-list=''] [data-note='{name}']")).to_have_count(0)
    page.keyboard.press("z")
    expect(page.locator(f"[data-list=''] [data-note='{name}']")).to_be_visible()


def test_a_view_is_kept_apart_and_put_back_with_one_key(board, page):
    opened(page, board)
    note = themes(page).first.locator("[data-note]").first
    name = note.get_attribute("data-note")
    mine = themes(page).first.locator(f"[data-note='{name}']")
    note.focus()
    page.keyboard.press("p")
    expect(mine).to_contain_text("Vue à part")
    expect(mine).to_be_focused()
    page.keyboard.press("p")
    expect(mine).not_to_contain_text("Vue à part")


def test_filters_by_table_and_sector_outlive_what_others_do(board, new_page):
    page, other = opened(new_page(), board), opened(new_page(), board)
    page.get_by_label("Table", exact=True).select_option("3")
    shown = page.locator("[data-note]:visible")
    expect(page.locator("#board-found")).to_contain_text("trouvée")
    assert set(shown.evaluate_all("all => all.map((one) => one.dataset.place.split('-')[0])")) == {
        "3"
    }
    add_theme(other, "Pendant ce temps")
    expect(page.locator("[data-theme]", has_text="Pendant ce temps")).to_be_visible()
    assert page.get_by_label("Table", exact=True).input_value() == "3"
    page.get_by_label("Table", exact=True).select_option("")
    page.get_by_label("Secteur").select_option(index=1)
    expect(page.locator("#board-found")).to_contain_text("trouvée")


def test_two_themes_become_one_and_two_again(board, page):
    opened(page, board)
    first, second = (add_theme(page, title) for title in ("Ruisseau", "Rivière"))
    first.get_by_role("button", name="Fusionner").click()
    page.get_by_label("Dans quel thème?").select_option("Rivière")
    page.locator("#dialog").get_by_role("button", name="Fusionner", exact=True).click()
    expect(page.locator(SAID)).to_contain_text("fusionné dans")
    expect(first).to_have_count(0)
    page.locator(SAID).get_by_role("button", name="Annuler").click()
    expect(first).to_be_visible()
    expect(second).to_be_visible()


def test_many_notes_in_a_row_with_one_key_each(board, page):
    opened(page, board)
    many = 12
    notes = free_notes(page, many)
    unsorted(page).first.focus()
    for name in notes:
        assert focused(page) == name
        page.keyboard.press("1")
    expect(unsorted(page)).to_have_count(0)
    inside = themes(page).first.locator("[data-note]")
    placed = inside.evaluate_all("all => all.map((one) => one.dataset.note)")
    assert set(notes) <= set(placed)
