"""Shortcuts of a single character can be turned off, and stay off (WCAG 2.1.4)."""

from playwright.sync_api import expect


def test_shortcuts_of_one_key_can_be_turned_off(venue):
    page = venue.door("synthesis")
    page.keyboard.press("?")
    page.get_by_label("Raccourcis d’une seule touche").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    page.locator("[data-list=''] [role=option]").first.focus()
    for key in "?em":
        page.keyboard.press(key)
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator("#board-chooser")).to_be_visible()
    page.close()
