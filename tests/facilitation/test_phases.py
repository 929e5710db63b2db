"""Leading a café from phase to phase, back, and to its end."""

import pytest
from django.db import IntegrityError, transaction

from sessions_app.access.refusals import Refusal
from sessions_app.facilitation import actions
from sessions_app.models import Cafe, Phase, PhaseState, User
from sessions_app.preparation.queries import programme
from tests.cast import START


def upcoming(cafe: Cafe) -> int:
    phase = programme(cafe).next_phase
    assert phase
    return phase.pk


def go(cafe: Cafe, ana: User, steps: int = 1) -> Phase:
    for _step in range(steps):
        actions.start_next(cafe, ana, upcoming(cafe))
    current = programme(cafe).current
    assert current
    return current


def test_starting_a_phase_ends_the_one_before(cafe, ana):
    welcome = go(cafe, ana)
    round_one = go(cafe, ana)
    welcome.refresh_from_db()
    assert (welcome.state, round_one.state) == (PhaseState.DONE, PhaseState.RUNNING)
    assert welcome.ended_at == round_one.started_at
    assert round_one.deadline == round(round_one.started_at.timestamp() * 1000) + 20 * 60_000


def test_two_animators_start_the_same_round_and_only_one_start_counts(cafe, ana):
    go(cafe, ana)
    seen_by_both = upcoming(cafe)
    actions.start_next(cafe, ana, seen_by_both)
    with pytest.raises(Refusal, match="Une autre personne"):
        actions.start_next(cafe, ana, seen_by_both)
    assert programme(cafe).current.pk == seen_by_both
    assert cafe.events.filter(kind="phase-started").count() == 2


def test_the_database_itself_refuses_two_phases_on_air(cafe, ana):
    go(cafe, ana)
    with pytest.raises(IntegrityError), transaction.atomic():
        cafe.phases.filter(state=PhaseState.PLANNED).update(state=PhaseState.RUNNING)


def test_a_step_back_restores_the_phase_before_with_its_deadline(cafe, ana):
    first = go(cafe, ana, 2)
    second = go(cafe, ana)
    actions.step_back(cafe, ana, second.pk)
    first_again = Phase.objects.get(pk=first.pk)
    assert first_again.state == PhaseState.RUNNING
    assert first_again.deadline == first.deadline
    assert Phase.objects.get(pk=second.pk).state == PhaseState.PLANNED


def test_a_step_back_from_the_first_phase_leaves_the_cafe_not_begun(cafe, ana):
    first = go(cafe, ana)
    actions.step_back(cafe, ana, first.pk)
    assert programme(cafe).current is None
    assert not cafe.phases.exclude(state=PhaseState.PLANNED).exists()


def test_a_step_back_that_somebody_else_already_made_is_refused(cafe, ana):
    second = go(cafe, ana, 2)
    actions.step_back(cafe, ana, second.pk)
    with pytest.raises(Refusal):
        actions.step_back(cafe, ana, second.pk)


def test_pause_keeps_what_is_left_and_resume_goes_on_from_there(cafe, ana):
    phase = go(cafe, ana)
    actions.pause(cafe, ana)
    paused = Phase.objects.get(pk=phase.pk)
    assert paused.state == PhaseState.PAUSED
    assert paused.deadline is None
    assert 9 * 60_000 < paused.left <= 10 * 60_000
    actions.resume(cafe, ana)
    assert Phase.objects.get(pk=phase.pk).state == PhaseState.RUNNING


def test_a_minute_more_moves_the_deadline_by_a_minute(cafe, ana):
    phase = go(cafe, ana)
    actions.extend(cafe, ana, 1)
    assert Phase.objects.get(pk=phase.pk).deadline - phase.deadline == 60_000


def test_commands_on_a_cafe_that_has_not_begun_are_refused_with_a_sentence(cafe, ana):
    for command in (actions.pause, actions.resume):
        with pytest.raises(Refusal, match="Aucune étape"):
            command(cafe, ana)
    assert cafe.events.count() == 0


def test_finishing_closes_the_cafe_and_stepping_back_opens_it_again(cafe, ana):
    last = go(cafe, ana, cafe.phases.count())
    actions.finish(cafe, ana, last.pk)
    cafe.refresh_from_db()
    assert cafe.closed_at
    actions.step_back(cafe, ana, last.pk)
    cafe.refresh_from_db()
    assert cafe.closed_at is None
    assert programme(cafe).current.pk == last.pk


def test_finishing_before_the_last_phase_is_refused(cafe, ana):
    phase = go(cafe, ana)
    with pytest.raises(Refusal, match="dernière étape"):
        actions.finish(cafe, ana, phase.pk)


def test_a_phase_whose_whole_time_was_taken_at_once_counts_anew_from_nothing(
    cafe, ana, monkeypatch
):
    monkeypatch.setattr(actions.timezone, "now", lambda: START)
    phase = go(cafe, ana)
    actions.extend(cafe, ana, -30)
    actions.extend(cafe, ana, 1)
    assert Phase.objects.get(pk=phase.pk).duration == 60_000
