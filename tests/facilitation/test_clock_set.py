"""The server's own clock is set: what runs follows it, and sleep is not taken for a step."""

import pytest

from sessions_app.facilitation import actions, clock_actions
from sessions_app.facilitation import clock as clocks
from sessions_app.facilitation.actions import clock_of
from sessions_app.facilitation.cards import table_cards
from sessions_app.facilitation.wall_clock import Watch
from sessions_app.harvest.queries import ideas, table_top
from sessions_app.models import Cafe, Phase
from sessions_app.preparation.queries import programme
from tests.cast import link_of
from tests.harvest.test_operations import operation, send
from tests.lifecycle.world import Time

HOUR, MINUTE = 3_600_000, 60_000


@pytest.fixture
def time(monkeypatch, settings):
    """The server's clocks, in the hands of the test."""
    settings.SINGLE_PROCESS = True
    with (held := Time()).rules():
        monkeypatch.setattr(clock_actions, "watch", Watch(held.steady_ns, counts_sleep=True))
        yield held


def start(cafe, ana) -> Phase:
    actions.start_next(cafe, ana, programme(cafe).next_phase.pk)
    return programme(cafe).current


def left(phase: Phase, time: Time) -> int:
    return clocks.left_at(clock_of(Phase.objects.get(pk=phase.pk)), time.wall)


@pytest.mark.parametrize("by", [HOUR, -HOUR, 700, -700])
def test_a_phase_keeps_its_time_when_the_clock_is_set_and_the_log_says_so(cafe, ana, time, by):
    phase = start(cafe, ana)
    time.passes(4 * MINUTE)
    time.wall += by
    clock_actions.follow_the_clock()
    assert left(phase, time) == 6 * MINUTE
    assert cafe.events.last().kind == "clock-set"
    assert cafe.events.last().facts == {"phase": phase.pk, "by": by}
    assert (
        Phase.objects.get(pk=phase.pk).started_at - phase.started_at
    ).total_seconds() == by / 1000


def test_the_clock_is_followed_once(cafe, ana, time):
    phase = start(cafe, ana)
    time.wall += HOUR
    for _beat in range(3):
        clock_actions.follow_the_clock()
    assert left(phase, time) == 10 * MINUTE
    assert cafe.events.filter(kind="clock-set").count() == 1


def test_a_sleep_uses_up_the_time_of_a_phase(cafe, ana, time):
    phase = start(cafe, ana)
    time.passes(4 * MINUTE)
    clock_actions.follow_the_clock()
    assert left(phase, time) == 6 * MINUTE
    assert not cafe.events.filter(kind="clock-set").exists()


def test_a_command_right_after_the_clock_was_set_is_not_shifted_with_what_came_before(
    cafe, ana, time
):
    start(cafe, ana)
    time.wall += HOUR
    second = start(cafe, ana)
    clock_actions.follow_the_clock()
    assert left(second, time) == second.minutes * MINUTE


def test_going_back_gives_the_step_before_its_own_time_even_then(cafe, ana, time):
    first = start(cafe, ana)
    second = start(cafe, ana)
    time.wall -= HOUR
    actions.step_back(cafe, ana, second.pk)
    assert left(first, time) == first.minutes * MINUTE


def test_a_paused_phase_has_what_it_had(cafe, ana, time):
    phase = start(cafe, ana)
    actions.pause(cafe, ana)
    time.wall += HOUR
    clock_actions.follow_the_clock()
    actions.resume(cafe, ana)
    assert left(phase, time) == 10 * MINUTE


def test_nothing_is_recorded_in_a_cafe_where_nothing_is_on(cafe, ana, time):
    time.wall += HOUR
    clock_actions.follow_the_clock()
    assert Cafe.objects.get(pk=cafe.pk).head == 0


def test_of_several_processes_none_shifts_for_all(cafe, ana, time, settings):
    settings.SINGLE_PROCESS = False
    phase = start(cafe, ana)
    time.wall += HOUR
    clock_actions.follow_the_clock()
    assert left(phase, time) == 10 * MINUTE - HOUR


def test_a_shift_that_could_not_be_written_is_done_at_the_next_heartbeat(
    cafe, ana, time, monkeypatch
):
    phase = start(cafe, ana)
    time.wall += HOUR
    with monkeypatch.context() as away:
        away.setattr(clock_actions, "shift", lambda by: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            clock_actions.follow_the_clock()
    clock_actions.follow_the_clock()
    assert left(phase, time) == 10 * MINUTE


def test_where_sleep_is_not_counted_only_a_clock_set_back_is_seen():
    with (time := Time()).rules():
        watch = Watch(time.steady_ns, counts_sleep=False)
        time.wall += HOUR
        assert watch.look()[0] == 0
        watch.take(watch.look()[1])
        time.wall -= HOUR
        assert watch.look()[0] == -HOUR


def test_the_clocks_of_this_computer_agree():
    assert Watch().look()[0] == 0


def test_ideas_stay_in_the_order_in_which_they_came(cafe, hugo, time):
    link = link_of(cafe, 1)
    send(hugo, link, operation("D’abord"))
    time.wall -= HOUR
    send(hugo, link, operation("Ensuite"))
    top = table_top(cafe, link.table)
    assert [note.text for note in ideas(top).now] == ["D’abord", "Ensuite"]
    assert table_cards(cafe)[0].last.text == "Ensuite"
