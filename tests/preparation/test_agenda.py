"""The agenda: each duration moves all that follows, and what has begun changes no more (M03)."""

import re
from datetime import timedelta
from itertools import pairwise

import pytest

from sessions_app.access.refusals import Refusal
from sessions_app.facilitation import actions as facilitation
from sessions_app.models import PhaseKind
from sessions_app.preparation.actions import phases
from sessions_app.preparation.queries import programme
from tests.preparation.asking import post, show

TIME = re.compile(r'id="(?:time-\d+|end)"[^>]*>(\d+:\d\d)')


def times(page: str) -> list[str]:
    return TIME.findall(page)


def kinds(cafe) -> list[str]:
    return [phase.kind for phase in cafe.phases.all()]


def test_each_phase_shows_when_it_starts_and_the_end_is_shown(ana_browser, cafe):
    page = show(ana_browser, "preparation", cafe)
    wanted = ["9:00", "9:10", "9:30", "9:33", "9:53", "9:56", "10:16", "10:31", "10:51"]
    assert times(page) == wanted


def test_one_duration_moves_every_later_time_and_the_end_in_the_same_answer(ana_browser, cafe):
    phase = cafe.phases.all()[1]
    page = post(ana_browser, "edit-phase", cafe, phase.pk, "minutes", minutes="35").content.decode()
    wanted = ["9:00", "9:10", "9:45", "9:48", "10:08", "10:11", "10:31", "10:46", "11:06"]
    assert times(page) == wanted
    assert times(show(ana_browser, "preparation", cafe)) == wanted


def test_the_start_moves_every_time(ana_browser, cafe):
    page = post(ana_browser, "edit-cafe", cafe, "starts_at", starts_at="2026-09-21T18:30")
    assert times(page.content.decode())[:2] == ["18:30", "18:40"]
    answer = post(ana_browser, "edit-cafe", cafe, "starts_at", starts_at="0026-09-21T08:00")
    assert answer.status_code == 422
    assert times(show(ana_browser, "preparation", cafe))[:2] == ["18:30", "18:40"]


@pytest.mark.parametrize("minutes", ["0", "600", "-5", "", "vingt", "12,5"])
def test_a_wrong_duration_gets_the_range_and_what_is_kept(ana_browser, cafe, minutes):
    phase = cafe.phases.all()[1]
    response = post(ana_browser, "edit-phase", cafe, phase.pk, "minutes", minutes=minutes)
    assert response.status_code == 422
    page = response.content.decode()
    assert "Une étape dure de 1 à 240 minutes. Elle garde ses 20 minutes." in page
    phase.refresh_from_db()
    assert phase.minutes == 20


def test_an_added_phase_goes_to_its_usual_place_and_is_recorded(ana_browser, cafe):
    post(ana_browser, "add-phase", cafe, kind="etiquette")
    post(ana_browser, "add-phase", cafe, kind="closing")
    assert kinds(cafe)[:2] == ["welcome", "etiquette"]
    assert kinds(cafe)[-1] == "closing"
    assert set(cafe.events.values_list("kind", flat=True)) == {"agenda-edited"}
    assert post(ana_browser, "add-phase", cafe, kind="sieste").status_code == 404


def test_what_has_begun_neither_moves_nor_leaves_nor_changes(cafe, ana):
    first, second, *_rest = cafe.phases.all()
    facilitation.start_next(cafe, ana, first.pk)
    for act in (
        lambda: phases.remove(cafe, ana, first),
        lambda: phases.move(cafe, ana, first, 1),
        lambda: phases.edit(cafe, ana, first, "minutes", 5),
    ):
        with pytest.raises(Refusal, match="a déjà commencé"):
            act()
    phases.move(cafe, ana, second, -1)
    assert cafe.phases.first() == first
    phases.edit(cafe, ana, second, "minutes", 25)
    assert cafe.phases.all()[1].minutes == 25


def test_a_phase_added_during_the_café_comes_after_what_has_begun(cafe, ana):
    for phase in list(cafe.phases.all())[:2]:
        facilitation.start_next(cafe, ana, phase.pk)
    added = phases.add(cafe, ana, PhaseKind.CONTEXT)
    assert list(cafe.phases.all()).index(added) == 2


def test_planned_times_follow_from_the_durations(cafe):
    slots = [slot for _phase, slot in programme(cafe).slots()]
    assert all(a.planned_end == b.planned_start for a, b in pairwise(slots))
    assert slots[-1].planned_end - slots[0].planned_start == timedelta(minutes=111)
