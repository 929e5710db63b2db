"""The clock, pure: a deadline, never a counter. Integer milliseconds since 1970, UTC."""

from dataclasses import dataclass, replace

MINUTE = 60_000
LONGEST = 240 * MINUTE


@dataclass(frozen=True)
class Clock:
    """A phase's clock: ``deadline`` while it runs, ``left`` while it is paused.

    ``left`` is negative once the time is over. ``duration`` is what was given in all.
    """

    duration: int
    deadline: int | None = None
    left: int | None = None

    @property
    def paused(self) -> bool:
        """Whether time stands still."""
        return self.left is not None


def start(minutes: int, now: int) -> Clock:
    """Return a clock that runs ``minutes`` from ``now``."""
    return Clock(duration=minutes * MINUTE, deadline=now + minutes * MINUTE)


def left_at(clock: Clock, now: int) -> int:
    """Return the milliseconds left, negative once over."""
    if clock.left is not None:
        return clock.left
    return (clock.deadline if clock.deadline is not None else now) - now


def pause(clock: Clock, now: int) -> Clock:
    """Return the clock standing still; a paused clock stays as it is."""
    return clock if clock.paused else replace(clock, left=left_at(clock, now), deadline=None)


def resume(clock: Clock, now: int) -> Clock:
    """Return the clock running again with what was left; a running clock stays as it is."""
    if clock.left is None:
        return clock
    return replace(clock, left=None, deadline=now + clock.left)


def extend(clock: Clock, by: int, now: int) -> Clock:
    """Return the clock with ``by`` ms more, or less.

    Time is added to what is left, or to now once the time is over; taking time stops at zero.
    """
    left = left_at(clock, now)
    longer = max(left, 0) + by if by > 0 else max(left + by, min(left, 0))
    longer = min(longer, LONGEST)
    added = clock.duration + (longer - left)
    if clock.paused:
        return replace(clock, left=longer, duration=added)
    return replace(clock, deadline=now + longer, duration=added)
