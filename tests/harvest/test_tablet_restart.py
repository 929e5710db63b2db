"""A tablet while the server is restarted on purpose, is busy, or finds what is sent too large."""

from playwright.sync_api import Page, Route, expect

from tests.harvest.test_moving_browser import CUT
from tests.harvest.test_tablet_browser import idea, write
from tests.harvest.test_tablet_troubles import received

RESTARTING = "Le serveur redémarre. Vos idées restent sur la tablette."


def operations_in(route: Route) -> int:
    return len(route.request.post_data_json["operations"])


def test_a_planned_restart_is_told_calmly_and_what_is_written_meanwhile_arrives(
    server, tablet: Page, troubles
):
    troubles.expect(CUT)
    tablet.fill("#idea", "Commencée avant l’arrêt")
    assert server.stop() == 0
    expect(tablet.locator("body")).to_have_attribute("data-connection", "restarting")
    expect(tablet.get_by_text(RESTARTING)).to_be_visible()
    expect(tablet.locator("#idea")).to_have_value("Commencée avant l’arrêt")
    write(tablet, "Écrite pendant l’arrêt")
    expect(idea(tablet, "Écrite pendant l’arrêt")).to_have_attribute("data-state", "waiting")
    server.start()
    expect(tablet.locator("body")).to_have_attribute("data-connection", "online", timeout=20_000)
    expect(tablet.get_by_text(RESTARTING)).to_be_hidden()
    received(tablet, "Écrite pendant l’arrêt")


def test_a_batch_too_large_goes_in_parts_and_an_idea_too_large_alone_is_given_back(
    tablet: Page, troubles
):
    """As a server with less room would answer: no more than two at once, and never « énorme »."""
    troubles.expect(CUT)
    troubles.expect("413")
    sizes = []

    def small(route: Route) -> None:
        sizes.append(operations_in(route))
        if sizes[-1] > 2 or "énorme" in route.request.post_data:
            route.fulfill(status=413, json={"sentence": "Cette idée est trop longue."})
        else:
            route.continue_()

    tablet.context.set_offline(True)
    texts = [f"Idée {number} d’un gros envoi" for number in range(4)]
    for text in [*texts, "Idée énorme"]:
        write(tablet, text)
    tablet.route("**/operations", small)
    tablet.context.set_offline(False)
    for text in texts:
        received(tablet, text)
    expect(idea(tablet, "Idée énorme")).to_have_attribute("data-state", "refused", timeout=20_000)
    expect(idea(tablet, "Idée énorme")).to_contain_text("Cette idée est trop longue.")
    assert sizes[0] == 5


def test_a_server_that_asks_for_time_is_given_it(tablet: Page, troubles):
    troubles.expect("429")
    asked = []

    def busy(route: Route) -> None:
        asked.append(operations_in(route))
        if len(asked) == 1:
            route.fulfill(status=429, headers={"Retry-After": "3"}, json={})
        else:
            route.continue_()

    tablet.route("**/operations", busy)
    write(tablet, "Idée qui attend son tour")
    tablet.wait_for_timeout(2_000)
    assert len(asked) == 1
    expect(idea(tablet, "Idée qui attend son tour")).to_have_attribute("data-state", "waiting")
    received(tablet, "Idée qui attend son tour")
