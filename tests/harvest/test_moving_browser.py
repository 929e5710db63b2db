"""The laptop gets another address in mid-café: its tablets follow, with all that waits on them."""

import json
import socket
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.axe import violations
from tests.chromium import AWAY
from tests.harvest.test_tablet_browser import idea, write

# A tablet also asks at the addresses that the machine of the tests has on its own networks.
CUT = f"{AWAY}|net::ERR_FAILED|/preuve/[0-9a-f]{{32}}"
LOCAL = f"{socket.gethostname().split('.')[0].lower()}.local"


class Network:
    """The way of one tablet to the first address of the server, which can be cut for good."""

    def __init__(self, page: Page) -> None:
        self.cut = False
        self.sockets = []
        page.route("http://cafe.test:*/**", self._request)
        page.route_web_socket("**/socket*", self._socket)

    def _request(self, route):
        route.abort() if self.cut else route.continue_()

    def _socket(self, one):
        if self.cut and "cafe.test" in one.url:
            one.close()
        else:
            one.connect_to_server()
            self.sockets.append(one)

    def end(self) -> None:
        self.cut = True
        for one in self.sockets:
            one.close()


@pytest.fixture
def tablet(door, new_page, troubles):
    """A tablet at table 1 with a clock that can be hurried, and its network."""
    troubles.expect(CUT)
    page = new_page("tablet")
    network = Network(page)
    page.clock.install()
    with page.expect_response("**/adresses"):
        page.goto(door)
    expect(page.locator("body")).to_have_attribute("data-connection", "online")
    return page, network


def later(page: Page, seconds: int) -> None:
    """Let time pass for the page, and real answers come in between."""
    for _second in range(0, seconds, 2):
        page.clock.run_for(2_000)
        page.wait_for_timeout(60)


def test_notes_that_wait_and_the_draft_follow_to_the_new_address_once(tablet, server):
    page, network = tablet
    device = page.evaluate(
        """() => new Promise((done) => document.addEventListener("live:send", ({detail}) => {
        if (detail.device) done(detail.device) }))"""
    )
    write(page, "Reçue avant le changement")
    expect(idea(page, "Reçue avant")).to_have_attribute("data-state", "received")
    network.end()
    for number in range(1, 9):
        write(page, f"Écrite sans réseau, « œuvre » à garder {number}")
    page.fill("#idea", "Phrase à peine com")
    expect(page.locator("#moved")).to_be_hidden()
    later(page, 36)
    offer = page.get_by_role("button", name="Continuer à la nouvelle adresse")
    expect(offer).to_be_visible()
    expect(page.locator("[data-place]")).to_have_text(f"http://{LOCAL}:{server.port}")
    assert violations(page) == []
    asked = []
    page.on("request", lambda one: asked.append(one.url))
    offer.click()
    page.wait_for_url(f"http://{LOCAL}:{server.port}/hote/*/")
    expect(page.locator("#outbox-state")).to_have_text("Tout est reçu")
    for number in range(1, 9):
        expect(idea(page, f"à garder {number}")).to_have_count(1)
    expect(idea(page, "Reçue avant")).to_have_count(1)
    expect(page.locator("#idea")).to_have_value("Phrase à peine com")
    expect(page.locator("#arrived")).to_contain_text("vous a suivi")
    assert page.evaluate("document.body.dataset.device") == device
    assert page.evaluate("location.hash") == ""
    assert asked
    assert not any(
        "suite" in urlsplit(one).query or "%22op%22" in urlsplit(one).path for one in asked
    )
    page.reload()
    expect(page.locator("#idea")).to_have_value("Phrase à peine com")
    page.fill("#idea", "")


def test_a_server_that_is_not_ours_is_never_offered(tablet, troubles):
    page, network = tablet
    asked = []

    def answer(route):
        asked.append(route.request)
        headers = {"Access-Control-Allow-Origin": "*"}
        route.fulfill(json={"proof": "0" * 64}, headers=headers)

    page.route(f"http://{LOCAL}:*/**", answer)
    network.end()
    later(page, 40)
    assert asked
    for request in asked:
        told = request.all_headers()
        assert "cookie" not in told
        assert "referer" not in told
        assert request.method == "GET"
    expect(page.get_by_role("button", name="Continuer à la nouvelle adresse")).to_be_hidden()
    by_hand = page.locator("[data-by-hand]")
    expect(by_hand).to_be_visible()
    by_hand.locator("summary").click()
    page.fill("#moved-address", f"{LOCAL}")
    page.get_by_role("button", name="Vérifier cette adresse").click()
    expect(page.locator("[data-say]")).to_contain_text("Ce café ne répond pas à cette adresse")


def test_an_address_typed_by_hand_is_proven_and_offered(tablet, server):
    page, network = tablet
    page.route(f"http://{LOCAL}:*/**", lambda route: route.abort())
    network.end()
    later(page, 36)
    page.locator("[data-by-hand] summary").click()
    page.fill("#moved-address", f"127.0.0.1:{server.port}")
    page.get_by_role("button", name="Vérifier cette adresse").click()
    page.get_by_role("button", name="Continuer à la nouvelle adresse").click()
    page.wait_for_url(f"http://127.0.0.1:{server.port}/hote/*/")
    expect(page.locator("#composer")).to_be_visible()


def test_a_server_that_answers_again_takes_the_offer_away(tablet):
    page, network = tablet
    network.end()
    later(page, 36)
    expect(page.locator("#moved")).to_be_visible()
    network.cut = False
    later(page, 12)
    expect(page.locator("body")).to_have_attribute("data-connection", "online")
    expect(page.locator("#moved")).to_be_hidden()


def test_a_link_made_up_by_a_stranger_puts_no_words_in_the_mouth_of_a_table(open_tablet, troubles):
    troubles.expect("404")
    page = open_tablet()
    idea_ = {"op": "a" * 32, "note": "b" * 32, "kind": "create", "text": "Mots d’autrui", "base": 0}
    brought = {"passage": "made:up", "device": "c" * 32, "draft": None}
    brought["operations"] = [{**idea_, "round": 0, "question": 0, "at": 0, "state": "waiting"}]
    address = page.url
    page.goto("about:blank")
    with page.expect_response("**/entrer/") as refused:
        page.goto(f"{address}#suite={quote(json.dumps(brought))}")
    assert refused.value.status == 404
    page.wait_for_timeout(500)
    expect(idea(page, "Mots d’autrui")).to_have_count(0)
