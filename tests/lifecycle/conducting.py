"""What the animation does: phases that start, pause, stretch, come back and end; time that goes."""

from contextlib import suppress
from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from sessions_app.access.refusals import Refusal
from sessions_app.facilitation import actions as facilitation
from sessions_app.facilitation import clock as clocks
from sessions_app.facilitation import clock_actions, notice_actions
from sessions_app.facilitation.actions import clock_of
from sessions_app.facilitation.clock_actions import follow_the_clock
from sessions_app.facilitation.wall_clock import SMALLEST

from .ground import Ground

SECOND, MINUTE = 1_000, 60_000


class Conducting(Ground):
    """Rules of the animation. ``clocks`` tells each begun phase's clock by the steady time."""

    def __init__(self) -> None:
        super().__init__()
        self.clocks: dict[int, clocks.Clock] = {}

    @rule()
    def the_next_phase_starts(self) -> None:
        if phase := self.plan().next_phase:
            notice_actions.show(self.cafe, self.ana)  # told aloud: nothing precedes the first round
            facilitation.start_next(self.cafe, self.ana, phase.pk)
            self.clocks[phase.pk] = clocks.start(phase.minutes, self.time.steady)

    @rule()
    def the_cafe_ends(self) -> None:
        plan = self.plan()
        if plan.current and not plan.next_phase:
            facilitation.finish(self.cafe, self.ana, plan.current.pk)

    @rule(wrong=st.integers(0, 2), verb=st.sampled_from(["start_next", "finish", "step_back"]))
    def a_second_animator_is_too_late(self, wrong: int, verb: str) -> None:
        """A button that shows another phase than the one it is about does nothing."""
        self.heartbeat()
        plan, before = self.plan(), self.head()
        begun = [phase for phase in plan.phases if phase.state != "planned"]
        asked = plan.phases[wrong]
        about = plan.next_phase if verb == "start_next" else begun[-1] if begun else None
        if asked != about:
            with suppress(Refusal):
                getattr(facilitation, verb)(self.cafe, self.ana, asked.pk)
            assert self.head() == before

    @rule()
    def the_step_before_comes_back(self) -> None:
        plan = self.plan()
        begun = [phase for phase in plan.phases if phase.state != "planned"]
        if begun:
            facilitation.step_back(self.cafe, self.ana, begun[-1].pk)
            if plan.current:
                del self.clocks[begun[-1].pk]

    @precondition(lambda self: self.plan().current)
    @rule(pausing=st.booleans())
    def the_clock_is_stopped_or_let_run(self, pausing: bool) -> None:
        phase, act = self.plan().current, clocks.pause if pausing else clocks.resume
        (facilitation.pause if pausing else facilitation.resume)(self.cafe, self.ana)
        self.clocks[phase.pk] = act(self.clocks[phase.pk], self.time.steady)

    @precondition(lambda self: self.plan().current)
    @rule(minutes=st.sampled_from([-30, -1, 1, 5, 300]))
    def minutes_are_given_or_taken(self, minutes: int) -> None:
        phase = self.plan().current
        facilitation.extend(self.cafe, self.ana, minutes)
        self.clocks[phase.pk] = clocks.extend(
            self.clocks[phase.pk], minutes * MINUTE, self.time.steady
        )

    @rule(by=st.sampled_from([1, 900, 5 * SECOND, 61 * SECOND, 12 * MINUTE]))
    def time_passes(self, by: int) -> None:
        self.time.passes(by)

    @precondition(lambda self: self.plan().cafe.closed_at is None)
    @rule(by=st.sampled_from([-3600 * SECOND, -700, 200, 86_400 * SECOND]), hurried=st.booleans())
    def somebody_sets_the_servers_clock(self, by: int, hurried: bool) -> None:
        """Less than half a second is left to the screens, which measure their own offset.

        A café that was over when the clock was set comes back, if ever, with what is left by then.
        """
        self.heartbeat()
        self.time.wall += by
        if abs(by) < SMALLEST:
            self.heartbeat()
            self.clocks = {
                pk: replace(one, deadline=one.deadline and one.deadline - by)
                for pk, one in self.clocks.items()
            }
        if hurried:
            self.the_next_phase_starts()

    @rule()
    def heartbeat(self) -> None:
        follow_the_clock()

    @invariant()
    def the_phase_on_air_has_the_time_left_that_it_should(self) -> None:
        """At the latest a heartbeat after the clock was set."""
        if (phase := self.plan().current) and not clock_actions.watch.look()[0]:
            left = clocks.left_at(clock_of(phase), self.time.wall)
            assert left == clocks.left_at(self.clocks[phase.pk], self.time.steady)
            assert clock_of(phase).duration == self.clocks[phase.pk].duration
