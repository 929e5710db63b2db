"""The clock: a deadline that pauses, resumes and stretches without ever losing time."""

from hypothesis import given
from hypothesis import strategies as st

from sessions_app.facilitation.clock import MINUTE, Clock, extend, left_at, pause, resume, start

NOON = 1_800_000_000_000


def test_a_running_clock_counts_down_to_its_deadline():
    clock = start(20, NOON)
    assert left_at(clock, NOON) == 20 * MINUTE
    assert left_at(clock, NOON + 15 * MINUTE) == 5 * MINUTE
    assert left_at(clock, NOON + 21 * MINUTE) == -MINUTE


def test_a_paused_clock_stands_still_and_goes_on_with_what_was_left():
    stopped = pause(start(20, NOON), NOON + 5 * MINUTE)
    assert left_at(stopped, NOON + 60 * MINUTE) == 15 * MINUTE
    again = resume(stopped, NOON + 60 * MINUTE)
    assert left_at(again, NOON + 61 * MINUTE) == 14 * MINUTE


def test_pausing_twice_and_resuming_twice_change_nothing_more():
    stopped = pause(start(20, NOON), NOON + MINUTE)
    assert pause(stopped, NOON + 9 * MINUTE) == stopped
    running = resume(stopped, NOON + 9 * MINUTE)
    assert resume(running, NOON + 19 * MINUTE) == running


def test_a_minute_more_counts_from_now_once_the_time_is_over():
    clock = extend(start(1, NOON), MINUTE, NOON + 4 * MINUTE)
    assert left_at(clock, NOON + 4 * MINUTE) == MINUTE


def test_taking_minutes_stops_at_zero():
    clock = extend(start(1, NOON), -5 * MINUTE, NOON)
    assert left_at(clock, NOON) == 0


def test_taking_a_minute_from_a_clock_that_is_over_leaves_it():
    over = start(1, NOON)
    later = NOON + 3 * MINUTE
    assert left_at(extend(over, -MINUTE, later), later) == left_at(over, later)


@given(
    st.integers(1, 240),
    st.lists(
        st.tuples(st.sampled_from(["pause", "resume", "plus", "minus"]), st.integers(0, 600_000)),
        max_size=20,
    ),
)
def test_time_is_conserved_by_any_sequence_of_commands(minutes: int, commands: list):
    """What was given is what ran plus what is left, as long as nothing was over or capped."""
    now, ran, clock = NOON, 0, start(minutes, NOON)
    for name, wait in commands:
        before, now = left_at(clock, now), now + wait
        ran += before - left_at(clock, now)
        clock = act(name, clock, now)
    assert clock.duration == ran + left_at(clock, now)


def act(name: str, clock: Clock, now: int) -> Clock:
    if name == "pause":
        return pause(clock, now)
    if name == "resume":
        return resume(clock, now)
    return extend(clock, MINUTE if name == "plus" else -MINUTE, now)
