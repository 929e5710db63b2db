"""Targets, zoom, spaced text, less motion and forced colours, measured on the boxes of real screens."""

import pytest
from screens import sizes

from tests.accessibility.measures import (
    cut,
    cut_when_spaced,
    lost_in_forced_colours,
    moving,
    small_targets,
)
from tests.chromium import SIZES

# A laptop of 1280 px at 400 %.
ZOOMED = {"width": 320, "height": 256}
TOUCHED = ("enter", "host_1", "host_2", "host_rehearsal", "return_link", "dots_phone")
HELD = ("prepare", "roster", "check_in", "seating_plan", "access", "console_running")
WRITTEN = ("wall", "synthesis", "matrix", "fiche_editor", "fiche_review", "fiche_versions")


@pytest.mark.parametrize("name", TOUCHED + HELD + WRITTEN)
def test_a_screen_suits_hands_and_eyes(venue, name):
    page = venue.door(name)
    width, height = sizes(name)[0]
    page.set_viewport_size({"width": width, "height": height})
    found = small_targets(page, 44 if name in TOUCHED else 24)
    found += cut(page) + cut_when_spaced(page) + moving(page) + lost_in_forced_colours(page)
    page.set_viewport_size(ZOOMED)
    found += cut(page) + cut_when_spaced(page) + small_targets(page, 24)
    page.close()
    assert found == []


@pytest.mark.parametrize("name", ["projector", "projector_ready"])
def test_the_projection_keeps_its_words_when_spaced_and_does_not_move(venue, name):
    page = venue.door(name)
    page.set_viewport_size(dict(zip(("width", "height"), SIZES["projector"], strict=True)))
    found = cut(page) + cut_when_spaced(page) + moving(page) + lost_in_forced_colours(page)
    page.close()
    assert found == []
