"""Operations of a tablet: each applied once, nothing overwritten, nothing thrown away."""

import json
import secrets
from typing import Any

import pytest
from django.test import Client

from sessions_app.access import links
from sessions_app.facilitation import actions as facilitation
from sessions_app.models import Note, Operation
from sessions_app.preparation.queries import programme
from tests.cast import ROOM, link_of


def fresh_id() -> str:
    return secrets.token_hex(16)


def operation(text: str = "Une idée à la table : « œuvrer »", **fields: Any) -> dict[str, Any]:
    return {"op": fresh_id(), "note": fresh_id(), "kind": "create", "text": text, **fields}


def send(browser: Client, link: Any, *operations: Any, **headers: str) -> Any:
    return browser.post(
        f"{links.path(link)}operations",
        json.dumps({"device": "tablet", "operations": operations}),
        content_type="application/json",
        headers={"Origin": "http://cafe.test", "X-Worldcafe": "1", **headers},
    )


def answers(response: Any) -> list[str]:
    return [one["answer"] for one in response.json()["answers"]]


@pytest.fixture
def table(cafe):
    """The link of Hugo's table."""
    return link_of(cafe, 1)


def test_a_note_is_stored_as_it_was_typed_at_the_table_of_the_link(hugo, cafe, table):
    sent = operation("L’été, c’est « chez Françoise » – cœur à cœur  ")
    assert answers(send(hugo, table, sent)) == ["ok"]
    note = Note.objects.get()
    assert (note.uid, note.table, note.version) == (sent["note"], table.table, 1)
    assert note.text == "L’été, c’est « chez Françoise » – cœur à cœur  "


def test_a_retry_is_answered_dup_and_makes_nothing_new(hugo, cafe, table):
    sent = operation()
    assert [answers(send(hugo, table, sent)) for _time in range(3)] == [["ok"], ["dup"], ["dup"]]
    assert Note.objects.count() == 1
    assert cafe.events.filter(kind="note-added").count() == 1


def test_the_same_op_with_other_content_is_refused(hugo, cafe, table):
    sent = operation()
    send(hugo, table, sent)
    assert answers(send(hugo, table, {**sent, "text": "Autre chose"})) == ["refused"]
    assert Note.objects.get().text == sent["text"]


def test_an_edit_based_on_what_is_there_replaces_it_and_keeps_the_first_text(hugo, cafe, table):
    sent = operation("Avant")
    send(hugo, table, sent)
    assert answers(
        send(hugo, table, operation("Après", kind="edit", note=sent["note"], base=1))
    ) == ["ok"]
    note = Note.objects.get()
    assert (note.text, note.version) == ("Après", 2)
    assert Operation.objects.filter(note=note, content__text="Avant").exists()


def test_an_edit_based_on_an_older_version_stands_beside_it(hugo, cafe, table):
    sent = operation("Avant")
    first = operation("D’une tablette", kind="edit", note=sent["note"], base=1)
    second = operation("De l’autre", kind="edit", note=sent["note"], base=1)
    assert answers(send(hugo, table, sent, first, second)) == ["ok", "ok", "conflict"]
    assert {note.text for note in Note.objects.all()} == {"D’une tablette", "De l’autre"}
    assert Note.objects.get(text="De l’autre").sibling_of.uid == sent["note"]


def test_a_note_taken_back_can_be_restored(hugo, cafe, table):
    sent = operation()
    send(hugo, table, sent, operation(kind="delete", note=sent["note"], base=1))
    assert Note.objects.standing().count() == 0
    send(hugo, table, operation(kind="restore", note=sent["note"], base=2))
    assert Note.objects.standing().get().text == sent["text"]


def test_taking_back_a_note_that_changed_meanwhile_leaves_it(hugo, cafe, table):
    sent = operation()
    edit = operation("Changée", kind="edit", note=sent["note"], base=1)
    stale = operation(kind="delete", note=sent["note"], base=1)
    assert answers(send(hugo, table, sent, edit, stale))[-1] == "conflict"
    assert Note.objects.standing().get().text == "Changée"


def test_what_is_typed_in_round_one_and_sent_in_round_two_stays_in_round_one(
    hugo, cafe, table, ana
):
    for _step in range(4):
        facilitation.start_next(cafe, ana, programme(cafe).next_phase.pk)
    plan = programme(cafe)
    sent = operation(round=plan.rounds[0].pk, question=plan.questions[0].pk)
    assert answers(send(hugo, table, sent)) == ["late"]
    note = Note.objects.get()
    assert (note.round, note.question, note.late) == (plan.rounds[0], plan.questions[0], True)


