"""What can not be taken back any more says why, and changes nothing."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from sessions_app.access.refusals import Refusal
from sessions_app.facilitation import actions
from sessions_app.facilitation.latest import latest
from sessions_app.facilitation.undo_actions import undo
from sessions_app.models import Note, Phase, PhaseKind
from sessions_app.preparation.actions import phases, questions
from tests.cast import add_note
from tests.facilitation.test_phases import go
from tests.facilitation.test_undo import last

HTMX = {"HTTP_HX_REQUEST": "true"}


def test_after_ten_minutes_it_is_too_late(cafe, ana):
    go(cafe, ana)
    cafe.events.update(at=timezone.now() - timedelta(minutes=10, seconds=1))
    assert latest(cafe) == []
    with pytest.raises(Refusal, match="dix minutes"):
        undo(cafe, ana, last(cafe))


def test_what_something_newer_stands_on_waits_for_it(cafe, ana):
    go(cafe, ana)
    started = last(cafe)
    actions.extend(cafe, ana, 1)
    assert [one.possible for one in latest(cafe)] == [True, False]
    with pytest.raises(Refusal, match="a changé depuis"):
        undo(cafe, ana, started)
    undo(cafe, ana, last(cafe))
    undo(cafe, ana, started)
    assert not cafe.phases.exclude(state="planned").exists()


def test_two_animators_take_the_same_back_and_it_is_taken_back_once(cafe, ana):
    go(cafe, ana)
    seen_by_both = last(cafe)
    undo(cafe, ana, seen_by_both)
    with pytest.raises(Refusal, match="vient d’être annulée"):
        undo(cafe, ana, seen_by_both)


def test_a_question_that_got_ideas_meanwhile_stays(cafe, ana):
    question = questions.add(cafe, ana)
    Note.objects.filter(pk=add_note(cafe, "Une idée").pk).update(question=question)
    with pytest.raises(Refusal, match="des idées en dépendent"):
        undo(cafe, ana, last(cafe))
    assert cafe.questions.filter(pk=question.pk).exists()


def test_a_round_that_got_ideas_meanwhile_stays_with_the_agenda_around_it(cafe, ana):
    phases.set_rounds(cafe, ana, 4)
    fourth = cafe.phases.filter(kind=PhaseKind.ROUND).last()
    Note.objects.filter(pk=add_note(cafe, "Une idée").pk).update(round=fourth)
    count = cafe.phases.count()
    with pytest.raises(Refusal):
        undo(cafe, ana, last(cafe))
    assert cafe.phases.count() == count


def test_an_idea_stays_in_its_round_when_the_start_of_the_round_is_taken_back(cafe, ana):
    go(cafe, ana, 2)
    note = add_note(cafe, "Une idée de la ronde 1")
    undo(cafe, ana, last(cafe))
    note.refresh_from_db()
    assert note.round.state == "planned"
    assert note.deleted_at is None


def test_an_undo_turns_the_clock_of_every_screen(cafe, ana):
    go(cafe, ana)
    cafe.refresh_from_db()
    revision = cafe.clock_revision
    undo(cafe, ana, last(cafe))
    cafe.refresh_from_db()
    assert cafe.clock_revision == revision + 1


def test_nothing_of_another_cafe_can_be_taken_back(cafe, ana, charlie_browser, sofia_browser):
    go(cafe, ana)
    for browser in (charlie_browser, sofia_browser):
        path = reverse("undo-action", args=[cafe.code])
        assert browser.post(path, {"seq": last(cafe)}, **HTMX).status_code == 404
    assert Phase.objects.filter(cafe=cafe, state="running").exists()


@pytest.mark.parametrize("seq", ["", "x", "-1", "9" * 30])
def test_a_number_that_names_no_action_is_not_found(cafe, ana_browser, seq):
    path = reverse("undo-action", args=[cafe.code])
    assert ana_browser.post(path, {"seq": seq}, **HTMX).status_code == 404


def test_what_is_no_action_of_the_animation_is_refused(cafe, ana):
    actions.call_animator(cafe, cafe.tables.first())
    for seq in (last(cafe), 12345):
        with pytest.raises(Refusal):
            undo(cafe, ana, seq)
