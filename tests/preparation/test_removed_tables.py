"""A table that is removed: asked about when somebody would notice, kept with its ideas."""

import json
import secrets

import pytest

from sessions_app.access import links
from sessions_app.access.refusals import Refusal
from sessions_app.live import presence
from sessions_app.models import Note, Operation
from sessions_app.preparation.actions import tables
from sessions_app.preparation.queries import programme
from tests.cast import add_note, link_of
from tests.preparation.asking import post, show


def numbers(cafe):
    return [table.number for table in programme(cafe).tables]


def send_idea(browser, link):
    idea = {"op": secrets.token_hex(16), "note": secrets.token_hex(16), "kind": "create"}
    return browser.post(
        f"{links.path(link)}operations",
        json.dumps({"device": "tablet", "operations": [{**idea, "text": "Encore une idée"}]}),
        content_type="application/json",
        headers={"Origin": "http://cafe.test", "X-Worldcafe": "1"},
    )


def test_a_table_that_nobody_uses_leaves_without_a_question(ana_browser, cafe):
    page = post(ana_browser, "remove-table", cafe, 3).content.decode()
    assert "Table retirée." in page
    assert numbers(cafe) == [1, 2, 4]


def test_before_a_table_with_ideas_and_an_open_tablet_leaves_one_is_asked(ana_browser, cafe):
    add_note(cafe, "Le café du coin", table=1)
    add_note(cafe, "Le parc", table=1)
    presence.seen(link_of(cafe, 1), "d" * 32, presence.Report(written=0, waiting=0))
    page = post(ana_browser, "remove-table", cafe, 1).content.decode()
    assert "Retirer la table 1?" in page
    assert "Les 2 idées déjà reçues restent dans la récolte." in page
    assert "Une tablette est ouverte" in page
    assert numbers(cafe) == [1, 2, 3, 4]
    post(ana_browser, "remove-table", cafe, 1, confirmed="1")
    assert numbers(cafe) == [2, 3, 4]


def test_lowering_the_number_asks_for_the_tables_that_would_leave(ana_browser, cafe):
    add_note(cafe, "Le café du coin", table=4)
    page = post(ana_browser, "set-tables", cafe, count="2").content.decode()
    assert "Retirer les tables 3, 4?" in page
    assert 'name="count" value="2"' in page
    assert numbers(cafe) == [1, 2, 3, 4]


def test_a_removed_table_keeps_its_ideas_and_refuses_its_tablet_with_a_sentence(
    ana_browser, hugo, cafe
):
    add_note(cafe, "Le café du coin", table=1)
    link = link_of(cafe, 1)
    post(ana_browser, "remove-table", cafe, 1, confirmed="1")
    answer = hugo.get(links.path(link))
    assert answer.status_code == 410
    shown = answer.content.decode()
    assert "Ce lien n’ouvre plus rien" in shown
    assert "Les idées déjà reçues sont gardées." in shown
    assert Note.objects.standing().filter(table=link.table).count() == 1


def test_what_its_tablet_still_sends_is_held(hugo, cafe, ana):
    link = link_of(cafe, 1)
    tables.remove(cafe, ana, link.table)
    assert send_idea(hugo, link).json()["answers"][0]["answer"] == "held"
    assert Operation.objects.get().content["text"] == "Encore une idée"
    assert not Note.objects.standing().exists()


def test_a_table_put_back_opens_again_with_its_ideas(ana_browser, hugo, cafe):
    add_note(cafe, "Le café du coin", table=1)
    post(ana_browser, "remove-table", cafe, 1, confirmed="1")
    assert "1 idée reste dans la récolte" in show(ana_browser, "preparation", cafe)
    post(ana_browser, "put-back-table", cafe, 1)
    assert hugo.get(links.path(link_of(cafe, 1))).status_code == 200


def test_the_last_table_stays(cafe, ana):
    tables.set_count(cafe, ana, 1)
    with pytest.raises(Refusal, match="au moins une table"):
        tables.remove(cafe, ana, cafe.tables.get(number=1))
