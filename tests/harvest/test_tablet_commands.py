"""A tablet's buttons that are no ideas: what they say while the server is away, and where focus stays."""

from playwright.sync_api import expect

from tests.chromium import AWAY


def test_a_call_that_cannot_leave_says_so_and_leaves_again_by_the_same_button(tablet, troubles):
    troubles.expect(AWAY)
    call = tablet.locator("#call-act")
    tablet.get_by_label("Une idée clé de la table").fill("À moitié écrite")
    tablet.context.set_offline(True)
    call.press("Enter")
    expect(tablet.locator("#notices")).to_contain_text("Le serveur n’a pas répondu")
    expect(call).to_be_focused()
    tablet.context.set_offline(False)
    call.press("Enter")
    expect(tablet.get_by_text("L’animation est prévenue")).to_be_visible()
    expect(tablet.locator("#notices")).to_be_empty()
    expect(call).to_be_focused()
    expect(call).to_have_text("Annuler l’appel")
    call.press("Enter")
    expect(call).to_have_text("Appeler l’animation")
    expect(call).to_be_focused()
    expect(tablet.get_by_label("Une idée clé de la table")).to_have_value("À moitié écrite")
