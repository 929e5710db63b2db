"""Notices that this server's own clock was set, and by how much. Sleep is not a step. Pure.

Two clocks are compared from one look to the next: the one people read and may set, and a steady
one. Linux, macOS and Windows each have a steady clock that goes on while the computer sleeps; on
any other system sleep cannot be told from a clock set forward, so only a clock set back is seen.
A server that is stopped sees nothing, and neither does one in a virtual machine that was frozen.
"""

import sys
import time
from collections.abc import Callable

# NTP slews by at most 0.5 ms per second; screens measure their own offset to the server.
SMALLEST = 500
MILLISECOND = 1_000_000
# A process held up between reading one clock and the other would see a false step.
READINGS = 3


def steady_ns() -> int:
    """Return the nanoseconds of a clock that nobody sets and that goes on during sleep."""
    if sys.platform == "linux":
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime_ns(time.CLOCK_MONOTONIC_RAW)
    return time.monotonic_ns()


COUNTS_SLEEP = sys.platform in ("linux", "darwin", "win32")


class Watch:
    """How far the wall clock is from the steady one, and how far it was before. Milliseconds."""

    def __init__(
        self, steady: Callable[[], int] = steady_ns, counts_sleep: bool = COUNTS_SLEEP
    ) -> None:
        self._steady = steady
        self._counts_sleep = counts_sleep
        self._apart = self._now()

    def _now(self) -> int:
        readings = []
        for _one in range(READINGS):
            before = self._steady()
            wall = time.time_ns()
            readings.append((self._steady() - before, wall - before))
        return min(readings)[1] // MILLISECOND

    def look(self) -> tuple[int, int]:
        """Return by how much the clock was set since the last ``take``, 0 if it was not, and a
        mark to take once that was acted upon."""
        apart = self._now()
        by = apart - self._apart
        if abs(by) < SMALLEST or (by > 0 and not self._counts_sleep):
            return 0, apart
        return by, apart

    def take(self, mark: int) -> None:
        """Count from here from now on."""
        self._apart = mark
