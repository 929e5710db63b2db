"""« Passer le relais » on a real tablet, with the network and without."""

from playwright.sync_api import expect

from tests.axe import violations
from tests.chromium import AWAY


def test_the_new_person_sees_one_screen_and_the_animation_hears_of_it(tablet, console):
    tablet.fill("#idea", "Une phrase comm")
    tablet.click("#relay-open")
    relay = tablet.locator("#relay")
    expect(relay).to_contain_text("ronde 2 sur 3")
    expect(relay).to_contain_text(tablet.locator("#host-question").inner_text())
    expect(relay.locator("[data-relay-draft]")).to_be_visible()
    assert violations(tablet) == []
    tablet.click("#relay-take")
    expect(relay).to_be_hidden()
    expect(tablet.locator("#idea")).to_have_value("Une phrase comm")
    expect(console.locator("#console-tables")).to_contain_text("Relais passé à")


def test_without_a_network_the_person_goes_on_and_is_told_so(tablet, troubles):
    troubles.expect(AWAY)
    tablet.click("#relay-open")
    tablet.context.set_offline(True)
    tablet.click("#relay-take")
    expect(tablet.locator("#relay-said")).to_contain_text("dites-le-lui")
    tablet.click("#relay-close")
    expect(tablet.locator("#relay")).to_be_hidden()
