"""A table marks its key ideas « validé »; the mark holds for the text that was on screen."""

import pytest

from sessions_app.harvest.actions import submit
from sessions_app.models import Note
from tests.cast import add_note, link_of

from .test_operations import answers, operation, send


@pytest.fixture
def table(cafe):
    """The link of Hugo's table."""
    return link_of(cafe, 1)


@pytest.fixture
def note(cafe):
    """A key idea of Hugo's table."""
    return add_note(cafe, "Une corvée de ruelle")


def validating(note, kind="validate", base=1):
    return operation("", kind=kind, note=note.uid, base=base)


def validated():
    return list(Note.objects.exclude(validated_at=None).values_list("text", flat=True))


def test_a_table_validates_its_idea_and_takes_that_back(hugo, cafe, table, note):
    assert answers(send(hugo, table, validating(note))) == ["ok"]
    assert validated() == ["Une corvée de ruelle"]
    assert answers(send(hugo, table, validating(note, "unvalidate"))) == ["ok"]
    assert validated() == []
    events = cafe.events.filter(kind="note-validated")
    assert [event.facts["note"] for event in events] == [note.pk, note.pk]


def test_again_changes_nothing_and_records_nothing(hugo, cafe, table, note):
    sent = validating(note)
    assert answers(send(hugo, table, sent, validating(note))) == ["ok", "ok"]
    assert answers(send(hugo, table, sent)) == ["dup"]
    assert cafe.events.filter(kind="note-validated").count() == 1


def test_a_text_that_changes_is_to_be_validated_anew(hugo, table, note):
    send(hugo, table, validating(note))
    edit = operation("Une corvée de ruelle, en mai", kind="edit", note=note.uid, base=1)
    assert answers(send(hugo, table, edit)) == ["ok"]
    assert validated() == []


def test_what_another_tablet_changed_meanwhile_is_not_validated_unseen(hugo, table, note):
    edit = operation("Une corvée de ruelle, en mai", kind="edit", note=note.uid, base=1)
    send(hugo, table, edit)
    assert answers(send(hugo, table, validating(note))) == ["conflict"]
    assert validated() == []
    assert answers(send(hugo, table, validating(note, base=2))) == ["ok"]


def test_a_table_validates_no_idea_of_another(ines, cafe, note):
    assert answers(send(ines, link_of(cafe, 2), validating(note))) == ["refused"]
    assert validated() == []


def test_an_idea_made_and_validated_offline_arrives_validated(table):
    made = operation("Un banc devant l’école", kind="create")
    sent = [made, operation("", kind="validate", note=made["note"], base=1)]
    assert [one["answer"] for one in submit(table, sent, "d" * 32)] == ["ok", "ok"]
    assert validated() == ["Un banc devant l’école"]
