"""A tablet whose server changed its address: who is believed, who is let in, what is told."""

import re

import pytest
from django.core import signing
from django.test import Client

from sessions_app.access import links, moving
from sessions_app.models import LinkKind
from sessions_app.preparation import addresses
from tests.cast import ROOM, link_of
from tests.harvest.test_operations import answers, operation, send

HOUSE = "http://192.168.1.20:8000"


@pytest.fixture
def table(cafe):
    """The link of Hugo's table."""
    return link_of(cafe, 1)


@pytest.fixture
def network(monkeypatch):
    """The laptop is on one network, under a name of its own."""
    monkeypatch.setattr(addresses, "addresses", lambda port: [HOUSE, "http://127.0.0.1:8000"])
    monkeypatch.setattr(addresses.socket, "gethostname", lambda: "Portable-Ana.example.org")


def told(browser, table, **headers):
    return browser.get(f"{links.path(table)}adresses", headers=headers)


def test_a_tablet_is_told_the_other_addresses_and_the_name_of_the_laptop(hugo, table, network):
    found = told(hugo, table, Host="192.168.1.10:8000").json()["addresses"]
    assert found == ["http://192.168.1.10:8000", HOUSE, "http://portable-ana.local:8000"]


def test_nobody_else_is_told(client, ines, table):
    assert told(client, table).status_code == told(ines, table).status_code == 404


def test_behind_tls_there_is_one_address_and_nothing_else_to_look_at(hugo, table, network):
    answer = hugo.get(f"{links.path(table)}adresses", secure=True)
    assert answer.json()["addresses"] == []
    policy = hugo.get(links.path(table), secure=True)["Content-Security-Policy"]
    assert "connect-src" not in policy


def test_the_proof_is_the_one_foretold_and_any_origin_may_read_it(hugo, table):
    known = told(hugo, table).json()
    answer = Client().get(f"{links.path(table)}preuve/{known['asked']}")
    assert answer.json() == {"proof": known["proof"]}
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer
    assert not answer.cookies


def test_each_question_has_its_own_answer_which_another_server_does_not_know(hugo, table, settings):
    known = told(hugo, table).json()
    assert told(hugo, table).json()["proof"] != known["proof"]
    settings.SECRET_KEY = "another server"
    assert moving.proof(table.public_id, known["asked"]) != known["proof"]


def test_the_proof_tells_nothing_of_which_links_exist(client):
    answer = client.get(f"/hote/{'0' * 12}/preuve/{'1' * 32}")
    assert answer.status_code == 200
    assert re.fullmatch("[0-9a-f]{64}", answer.json()["proof"])


def enter(table, given):
    browser = Client(**ROOM)
    return browser, browser.post(f"{links.path(table)}entrer/", {"secret": given})


def test_a_passage_lets_its_tablet_in_at_another_address_and_holds_no_secret(hugo, table):
    given = told(hugo, table).json()["passage"]
    assert links.secret(table) not in given
    browser, answer = enter(table, given)
    assert answer.status_code == 302
    assert answers(send(browser, table, operation())) == ["ok"]


def test_a_passage_of_another_table_of_another_server_or_too_old_opens_nothing(cafe, table):
    other = link_of(cafe, 2)
    for given in (moving.passage(other), "", "x", moving.passage(table)[:-1]):
        assert enter(table, given)[1].status_code == 404
    old = signing.TimestampSigner(salt=f"worldcafe.passage:{table.nonce}")
    old.timestamp = lambda: signing.b62_encode(1_600_000_000)  # type: ignore[method-assign]
    assert moving.by_passage(table.public_id, old.sign(table.public_id), LinkKind.HOST) is None


def test_an_ended_link_is_let_in_to_hand_over_what_it_holds(table):
    given = moving.passage(table)
    links.revoke(table)
    browser, answer = enter(table, given)
    assert answer.status_code == 302
    assert browser.get(links.path(table)).status_code == 410
    assert answers(send(browser, table, operation())) == ["held"]


def test_only_the_page_of_a_table_may_ask_elsewhere_and_only_on_the_servers_port(
    hugo, ana_browser, cafe, table
):
    host = hugo.get(links.path(table), headers={"Host": "192.168.1.10:8000"})
    assert "connect-src 'self' http://*:8000" in host["Content-Security-Policy"]
    console = ana_browser.get(f"/cafes/{cafe.code}/animation/")
    assert "connect-src" not in console["Content-Security-Policy"]
