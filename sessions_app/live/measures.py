"""What this process counts of itself, where it happens; `upkeep.metrics` tells it."""

from bisect import bisect_left
from collections import Counter
from itertools import accumulate
from threading import Lock

BOUNDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
lock = Lock()
counts: Counter[tuple[str, str]] = Counter()


class Durations:
    """How long something took, counted by bounds. Seconds."""

    def __init__(self) -> None:
        self.each = [0] * (len(BOUNDS) + 1)
        self.total = 0.0

    def add(self, seconds: float) -> None:
        """Count one."""
        with lock:
            self.each[bisect_left(BOUNDS, seconds)] += 1
            self.total += seconds

    def so_far(self) -> list[int]:
        """Return how many took at most each bound, then how many there were."""
        return list(accumulate(self.each))


# From the last byte of a tablet's operations until their answer begins, its turn included.
acknowledgements = Durations()


def count(name: str, kind: str = "", by: int = 1) -> None:
    """Count something that happened, of a kind where there are several."""
    with lock:
        counts[name, kind] += by
