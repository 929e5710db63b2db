"""Operations that come together: they share a transaction, and yet each fails alone."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sessions_app.harvest import actions
from sessions_app.models import Note, Operation
from tests.cast import link_of
from tests.harvest.test_operations import answers, operation, send


@pytest.fixture
def table(cafe):
    """The link of Hugo's table."""
    return link_of(cafe, 1)


@pytest.fixture
def breaking(monkeypatch):
    """Let every operation fail that says « cassée », once it has done all it does."""
    real = actions.apply

    def apply(change: Any, table: Any, wanted: Any, note: Any) -> Any:
        done = real(change, table, wanted, note)
        if wanted.text == "cassée":
            raise ZeroDivisionError
        return done

    monkeypatch.setattr(actions, "apply", apply)


def test_one_operation_that_breaks_lets_the_others_through(hugo, cafe, table, breaking):
    response = send(hugo, table, operation("cassée"), operation("La suivante"))
    assert answers(response) == ["ok"]
    assert Note.objects.get().text == "La suivante"


def test_what_breaks_takes_nothing_of_the_others_back(hugo, cafe, table, breaking):
    """They share a transaction: it is done again, each operation in one of its own."""
    sent = operation("Avant")
    edit = operation("cassée", kind="edit", note=sent["note"], base=1)
    after = operation("Après", kind="edit", note=sent["note"], base=1)
    response = send(hugo, table, sent, edit, after, operation("La suivante"))
    assert answers(response) == ["ok", "ok", "ok"]
    assert [one.text for one in Note.objects.all()] == ["Après", "La suivante"]
    assert [one.seq for one in cafe.events.order_by("seq")] == list(
        range(1, response.json()["head"] + 1)
    )
    assert answers(send(hugo, table, sent, after)) == ["dup", "dup"]


def test_the_log_tells_what_came_in_its_order(hugo, cafe, table):
    """New ideas are stored together, but nothing is said of one before it is there."""
    first, second, third = (operation(text) for text in ("Une", "Deux", "Trois"))
    star = operation(kind="star", note=second["note"])
    edit = operation("Une de plus", kind="edit", note=first["note"], base=1)
    assert answers(send(hugo, table, first, second, star, third, edit)) == ["ok"] * 5
    pk = {one.uid: one.pk for one in Note.objects.all()}
    told = [
        (one.kind, one.facts["note"]) for one in cafe.events.order_by("seq") if "note" in one.facts
    ]
    assert told == [
        ("note-added", pk[first["note"]]),
        ("note-added", pk[second["note"]]),
        ("note-starred", pk[second["note"]]),
        ("note-added", pk[third["note"]]),
        ("note-edited", pk[first["note"]]),
    ]
    kept = {one.op: one.note_id for one in Operation.objects.all()}
    assert kept[third["op"]] == pk[third["note"]]
    assert kept[edit["op"]] == pk[first["note"]]


def test_ten_ideas_at_once_ask_the_database_no_more_than_two(
    hugo, cafe, table, django_assert_num_queries
):
    send(hugo, table, operation())
    with CaptureQueriesContext(connection) as two:
        send(hugo, table, operation(), operation())
    with django_assert_num_queries(len(two)):
        send(hugo, table, *(operation() for _one in range(10)))
