"""How long a person waits between `./script/run` and a page."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks import Figure
from tests.server import ROOT, Server


def measure() -> Iterator[Figure]:
    """Yield the time of a first start, which makes the database, and of the second."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder))
        server.command = (str(ROOT / "script" / "run"),)
        for name, limit in (("first start", None), ("second start", 3.0)):
            started = time.monotonic()
            server.start(ready_within=120)
            yield Figure(name, time.monotonic() - started, "s", limit)
            server.stop()
