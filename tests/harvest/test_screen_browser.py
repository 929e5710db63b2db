"""One screen of the host (M25): everything at once, without scrolling to what matters."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .test_tablet_browser import idea, write

SHOWN = (
    "#host-question",
    ".clock__digits",
    "#etiquette summary",
    "#idea",
    "#send",
    ".call button",
    "#photo-take label",
    "#ideas-title",
    ".passed__question",
)


def box(page: Page, part: str) -> dict[str, Any]:
    found = page.locator(part).first.bounding_box()
    assert found, part
    return found


@pytest.mark.parametrize("size", [(1024, 768), (768, 1024)])
def test_all_of_it_stands_on_one_screen(tablet, size):
    width, height = size
    tablet.set_viewport_size({"width": width, "height": height})
    write(tablet, f"Une idée clé sur {width} pixels")
    expect(idea(tablet, f"sur {width} pixels")).to_be_visible()
    question = "Qu’est-ce qui complique la vie des personnes aînées? " * 3
    tablet.evaluate("text => document.getElementById('host-question').textContent = text", question)
    for part in SHOWN:
        found = box(tablet, part)
        assert found["y"] >= 0, part
        assert found["y"] + found["height"] <= height, part
        assert found["x"] + found["width"] <= width, part
    for part in (".mark", ".call button", "#photo-take label", "#send"):
        assert box(tablet, part)["height"] >= 44, part
    # The first idea passed on can be marked at once, the others after a little scrolling at most.
    first = box(tablet, ".passed__marks")
    assert first["y"] + first["height"] <= height
    assert tablet.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_on_a_phone_nothing_is_wider_than_the_screen(tablet):
    tablet.set_viewport_size({"width": 320, "height": 640})
    write(tablet, "Une idée clé de ce groupe")
    assert tablet.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for part in (".mark", ".call button", "#photo-take label"):
        found = box(tablet, part)
        assert found["x"] + found["width"] <= 320, part
