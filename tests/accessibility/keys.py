"""Somebody who has only a keyboard: goes to what has this name by Tab, and sees each stop."""

import re

from playwright.sync_api import Locator, Page, expect

# What a reader of the screen sees of the focus: an outline or a shadow of its own, or of what it fills in.
STOP = """() => {
  const one = document.activeElement;
  if (one === document.body) return { lost: true };
  const label = one.matches("input") ? one.labels?.[0] : null;
  const seen = [one, label].filter(Boolean).some((each) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
    return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
  });
  const box = (label && one.closest(".visually-hidden") ? label : one).getBoundingClientRect();
  const shown = box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight;
  return { lost: false, seen, shown, what: one.outerHTML.slice(0, 120) };
}"""
IS = "(wanted) => document.activeElement === wanted"


class Keyboard:
    """Tab, Enter and letters on one page; the faults that were met on the way."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []

    def look(self) -> None:
        """Note down whether the focus is there, shown and seen."""
        stop = self.page.evaluate(STOP)
        if stop["lost"]:
            self.faults.append(f"focus lost on {self.page.url}")
        elif not (stop["seen"] and stop["shown"]):
            self.faults.append(f"focus not seen: {stop['what']}")

    def to(self, target: Locator, key: str = "Tab", most: int = 250) -> "Keyboard":
        """Press Tab until the target has the focus; fails when it never comes."""
        expect(target).to_be_attached()
        for _stop in range(most):
            if target.evaluate(IS):
                return self
            self.page.keyboard.press(key)
            if self.page.evaluate("document.activeElement !== document.body"):
                self.look()
        raise AssertionError(f"{target} is not reached by {key}; {self.faults}")

    def press(self, target: Locator, key: str = "Enter") -> None:
        """Go to a button or a link and press it."""
        self.to(target).page.keyboard.press(key)

    def write(self, target: Locator, text: str) -> None:
        """Go to a field and write over what it holds."""
        self.to(target).page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)

    def kept(self) -> None:
        """The focus is still somewhere to be seen, after what was pressed has changed the page."""
        self.page.wait_for_timeout(250)
        self.look()

    def button(self, name: str | re.Pattern[str]) -> Locator:
        return self.page.get_by_role("button", name=name).first

    def link(self, name: str) -> Locator:
        return self.page.get_by_role("link", name=name).first
