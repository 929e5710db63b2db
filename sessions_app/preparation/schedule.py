"""The times of an agenda, pure: what was planned, and what to expect from where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Step:
    """What the schedule needs of a phase. ``started``/``ended`` are real; ``deadline`` is the end
    foreseen by the clock of the phase on air; ``planned`` minutes, where they were cut since."""

    minutes: int
    started: datetime | None = None
    ended: datetime | None = None
    deadline: datetime | None = None
    planned: int | None = None


@dataclass(frozen=True)
class Slot:
    """Planned start and end, and the real or expected ones."""

    planned_start: datetime
    planned_end: datetime
    start: datetime
    end: datetime

    @property
    def planned_minutes(self) -> int:
        """Return how long it was to take."""
        return minute(self.planned_end) - minute(self.planned_start)

    @property
    def minutes(self) -> int:
        """Return how long it takes, or took, between the clock times that are shown."""
        return minute(self.end) - minute(self.start)


def minute(moment: datetime) -> int:
    """Return the minute since 1970 in which this is, as clock times without seconds show it."""
    return int(moment.timestamp() // 60)


def schedule(steps: Sequence[Step], starts_at: datetime, now: datetime) -> list[Slot]:
    """Return a slot per step.

    Planned times follow from ``starts_at`` and the planned durations alone. Expected times follow from
    what really happened: a step not started begins when the one before ends, never in the past
    once the café has begun.
    """
    slots: list[Slot] = []
    planned = expected = starts_at
    begun = any(step.started for step in steps)
    for step in steps:
        length = timedelta(minutes=step.minutes)
        if step.ended and step.started:
            start, end = step.started, step.ended
        elif step.started:
            start, end = step.started, max(step.deadline or step.started + length, now)
        else:
            start = max(expected, now) if begun else expected
            end = start + length
        given = length if step.planned is None else timedelta(minutes=step.planned)
        slots.append(Slot(planned, planned + given, start, end))
        planned, expected = planned + given, end
    return slots
