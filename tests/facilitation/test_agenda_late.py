"""The agenda when late: the new end, proposals applied exactly as shown, and taken back."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from sessions_app.access.refusals import Refusal
from sessions_app.facilitation import actions, agenda_actions
from sessions_app.facilitation.agenda import agenda
from sessions_app.models import Phase, PhaseKind
from sessions_app.preparation.queries import programme
from tests.facilitation.test_phases import go

HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def late(cafe, ana):
    """The café begins nine minutes late."""
    cafe.starts_at = timezone.now() - timedelta(minutes=9, seconds=20)
    cafe.save()
    go(cafe, ana)
    return cafe


def proposal(cafe, key):
    return next(one for one in agenda(cafe).proposals if one.key == key)


def test_before_it_begins_nothing_is_late(cafe):
    assert (agenda(cafe).late, agenda(cafe).proposals) == (0, [])


def test_the_new_end_is_nine_minutes_after_the_planned_one(late, ana_browser):
    assert agenda(late).late == 9
    page = ana_browser.get(reverse("console", args=[late.code])).content.decode()
    assert "9 min de retard" in page.replace("\xa0", " ")
    assert 'class="timeline__now"' in page


def test_a_proposal_brings_the_end_back_and_leaves_harvest_and_plenary_whole(late, ana_browser):
    one = proposal(late, "round")
    whole = {PhaseKind.HARVEST: 15, PhaseKind.PLENARY: 20}
    answer = ana_browser.post(reverse("cut-agenda", args=[late.code]), {"cuts": one.value}, **HTMX)
    assert answer.status_code == 204
    after = agenda(late)
    assert after.late == 0
    assert abs(after.end.end - one.end) < timedelta(seconds=30)
    kept = dict(late.phases.filter(kind__in=whole).values_list("kind", "minutes"))
    assert kept == whole


def test_planned_times_stay_those_of_before_the_cut(late, ana):
    before = [slot.planned_start for _phase, slot in agenda(late).slots]
    one = proposal(late, "round")
    agenda_actions.cut(late, ana, {phase.pk: after for phase, _before, after in one.cuts})
    assert [slot.planned_start for _phase, slot in agenda(late).slots] == before


def test_a_dropped_break_is_passed_over(late, ana):
    Phase.objects.filter(cafe=late, position__gte=2).update(position=99)
    for position, phase in enumerate(late.phases.order_by("position", "pk")):
        Phase.objects.filter(pk=phase.pk).update(position=position + (position > 1))
    pause = Phase.objects.create(cafe=late, kind="break", minutes=9, position=2)
    one = proposal(late, "break")
    assert one.cuts == [(pause, 9, 0)]
    agenda_actions.cut(late, ana, {pause.pk: 0})
    go(late, ana)
    assert programme(late).next_phase.kind == PhaseKind.TRANSITION
    assert agenda(late).late == 9 - 9


def test_a_proposal_that_does_not_hold_any_more_changes_nothing(late, ana):
    one = proposal(late, "round")
    cuts = {phase.pk: after for phase, _before, after in one.cuts}
    actions.start_next(late, ana, programme(late).next_phase.pk)
    with pytest.raises(Refusal, match="ne tient plus"):
        agenda_actions.cut(late, ana, cuts)
    assert not late.phases.exclude(planned_minutes=None).exists()


@pytest.mark.parametrize("kind", ["harvest", "plenary", "welcome"])
def test_nobody_can_cut_the_harvest_by_hand(late, ana, kind):
    phase = late.phases.get(kind=kind)
    with pytest.raises(Refusal):
        agenda_actions.cut(late, ana, {phase.pk: 11})


@pytest.mark.parametrize("cuts", ["", "x", "1:", ":1", "1:2:3", "9" * 30 + ":1"])
def test_a_cut_that_says_nothing_is_not_found(late, ana_browser, cuts):
    answer = ana_browser.post(reverse("cut-agenda", args=[late.code]), {"cuts": cuts}, **HTMX)
    assert answer.status_code == 404


def test_the_minutes_of_a_phase_follow_what_was_added_to_it(cafe, ana, ana_browser):
    page = reverse("console", args=[cafe.code])
    assert "<s>" not in ana_browser.get(page).content.decode()
    go(cafe, ana)
    actions.extend(cafe, ana, 1)
    actions.extend(cafe, ana, 5)
    first = agenda(cafe).slots[0][1]
    assert (first.planned_minutes, first.minutes) == (10, 16)
    assert "<s>10</s> 16 min" in ana_browser.get(page).content.decode().replace("\xa0", " ")
