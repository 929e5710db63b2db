"""From raw notes to a sourced passage of the fiche and back, by the keyboard alone."""

from playwright.sync_api import expect

from tests.synthesis.hand import focused, free_notes, opened, themes


def test_notes_found_by_a_word_become_a_theme_then_one_passage_resting_on_them(
    new_page, fresh_board
):
    page = opened(new_page(), fresh_board)
    free_notes(page, 4)
    page.locator("body").press("/")
    page.keyboard.type("er")
    expect(page.locator("#board-found")).not_to_be_empty()
    for key in ("ArrowDown", "Control+a", "Enter"):
        page.keyboard.press(key)
    page.keyboard.type("Ce qui revient partout")
    page.keyboard.press("Enter")
    theme = themes(page).filter(has_text="Ce qui revient partout")
    rows = theme.locator("[data-note]")
    expect(rows.nth(1)).to_be_attached()
    # The search shows no note to sort any more: ↓ goes to the first that it still shows.
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-theme] [data-note]:not(.is-filtered):focus")).to_have_count(1)
    rows.first.focus()
    for key in ("Space", "Shift+ArrowDown", "b"):
        page.keyboard.press(key)
    panel = page.locator("#board-fiche")
    expect(panel.locator(".beside__said")).to_contain_text("est dans la fiche, avec ses 2 notes")
    note, words = focused(page), rows.first.locator(".note__text").inner_text()
    page.keyboard.press("f")
    expect(panel.locator(".beside__note a").first).to_be_focused()
    page.keyboard.press("Enter")
    # The editor opens on the passage, with its words chosen.
    field = page.locator(".block--bullet textarea:focus")
    expect(field).to_have_value(words)
    chosen = "area => area.value.slice(area.selectionStart, area.selectionEnd)"
    assert field.evaluate(chosen) == words
    page.keyboard.press("Alt+Enter")
    expect(page.locator("#stock-q")).to_be_focused()
    expect(page.locator(".attached .line--mine")).to_have_count(2)
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowUp")
    expect(page.locator(".block--theme textarea:focus")).to_have_value("Ce qui revient partout")
    # Escape leaves the text, from where a letter leads to what is beside it; again, and it is back.
    page.keyboard.press("Escape")
    expect(page.locator("#to-board")).to_be_focused()
    page.keyboard.press("r")
    expect(page.locator("#tab-review")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".block--theme textarea:focus")).to_have_count(1)
    page.go_back()
    expect(panel).to_be_visible()
    expect(page.locator(f"[data-note='{note}']:focus")).to_be_visible()