def test_a_table_cannot_touch_the_note_of_another(hugo, ines, cafe, table):
    sent = operation("À la table 2")
    send(ines, link_of(cafe, 2), sent)
    for kind in ("create", "edit", "delete"):
        other = operation("À moi", kind=kind, note=sent["note"], base=1)
        assert answers(send(hugo, table, other)) == ["refused"]
    assert Note.objects.standing().get().text == "À la table 2"


def test_a_round_of_another_cafe_is_not_taken_from_the_request(hugo, cafe, table):
    send(hugo, table, operation(round=999_999, question=999_999))
    note = Note.objects.get()
    assert note.round == programme(cafe).rounds[0]
    assert note.question.cafe == cafe


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": "a" * 10_000}, "dépasse 2000 caractères"),
        ({"text": "   "}, "est vide"),
        ({"text": "nul\x00"}, "ne peut pas garder"),
        ({"text": "\ud83d"}, "ne peut pas garder"),
        ({"text": 12}, "ne peut pas garder"),
        ({"op": "court"}, "identifiant"),
        ({"kind": "détruire"}, "pas connue"),
        ({"base": -1}, "forme inconnue"),
        ({"base": "1"}, "forme inconnue"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_a_sentence_and_the_rest_goes_through(
    hugo, cafe, table, fields, sentence
):
    response = send(hugo, table, {**operation(), **fields}, operation("La suivante"))
    first, second = response.json()["answers"]
    assert (first["answer"], second["answer"]) == ("refused", "ok")
    assert sentence in first["sentence"].replace("\xa0", " ")
    assert [note.text for note in Note.objects.all()] == ["La suivante"]


def test_an_emoji_is_kept_as_it_is(hugo, cafe, table):
    send(hugo, table, operation("Un café ☕ et du 👩‍🌾"))
    assert Note.objects.get().text == "Un café ☕ et du 👩‍🌾"


@pytest.mark.parametrize("headers", [{"Origin": "http://ailleurs.test"}, {"Origin": ""}])
def test_another_origin_writes_nothing(hugo, cafe, table, headers):
    assert send(hugo, table, operation(), **headers).status_code == 403
    assert Note.objects.count() == 0


def test_a_form_of_another_site_cannot_send_the_header(hugo, cafe, table):
    response = hugo.post(
        f"{links.path(table)}operations",
        json.dumps({"operations": [operation()]}),
        content_type="text/plain",
        headers={"Origin": "http://cafe.test"},
    )
    assert (response.status_code, Note.objects.count()) == (403, 0)


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"operations": 3}', b"\xff"])
def test_a_body_that_is_no_batch_is_refused_whole(hugo, cafe, table, body):
    response = hugo.post(
        f"{links.path(table)}operations",
        body,
        content_type="application/json",
        headers={"Origin": "http://cafe.test", "X-Worldcafe": "1"},
    )
    assert response.status_code == 400


def test_more_than_fifty_operations_are_refused_whole(hugo, cafe, table):
    assert send(hugo, table, *[operation() for _one in range(51)]).status_code == 400
    assert Note.objects.count() == 0


def test_a_stranger_gets_nothing_from_the_address_of_a_tablet(cafe, table):
    assert send(Client(**ROOM), table, operation()).status_code == 404
    assert Note.objects.count() == 0


def test_one_draft_sent_twice_is_one_note_and_sent_differently_two(hugo, cafe, table):
    sent = operation("Le même brouillon")
    again = {**sent, "op": fresh_id()}
    changed = {**sent, "op": fresh_id(), "text": "Le même brouillon, changé"}
    assert answers(send(hugo, table, sent, again, changed)) == ["ok", "ok", "conflict"]
    assert Note.objects.count() == 2


def test_a_version_beside_another_stays_in_its_round(hugo, cafe, table, ana):
    plan = programme(cafe)
    sent = operation("Avant", round=plan.rounds[0].pk, question=plan.questions[0].pk)
    edit = {"kind": "edit", "note": sent["note"], "base": 1}
    stale = operation("B", **edit, round=plan.rounds[2].pk, question=plan.questions[2].pk)
    send(hugo, table, sent, operation("A", **edit), stale)
    sibling = Note.objects.get(text="B")
    assert (sibling.round, sibling.question) == (plan.rounds[0], plan.questions[0])
