"""Reading the room for console and projection: the stage, the agenda, the tables."""

from dataclasses import dataclass

from ..live.feed import now_ms
from ..models import (
    Cafe,
    Operation,
    Phase,
    PhaseKind,
    PhaseState,
    Question,
)
from ..models.choices import Answer
from ..preparation.queries import Programme, programme
from ..rotation.projected import Projected, projected
from . import clock as clocks
from .actions import clock_of
from .returning import Way, way_back

LAST = (PhaseKind.PLENARY, PhaseKind.CLOSING)


@dataclass(frozen=True)
class Stage:
    """What is on: the phase, its clock, and what comes next."""

    plan: Programme
    phase: Phase | None
    number: int | None
    clock: "ClockFace"
    finished: bool
    last_begun: Phase | None

    @property
    def next_phase(self) -> Phase | None:
        """Return the phase that the big button starts."""
        return self.plan.next_phase

    @property
    def question(self) -> Question | None:
        """Return the one question of the room in this round; in a carousel tables differ."""
        tables = self.plan.tables
        return self.plan.question_for(tables[0], self.phase) if tables else None

    @property
    def seats(self) -> Projected | None:
        """Return who goes where, while people look for their table."""
        return projected(self.plan)

    @property
    def closes(self) -> bool:
        """Tell whether people will soon leave, or have left."""
        return self.finished or (self.phase is not None and self.phase.kind in LAST)

    @property
    def way_back(self) -> Way | None:
        """Return how the room finds the return page again, where that is open."""
        return way_back(self.plan.cafe)


@dataclass(frozen=True)
class ClockFace:
    """What a screen needs to draw a clock by itself. Milliseconds."""

    state: str
    revision: int
    deadline: int | None
    left: int | None
    duration: int
    now: int

    @property
    def shown(self) -> str:
        """Return the time left as the server sees it, for a screen without script."""
        left = self.left if self.deadline is None else self.deadline - self.now
        seconds = abs(left or 0) // 1000
        sign = "−" if (left or 0) < 0 else ""
        return f"{sign}{seconds // 60}:{seconds % 60:02}"


def clock_face(cafe: Cafe, phase: Phase | None, upcoming: Phase | None) -> ClockFace:
    """Return the clock of the phase on air, or an idle one that shows the next phase's length."""
    if phase is None:
        length = upcoming.minutes * clocks.MINUTE if upcoming else 0
        return ClockFace("idle", cafe.clock_revision, None, length, length, now_ms())
    clock = clock_of(phase)
    return ClockFace(
        str(phase.state), cafe.clock_revision, clock.deadline, clock.left, clock.duration, now_ms()
    )


def stage(cafe: Cafe) -> Stage:
    """Return what is on in a café, in three queries."""
    plan = programme(cafe)
    begun = [phase for phase in plan.phases if phase.state != PhaseState.PLANNED]
    phase = plan.current
    return Stage(
        plan,
        phase,
        plan.number(phase) if phase else None,
        clock_face(cafe, phase, plan.next_phase),
        finished=bool(begun) and phase is None and plan.next_phase is None,
        last_begun=begun[-1] if begun else None,
    )


def held_operations(cafe: Cafe) -> list[Operation]:
    """Return the ideas that came through an ended link and wait for a decision."""
    return list(
        Operation.objects.filter(cafe=cafe, answer=Answer.HELD, decided_at=None)
        .select_related("link__table")
        .order_by("pk")
    )
