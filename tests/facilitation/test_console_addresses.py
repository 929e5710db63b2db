"""The console shows where tablets get in, and says when the printed cards lead nowhere any more."""

import pytest
from django.urls import reverse

from sessions_app.preparation import addresses

OFFICE, VENUE = "http://192.168.1.20:8000", "http://10.42.0.7:8000"


@pytest.fixture
def network(monkeypatch):
    """Return a function that puts the laptop on networks, by its addresses there."""

    def join(*found):
        every = [*found, "http://127.0.0.1:8000"]
        monkeypatch.setattr(addresses, "addresses", lambda port: every)

    return join


def shown(browser, cafe):
    path = reverse("addresses", args=[cafe.code])
    return browser.get(path, headers={"Host": "localhost:8000"}).content.decode()


def printed(browser, cafe):
    path = reverse("cards-printed", args=[cafe.code])
    return browser.post(path, headers={"Host": "localhost:8000"})


def test_the_addresses_of_now_are_on_the_console(ana_browser, cafe, network):
    network(OFFICE, VENUE)
    page = shown(ana_browser, cafe)
    assert OFFICE in page
    assert VENUE in page
    assert "a changé" not in page
    path = reverse("console", args=[cafe.code])
    assert OFFICE in ana_browser.get(path, headers={"Host": "localhost:8000"}).content.decode()


def test_an_address_that_changed_since_the_cards_were_printed_is_said(ana_browser, cafe, network):
    network(OFFICE)
    assert printed(ana_browser, cafe).status_code == 204
    assert cafe.events.last().facts == {"address": OFFICE}
    assert "a changé" not in shown(ana_browser, cafe)
    network(VENUE)
    page = shown(ana_browser, cafe)
    assert "L’adresse a changé depuis l’impression des cartes" in page
    assert OFFICE in page
    assert VENUE in page
    printed(ana_browser, cafe)
    assert "a changé" not in shown(ana_browser, cafe)


def test_one_more_network_voids_no_card(ana_browser, cafe, network):
    network(OFFICE)
    printed(ana_browser, cafe)
    network(VENUE, OFFICE)
    assert "a changé" not in shown(ana_browser, cafe)


def test_without_a_network_the_console_says_so(ana_browser, cafe, network):
    network()
    assert "relié à aucun réseau" in shown(ana_browser, cafe)


def test_neither_a_stranger_nor_staff_is_told_or_may_say_so(
    charlie_browser, sofia_browser, cafe, network
):
    network(OFFICE)
    for browser in (charlie_browser, sofia_browser):
        assert printed(browser, cafe).status_code == 404
        path = reverse("addresses", args=[cafe.code])
        assert browser.get(path).status_code == 404
    assert not cafe.events.exists()
