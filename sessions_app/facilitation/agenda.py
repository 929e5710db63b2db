"""The agenda on the console: planned and real times, how late the café is, how to end on time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from django.utils import timezone

from ..models import Cafe, Phase, PhaseState
from ..preparation.queries import Programme, programme
from ..preparation.schedule import Slot, minute
from . import drift

# The console keeps in sight what was just done and what comes next; the rest is one tap away.
IN_SIGHT = 6
# Less is no reason to cut anything.
LATE = 2


class Piece(NamedTuple):
    """A phase on the bar, in minutes from its left end: as planned, and as it goes."""

    phase: Phase
    planned_at: int
    planned_length: int
    at: int
    length: int


@dataclass(frozen=True)
class Proposal:
    """A way to end on time: what each phase would become, and when the café would then end."""

    key: str
    cuts: list[tuple[Phase, int, int]]
    end: datetime
    still_late: int

    @property
    def value(self) -> str:
        """Return what the button sends: exactly what it shows."""
        return ",".join(f"{phase.pk}:{after}" for phase, _before, after in self.cuts)


@dataclass(frozen=True)
class Agenda:
    """Every phase with its slot; ``late`` in whole minutes, 0 before the café has begun."""

    slots: list[tuple[Phase, Slot]]
    now: datetime
    begun: bool

    @property
    def near(self) -> list[tuple[Phase, Slot]]:
        """Return the phases to keep in sight."""
        begun = [index for index, (phase, _slot) in enumerate(self.slots) if phase.started_at]
        first = max(0, min(max(begun, default=0) - 1, len(self.slots) - IN_SIGHT))
        return self.slots[first : first + IN_SIGHT]

    @property
    def end(self) -> Slot | None:
        """Return the slot of the last phase, which ends the café."""
        return self.slots[-1][1] if self.slots else None

    @property
    def late(self) -> int:
        """Return by how many minutes the café will end after its planned end."""
        if not self.begun or self.end is None:
            return 0
        return max(0, (self.end.end - self.end.planned_end) // timedelta(minutes=1))

    @property
    def proposals(self) -> list[Proposal]:
        """Return what would bring the end back, once that is worth it."""
        if self.end is None or self.late < LATE:
            return []
        phases = {phase.pk: phase for phase, _slot in self.slots}
        coming = [
            drift.Coming(phase.pk, phase.kind, phase.minutes)
            for phase in phases.values()
            if phase.state == PhaseState.PLANNED and not phase.dropped
        ]
        return [
            Proposal(
                one.key,
                [(phases[cut.pk], cut.before, cut.after) for cut in one.cuts],
                self.end.end - timedelta(minutes=one.saved),
                one.still_late,
            )
            for one in drift.proposals(coming, self.late)
        ]

    @property
    def left(self) -> datetime:
        """Return where the bar begins."""
        return min(min(slot.planned_start, slot.start) for _phase, slot in self.slots)

    @property
    def left_ms(self) -> int:
        """Return the same in ms since 1970: each screen draws now itself, as it draws the clock."""
        return 60_000 * minute(self.left)

    @property
    def minutes(self) -> int:
        """Return how long the bar is."""
        right = max(max(slot.planned_end, slot.end) for _phase, slot in self.slots)
        return max(1, minute(right) - minute(self.left))

    def pieces(self) -> Iterator[Piece]:
        """Yield the phases as they are drawn."""
        for phase, slot in self.slots:
            spans = (slot.planned_start, slot.planned_end), (slot.start, slot.end)
            drawn = [minute(x) - minute(self.left) for span in spans for x in span]
            yield Piece(phase, drawn[0], drawn[1] - drawn[0], drawn[2], drawn[3] - drawn[2])


def agenda(cafe: Cafe) -> Agenda:
    """Return the agenda of a café with planned and expected times."""
    plan: Programme = programme(cafe)
    now = timezone.now()
    begun = any(phase.started_at for phase in plan.phases)
    return Agenda(plan.slots(now), now, begun)
