"""No screen breaks a rule of axe in any of its states: empty, offline, late, in error, in a dialog."""

import pytest

from tests import axe
from tests.accessibility.measures import page_faults
from tests.accessibility.states import STATES


@pytest.mark.parametrize("name", STATES)
def test_a_screen_in_this_state(venue, name):
    page = STATES[name](venue)
    found = axe.violations(page) + page_faults(page)
    inside = page.evaluate("document.activeElement.closest('dialog') !== null")
    dialogs = page.locator("dialog[open]").count()
    page.close()
    assert found == []
    assert inside == (dialogs == 1)
