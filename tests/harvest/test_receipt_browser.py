"""The light on the console, with real tablets: on, off when one vanishes, on once it is excused."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.axe import violations
from tests.chromium import AWAY
from tests.harvest.test_tablet_browser import idea, write


def light(console: Page, colour: str) -> None:
    expect(console.locator("#console-receipt")).to_have_class(
        f"card room-receipt room-receipt--{colour}", timeout=20_000
    )


def vanish(tablet: Page, troubles: Any) -> None:
    """End a tablet as an empty battery does: nothing is said, its line is cut."""
    troubles.expect(AWAY)
    tablet.context.set_offline(True)
    tablet.context.close()


def test_the_light_follows_the_tablets(console, open_tablet, troubles):
    light(console, "none")
    tablet, other = open_tablet(), open_tablet()
    light(console, "green")
    write(tablet, "Une idée qui fait une lumière")
    expect(console.locator("#console-receipt")).to_contain_text("1 envoi, 1 reçu · 2 tablettes")
    light(console, "green")

    other.goto("about:blank")
    expect(console.locator(".table-card", has_text="Érable")).not_to_contain_text("2 en ligne")
    light(console, "green")
    assert violations(console) == []

    vanish(tablet, troubles)
    light(console, "amber")
    named = console.locator(".room-receipt__tablet")
    expect(named).to_contain_text("Table 1 – Érable : une tablette est hors ligne depuis")
    assert violations(console) == []

    named.get_by_role("button", name="Cette tablette ne reviendra pas").click()
    light(console, "green")
    expect(named).to_contain_text("une tablette ne reviendra pas")
    named.get_by_role("button", name="La remettre dans le compte").click()
    light(console, "amber")


def test_a_tablet_that_can_only_poll_is_still_counted(console, door, new_page, troubles):
    troubles.expect(AWAY)
    tablet = new_page("tablet")
    tablet.add_init_script(
        """window.WebSocket = class extends EventTarget {
          static OPEN = 1;
          readyState = 0;
          constructor() {
            super();
            setTimeout(() => {
              this.readyState = 3;
              this.dispatchEvent(new CloseEvent("close", { code: 1006 }));
            }, 10);
          }
          close() {}
        };"""
    )
    tablet.goto(door)
    write(tablet, "Sans prise, et comptée")
    expect(idea(tablet, "Sans prise, et comptée")).to_have_attribute("data-state", "received")
    console.locator("#receipt-tables summary").click()
    row = console.locator("#receipt-tables tbody tr").last
    expect(row).to_contain_text("en ligne", timeout=30_000)
    expect(row.locator("td").nth(0)).to_have_text("1")
    expect(row.locator("td").nth(2)).to_have_text("0")


def test_the_receipt_is_in_the_words_of_farewell(console, tablet):
    write(tablet, "La dernière idée")
    expect(tablet.locator("#receipt-line")).to_have_text("1 envoi, 1 reçu")
    button = console.locator("#next")
    while "Terminer" not in button.inner_text():
        words = button.inner_text()
        button.click()
        expect(button).not_to_have_text(words)
    expect(console.locator("#receipt-end")).to_be_visible()
    button.click()
    expect(tablet.locator("#host-stage [data-receipt]")).to_have_text("1 envoi, 1 reçu")
