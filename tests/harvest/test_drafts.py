"""Drafts: what is typed on a tablet can be gone on with on another of its table, and nowhere else."""

import json
from typing import Any

import pytest
from django.test import Client

from sessions_app.access import links
from sessions_app.closing.actions import remove_cafe
from sessions_app.live import presence
from sessions_app.models import Draft, Event, Note
from tests.cast import link_of, tablet
from tests.harvest.test_operations import answers, fresh_id, operation, send

FIRST, SECOND = "a" * 32, "b" * 32


def draft(text: str, **fields: Any) -> dict[str, Any]:
    return {"note": fresh_id(), "text": text, "base": 0, "round": 7, "question": 8, **fields}


def type_(browser: Client, link: Any, said: Any, device: str = FIRST, **headers: str) -> Any:
    return browser.post(
        f"{links.path(link)}brouillon",
        json.dumps({"device": device, "draft": said}),
        content_type="application/json",
        headers={"Origin": "http://cafe.test", "X-Worldcafe": "1", **headers},
    )


def offered(browser: Client, link: Any, device: str = SECOND) -> str:
    return browser.get(f"{links.path(link)}brouillon", {"device": device}).content.decode()


def submitted(browser: Client, link: Any, device: str, *operations: Any) -> list[str]:
    response = browser.post(
        f"{links.path(link)}operations",
        json.dumps({"device": device, "operations": operations}),
        content_type="application/json",
        headers={"Origin": "http://cafe.test", "X-Worldcafe": "1"},
    )
    return answers(response)


@pytest.fixture
def table(cafe):
    """The link of Hugo's table."""
    return link_of(cafe, 1)


def test_a_draft_is_offered_to_another_tablet_of_the_table_with_all_it_needs(hugo, cafe, table):
    said = draft("Un cœur « à moitié »\n  écrit", base=3)
    assert type_(hugo, table, said).status_code == 204
    shown = offered(tablet(table), table)
    assert "Un cœur « à moitié »\n  écrit</blockquote>" in shown
    for name in ("note", "base", "round", "question"):
        assert f'data-{name}="{said[name]}"' in shown
    assert 'data-away="1"' in shown
    assert "Reprendre ce brouillon" in shown


def test_neither_its_own_tablet_nor_another_table_is_offered_it(hugo, ines, cafe, table):
    type_(hugo, table, draft("De notre table"))
    assert "De notre table" not in offered(hugo, table, FIRST)
    assert "De notre table" not in offered(ines, link_of(cafe, 2))
    assert ines.get(f"{links.path(table)}brouillon").status_code == 404
    assert type_(ines, table, draft("D’ailleurs")).status_code == 404


def test_a_draft_in_use_says_that_its_tablet_is_here(hugo, table):
    type_(hugo, table, draft("Encore en cours"))
    presence.seen(table, FIRST, presence.Report(written=0, waiting=0))
    assert 'data-away=""' in offered(hugo, table)


def test_typing_replaces_emptying_removes_and_nothing_is_logged(hugo, cafe, table):
    for text in ("Une", "Une idée"):
        type_(hugo, table, draft(text))
    assert [one.text for one in Draft.objects.all()] == ["Une idée"]
    for nothing in (draft("  \n"), None):
        type_(hugo, table, draft("Encore"))
        type_(hugo, table, nothing)
        assert not Draft.objects.exists()
    assert not Event.objects.exists()
    assert not Note.objects.exists()


def test_a_submitted_draft_is_gone_and_a_late_post_of_it_does_not_bring_it_back(hugo, table):
    said = draft("Une idée entière")
    type_(hugo, table, said)
    sent = operation("Une idée entière", note=said["note"])
    assert submitted(hugo, table, FIRST, sent) == ["ok"]
    assert not Draft.objects.exists()
    type_(hugo, table, {**said, "text": "Une idée ent"})
    assert not Draft.objects.exists()
    type_(hugo, table, {**said, "text": "Une idée corrigée", "base": 1})
    assert Draft.objects.get().base == 1


def test_a_draft_taken_over_is_offered_once_and_both_tablets_make_one_idea_of_it(hugo, table):
    said = draft("Phrase commencée")
    type_(hugo, table, said, FIRST)
    type_(hugo, table, said, SECOND)
    assert Draft.objects.get().device == SECOND
    for device in (SECOND, FIRST):
        sent = operation("Phrase commencée", note=said["note"])
        assert submitted(hugo, table, device, sent) == ["ok"]
    assert Note.objects.count() == 1


def test_finished_differently_on_both_tablets_both_stand(hugo, table):
    said = draft("Phrase")
    type_(hugo, table, said, FIRST)
    assert submitted(hugo, table, SECOND, operation("Phrase, fin", note=said["note"])) == ["ok"]
    assert Draft.objects.get().device == FIRST
    assert submitted(hugo, table, FIRST, operation("Phrase, suite", note=said["note"])) == [
        "conflict"
    ]
    assert sorted(Note.objects.values_list("text", flat=True)) == ["Phrase, fin", "Phrase, suite"]
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    "said",
    [
        {"note": "x", "text": "a"},
        {"note": "a" * 32, "text": "\x00"},
        {"note": "a" * 32, "text": 3},
        {"note": "a" * 32, "text": "a", "base": -1},
        {"note": "a" * 32, "text": "a", "round": "2"},
        {"note": "a" * 32, "text": "\ud800"},
        [],
    ],
)
def test_what_is_no_draft_is_refused_and_stops_no_idea(hugo, table, said):
    assert type_(hugo, table, said).status_code == 400
    assert answers(send(hugo, table, operation())) == ["ok"]


def test_a_post_of_another_site_or_by_an_ended_link_keeps_nothing(hugo, table):
    assert type_(hugo, table, draft("a"), Origin="http://evil.test").status_code == 403
    links.revoke(table)
    assert type_(hugo, table, draft("a")).status_code == 410
    assert not Draft.objects.exists()


def test_a_draft_longer_than_an_idea_is_kept_up_to_its_length(hugo, table):
    type_(hugo, table, draft("é" * 3000))
    assert Draft.objects.get().text == "é" * 2000


def test_drafts_go_with_their_café(hugo, cafe, table):
    type_(hugo, table, draft("À effacer"))
    remove_cafe(cafe)
    assert not Draft.objects.exists()
