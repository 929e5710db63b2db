"""Wrong codes, counted for the whole process: guessing gets slow, the room is never locked out."""

import threading
import time

WINDOW = 60.0
FREE = 30
DELAY = 1.5
# An answer that bears it is kept for so many seconds (``live.turns``).
SLOWLY = "X-Worldcafe-Slowly"


class Attempts:
    """Counts failures in the last minute. Rooms share one address, so nothing counts addresses."""

    def __init__(self) -> None:
        self._failures: list[float] = []
        self._lock = threading.Lock()

    def failed(self) -> float:
        """Note a failure; return how many seconds to wait before answering it."""
        now = time.monotonic()
        with self._lock:
            self._failures = [at for at in self._failures if now - at < WINDOW]
            self._failures.append(now)
            return DELAY if len(self._failures) > FREE else 0.0


wrong_codes = Attempts()
