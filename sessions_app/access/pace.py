"""How fast one sender may go: a bucket that fills at a steady rate and lets bursts through."""

import time
from collections.abc import Hashable


class Bucket:
    """Lets ``rate`` through per second and ``burst`` at once."""

    def __init__(self, rate: float, burst: float) -> None:
        self.rate, self.burst = rate, burst
        self.level, self.at = burst, time.monotonic()

    def wait(self, cost: float = 1) -> float:
        """Let ``cost`` through and return 0, or return in how many seconds it would be."""
        now = time.monotonic()
        self.level = min(self.burst, self.level + (now - self.at) * self.rate)
        self.at = now
        if cost > self.level:
            return (cost - self.level) / self.rate
        self.level -= cost
        return 0.0

    def rested(self) -> bool:
        """Tell whether it would be full by now."""
        return self.level + (time.monotonic() - self.at) * self.rate >= self.burst


class Paces:
    """A bucket for each of many senders; those at rest are forgotten."""

    def __init__(self, rate: float, burst: float) -> None:
        self.rate, self.burst = rate, burst
        self._buckets: dict[Hashable, Bucket] = {}

    def wait(self, sender: Hashable, cost: float = 1) -> float:
        """Let ``cost`` through for ``sender`` and return 0, or return seconds to wait."""
        if len(self._buckets) > 500:
            # A copy: views run in several threads.
            self._buckets = {
                key: one for key, one in dict(self._buckets).items() if not one.rested()
            }
        return self._buckets.setdefault(sender, Bucket(self.rate, self.burst)).wait(cost)


# By link, never by address: a whole room shares one. A table that was cut off for ten minutes, or
# that fills a restored server again, must go through unhindered.
operations = Paces(rate=200, burst=2000)
# Who knows the code of a table may ask to come in six times at once, then every ten seconds; the
# QR code is never slowed down.
requests = Paces(rate=0.1, burst=6)
