"""Ana's and Sofia's hands on an open board."""

from playwright.sync_api import Locator, Page, expect

SAID = "#board-said"


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
    page.get_by_role("button", name="Ajouter le thème").click()
    added = page.locator("[data-theme]", has_text=title)
    expect(added).to_be_visible()
    return added


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.dataset.note")


def free_notes(page: Page, how_many: int) -> list[str]:
    """Take notes out of the first theme, by keyboard, until enough are to be sorted."""
    while unsorted(page).count() < how_many:
        before = unsorted(page).count()
        page.locator(
            "[data-list]:not([data-list='']) [data-note]:not(:has(.note__also))"
        ).first.focus()
        page.keyboard.press("Delete")
        expect(unsorted(page)).not_to_have_count(before)
    return unsorted(page).evaluate_all("notes => notes.map((note) => note.dataset.note)")


def drag(page: Page, note: Locator, target: Locator, *keys: str) -> None:
    page.wait_for_timeout(400)  # what the last move changed has come back over the socket too
    note.evaluate("note => note.scrollIntoView({block: 'nearest'})")
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
