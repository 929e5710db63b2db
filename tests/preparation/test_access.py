"""The access page: what each QR code opens, at which address, and how it is ended (M10)."""

import pytest
from django.test import Client
from django.urls import reverse

from sessions_app.access import links
from sessions_app.preparation import addresses
from sessions_app.preparation.cards import picture
from tests.cast import link_of
from tests.preparation.asking import post, show

HOUSE, HOTSPOT = "http://192.168.1.20:8000", "http://10.42.0.1:8000"


@pytest.fixture
def network(monkeypatch):
    """The laptop has two addresses on local networks, and its own."""
    every = [HOUSE, HOTSPOT, "http://127.0.0.1:8000"]
    monkeypatch.setattr(addresses, "addresses", lambda port: every)


def get(browser, cafe, host, **query):
    path = reverse("access", args=[cafe.code])
    return browser.get(path, query, headers={"Host": host}).content.decode()


def test_each_table_and_the_projection_show_their_picture_and_code(ana_browser, cafe, network):
    page = show(ana_browser, "access", cafe)
    for link in cafe.links.all():
        assert link.code in page
        assert picture(links.address(link, HOUSE)) in page


def test_seen_from_the_laptop_itself_the_codes_bear_its_address_on_the_network(
    ana_browser, cafe, network
):
    page = get(ana_browser, cafe, "localhost:8000")
    assert picture(links.address(link_of(cafe, 1), HOUSE)) in page
    assert "que seul cet ordinateur atteint" in page
    assert "http://127.0.0.1:8000" not in page


def test_one_of_several_addresses_is_chosen_and_kept(ana_browser, cafe, network):
    page = get(ana_browser, cafe, "localhost:8000", adresse=HOTSPOT)
    again = get(ana_browser, cafe, "localhost:8000")
    wanted = picture(links.address(link_of(cafe, 1), HOTSPOT))
    assert wanted in page
    assert wanted in again


def test_an_address_that_is_not_ours_is_never_printed(ana_browser, cafe, network):
    assert "ailleurs" not in get(ana_browser, cafe, "localhost:8000", adresse="http://ailleurs")


def test_without_a_network_the_page_says_that_no_tablet_can_enter(ana_browser, cafe, monkeypatch):
    monkeypatch.setattr(addresses, "addresses", lambda port: ["http://127.0.0.1:8000"])
    assert "relié à aucun réseau" in get(ana_browser, cafe, "localhost:8000")


def test_closing_a_link_is_asked_then_done_and_recorded(ana_browser, cafe):
    link = link_of(cafe, 2)
    assert (
        "Fermer le lien de la table 2?"
        in post(ana_browser, "revoke-link", cafe, 2).content.decode()
    )
    assert links.by_code(link.code) == link
    post(ana_browser, "revoke-link", cafe, 2, confirmed="1")
    assert links.by_code(link.code) is None
    assert list(cafe.events.values_list("kind", "table__number")) == [("link-revoked", 2)]


def test_a_new_code_opens_the_table_and_the_old_ones_say_why_they_do_not(ana_browser, ines, cafe):
    old = link_of(cafe, 2)
    assert "Donner un nouveau code?" in post(ana_browser, "renew-link", cafe, 2).content.decode()
    post(ana_browser, "renew-link", cafe, 2, confirmed="1")
    new = link_of(cafe, 2)
    assert links.by_code(new.code) == new
    shown = ines.get(links.path(old)).content.decode()
    assert "demandez un nouveau code" in shown
    typed = Client().post(reverse("enter"), {"code": old.code}).content.decode()
    assert "Ce code n’ouvre aucune table." in typed
    kinds = list(cafe.events.values_list("kind", flat=True))
    assert kinds == ["link-revoked", "link-issued"]


def test_the_projection_is_ended_apart_from_the_tables(ana_browser, cafe):
    post(ana_browser, "revoke-link", cafe, 0, confirmed="1")
    assert not cafe.links.filter(kind="projector", revoked_at=None).exists()
    assert cafe.links.filter(kind="host", revoked_at=None).count() == 4
    assert "Le lien est fermé" in show(ana_browser, "show-card", cafe, 0)


def test_the_sheet_to_print_holds_the_open_tables_only(ana_browser, cafe):
    closed = link_of(cafe, 3).code
    post(ana_browser, "revoke-link", cafe, 3, confirmed="1")
    page = show(ana_browser, "print-cards", cafe)
    assert closed not in page
    assert page.count('class="cut"') == 3
    assert link_of(cafe, 1).code in page


def test_one_code_is_shown_over_the_whole_screen(ana_browser, cafe):
    page = show(ana_browser, "show-card", cafe, 2)
    assert link_of(cafe, 2).code in page
    assert link_of(cafe, 1).code not in page
