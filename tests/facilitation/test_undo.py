"""Every action of the animation of the last ten minutes can be taken back, and done again."""

import pytest
from django.urls import reverse
from django.utils import timezone

from sessions_app.facilitation import actions, receipt_actions
from sessions_app.facilitation.latest import latest
from sessions_app.facilitation.undo_actions import undo
from sessions_app.live.undoable import read
from sessions_app.models import (
    AccessLink,
    Cafe,
    Call,
    Device,
    Phase,
    PhaseKind,
    Question,
    Seat,
    Table,
)  # fmt: skip
from sessions_app.preparation.actions import cafes, links, phases, questions, tables
from tests.cast import link_of
from tests.facilitation.test_phases import go

HTMX = {"HTTP_HX_REQUEST": "true"}
ALL = (Cafe, Phase, Question, Table, AccessLink, Call, Device, Seat)


def last(cafe) -> int:
    return cafe.events.order_by("seq").last().seq


def finished(cafe, ana):
    phase = go(cafe, ana, cafe.phases.count())
    actions.finish(cafe, ana, phase.pk)


def excused(cafe, ana):
    device = Device.objects.create(link=link_of(cafe, 1), device="a" * 32)
    return lambda: receipt_actions.excuse(cafe, ana, device.pk)


def called(cafe, ana):
    actions.call_animator(cafe, link_of(cafe, 1).table)
    return lambda: actions.end_call(cafe, link_of(cafe, 1).table, ana)


def on_air(cafe, ana, act):
    go(cafe, ana, 2)
    return lambda: act(cafe, ana)


def paused(cafe, ana):
    go(cafe, ana, 2)
    actions.pause(cafe, ana)
    return lambda: actions.resume(cafe, ana)


def seated(cafe, ana):
    """The last round is planned, with a person at each table; removing it takes the seats along."""
    last_round = cafe.phases.filter(kind=PhaseKind.ROUND).last()
    for table in cafe.tables.all():
        person = cafe.participants.create(number=table.number, name=f"Personne {table.number}")
        person.seats.create(table=table, round=last_round)
    return lambda: phases.remove(cafe, ana, last_round)


def to_finish(cafe, ana):
    phase = go(cafe, ana, cafe.phases.count())
    return lambda: actions.finish(cafe, ana, phase.pk)


def to_step_back(cafe, ana):
    phase = go(cafe, ana, 2)
    return lambda: actions.step_back(cafe, ana, phase.pk)


def planned(cafe):
    return cafe.phases.filter(kind=PhaseKind.TRANSITION).first()


# Each prepares a café and returns the action to take back.
ACTIONS = {
    "start": lambda c, a: lambda: go(c, a),
    "next": lambda c, a: on_air(c, a, lambda c, a: go(c, a)),
    "back": to_step_back,
    "finish": to_finish,
    "pause": lambda c, a: on_air(c, a, actions.pause),
    "resume": paused,
    "more": lambda c, a: on_air(c, a, lambda c, a: actions.extend(c, a, 5)),
    "less": lambda c, a: on_air(c, a, lambda c, a: actions.extend(c, a, -1)),
    "title": lambda c, a: lambda: cafes.edit(c, a, "title", "Autre titre"),
    "start time": lambda c, a: lambda: cafes.edit(c, a, "starts_at", timezone.now()),
    "question added": lambda c, a: lambda: questions.add(c, a),
    "question text": lambda c, a: (
        lambda: questions.edit(c, a, c.questions.first(), "text", "Quoi?")
    ),
    "question moved": lambda c, a: lambda: questions.move(c, a, c.questions.first(), 1),
    "question removed": lambda c, a: lambda: questions.remove(c, a, c.questions.last()),
    "more tables": lambda c, a: lambda: tables.set_count(c, a, 6),
    "fewer tables": lambda c, a: lambda: tables.set_count(c, a, 2),
    "table name": lambda c, a: lambda: tables.rename(c, a, c.tables.first(), "Jardin"),
    "phase added": lambda c, a: lambda: phases.add(c, a, PhaseKind.BREAK),
    "phase minutes": lambda c, a: lambda: phases.edit(c, a, planned(c), "minutes", 7),
    "phase moved": lambda c, a: lambda: phases.move(c, a, planned(c), 1),
    "round removed with its seats": seated,
    "phase removed": lambda c, a: lambda: phases.remove(c, a, planned(c)),
    "rounds": lambda c, a: lambda: phases.set_rounds(c, a, 5),
    "link closed": lambda c, a: lambda: links.revoke(c, a, c.tables.first()),
    "new link": lambda c, a: lambda: links.renew(c, a, c.tables.first()),
    "tablet excused": excused,
    "call taken": called,
}
# Ended rather than deleted: what was added stays in the tables, closed.
ENDED = {"more tables", "new link"}


def standing(cafe):
    """Return all that is in force, without what was ended for good."""
    rows = read(cafe, ALL)
    return {
        key: row
        for key, row in rows.items()
        if not row.get("removed_at") and not row.get("revoked_at")
    }


@pytest.mark.parametrize("name", ACTIONS)
def test_what_was_done_is_as_it_was_before(cafe, ana, name):
    act = ACTIONS[name](cafe, ana)
    before = standing(cafe)
    act()
    assert standing(cafe) != before
    undo(cafe, ana, last(cafe))
    assert standing(cafe) == before


@pytest.mark.parametrize("name", sorted(set(ACTIONS) - ENDED))
def test_what_was_taken_back_can_be_done_again(cafe, ana, name):
    act = ACTIONS[name](cafe, ana)
    act()
    after = standing(cafe)
    undo(cafe, ana, last(cafe))
    undo(cafe, ana, last(cafe))
    assert standing(cafe) == after


@pytest.mark.parametrize("name", ACTIONS)
def test_each_is_listed_in_words_with_a_button_that_takes_it_back(cafe, ana, ana_browser, name):
    ACTIONS[name](cafe, ana)()
    found = latest(cafe)[0]
    assert found.possible
    assert found.event.kind not in found.sentence
    page = ana_browser.get(reverse("console", args=[cafe.code])).content.decode()
    assert f'id="undo-{found.event.seq}"' in page
    answer = ana_browser.post(
        reverse("undo-action", args=[cafe.code]), {"seq": found.event.seq}, **HTMX
    )
    assert answer.status_code == 204
    assert latest(cafe)[0].sentence.startswith("Annulé")


def test_a_question_is_told_by_its_number(cafe, ana):
    questions.edit(cafe, ana, cafe.questions.all()[1], "text", "Quoi?")
    assert latest(cafe)[0].sentence.startswith("Question 2\u00a0:")
