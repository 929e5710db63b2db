"""Marks on ideas passed on: one per group, the last one stands, counted wherever notes are read."""

import hashlib
import json
from typing import Any

import pytest

from sessions_app.access import links
from sessions_app.harvest.actions import decide, submit
from sessions_app.harvest.operations import parse
from sessions_app.models import Mark, MarkKind, Operation
from sessions_app.preparation.queries import programme
from tests.cast import add_note, link_of

from .test_host import go, page
from .test_operations import answers, operation, send


def marking(note: Any, mark: str, **fields: Any) -> dict[str, Any]:
    return operation("", kind="mark", note=note.uid, mark=mark, **{"base": 0, "at": 1, **fields})


@pytest.fixture
def table(cafe, ana):
    """The link of Hugo's table, in the second round."""
    go(cafe, ana, 4)
    return link_of(cafe, 1)


@pytest.fixture
def note(cafe, table):
    """What the first group of Hugo's table left."""
    return add_note(cafe, "Une corvée de ruelle")


def standing() -> list[str]:
    return [mark.kind for mark in Mark.objects.order_by("pk")]


@pytest.mark.parametrize("kind", MarkKind.values)
def test_a_mark_is_kept_with_its_table_and_round(hugo, cafe, table, note, kind):
    assert answers(send(hugo, table, marking(note, kind))) == ["ok"]
    mark = Mark.objects.get()
    assert (mark.note, mark.table, mark.round) == (note, table.table, programme(cafe).rounds[1])
    assert mark.kind == kind


def test_again_takes_it_back_and_another_changes_it(hugo, table, note):
    send(hugo, table, marking(note, "confirms"), marking(note, "nuances", base=1, at=2))
    assert standing() == ["nuances"]
    send(hugo, table, marking(note, "", base=2, at=3))
    assert standing() == [""]
    send(hugo, table, marking(note, "adds", base=3, at=4))
    assert standing() == ["adds"]


def test_a_retry_counts_once(hugo, cafe, table, note):
    sent = marking(note, "confirms")
    assert [answers(send(hugo, table, sent)) for _time in range(2)] == [["ok"], ["dup"]]
    assert cafe.events.filter(kind="note-marked").count() == 1


def test_of_two_tablets_apart_the_last_mark_made_stands_whatever_came_first(hugo, table, note):
    later, earlier = marking(note, "confirms", at=2_000), marking(note, "contradicts", at=1_000)
    assert answers(send(hugo, table, later)) == ["ok"]
    assert answers(send(hugo, table, earlier)) == ["conflict"]
    assert standing() == ["confirms"]
    # One that has seen what stands replaces it, whatever its clock says.
    assert answers(send(hugo, table, marking(note, "nuances", base=1, at=5))) == ["ok"]
    assert standing() == ["nuances"]


def test_each_group_has_its_own_mark(hugo, cafe, ana, table, note):
    second, third = programme(cafe).rounds[1:]
    send(hugo, table, marking(note, "confirms", round=second.pk))
    go(cafe, ana, 2)
    # Tapped in the second round, sent in the third: it stays the second group's.
    late = marking(note, "nuances", round=second.pk, base=1, at=2)
    assert answers(send(hugo, table, late)) == ["late"]
    assert answers(send(hugo, table, marking(note, "adds", round=third.pk))) == ["ok"]
    assert standing() == ["nuances", "adds"]


def test_an_idea_of_another_question_and_table_is_not_marked(ines, cafe, table, note):
    answer = send(ines, link_of(cafe, 2), marking(note, "confirms")).json()["answers"][0]
    assert answer["answer"] == "refused"
    assert "transmise" in answer["sentence"]
    assert standing() == []


@pytest.mark.parametrize("mark", ["loves", 3, ["confirms"], {"kind": "adds"}])
def test_an_unknown_mark_is_refused(hugo, table, note, mark):
    assert answers(send(hugo, table, marking(note, mark))) == ["refused"]


def test_an_operation_without_the_newer_fields_keeps_the_digest_that_archives_know():
    raw = {"op": "a" * 32, "note": "b" * 32, "kind": "create", "text": "x", "at": 1}
    old = {"note": "b" * 32, "kind": "create", "text": "x", "base": 0, "round": 0, "question": 0}
    known = hashlib.sha256(json.dumps(old | {"at": 1}, sort_keys=True).encode()).hexdigest()
    assert parse(raw).digest == known
    assert parse(raw | {"asks": True}).digest != known


def test_a_mark_through_an_ended_link_waits_for_a_decision(cafe, ana, table, note):
    links.revoke(table)
    (answer,) = submit(table, [marking(note, "adds")], "d" * 32)
    assert (answer["answer"], standing()) == ("held", [])
    decide(cafe, ana, Operation.objects.get().pk, True)
    assert standing() == ["adds"]


def test_marks_are_counted_on_the_wall_and_in_the_synthesis(hugo, ana_browser, cafe, table, note):
    send(hugo, table, marking(note, "contradicts"))
    for path in ("recolte/", "synthese/"):
        shown = ana_browser.get(f"/cafes/{cafe.code}/{path}").content.decode()
        assert 'Contredit <span class="number">1</span>' in shown, path
    send(hugo, table, marking(note, "", base=1, at=2))
    assert "tally--" not in ana_browser.get(f"/cafes/{cafe.code}/recolte/").content.decode()


def test_the_tablet_shows_its_own_mark(hugo, cafe, table, note):
    send(hugo, table, marking(note, "nuances"))
    shown = page(hugo, cafe)
    assert 'data-mark="nuances" data-version="1"' in shown
    assert shown.count('data-mark-kind="nuances" aria-pressed="true"') == 1
