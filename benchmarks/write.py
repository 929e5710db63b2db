"""Acknowledged operations: how many per second and how soon, beside bare inserts on the same disk."""

import asyncio
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from benchmarks import Figure
from benchmarks.cafe import Writer, cafe

PRAGMAS = ("journal_mode=WAL", "synchronous=FULL")
TABLETS = 30


def measure() -> Iterator[Figure]:
    """Yield the bare inserts, then tablets that write, then tablets that come back all at once."""
    alone, together = inserts(300, 1), inserts(3000, 25)
    yield Figure("bare inserts, a commit each", alone, "/s")
    yield Figure("bare inserts, 25 to a commit", together, "/s")
    with cafe(0) as room:
        usual, took = asyncio.run(written(Writer(room), TABLETS, 20))
        yield Figure(f"{TABLETS} tablets, a note a second each", usual, "notes/s")
        yield Figure("acknowledged within, p50", 1000 * statistics.median(took), "ms")
        p95 = statistics.quantiles(took, n=20)[-1]
        yield Figure("acknowledged within, p95", 1000 * p95, "ms", 300)
        rate = asyncio.run(emptied(Writer(room), batches=3))
        yield Figure(
            f"{TABLETS} tablets of 150 notes each, all at once", rate, "notes/s", least=400
        )
        yield Figure("beside bare inserts, 25 to a commit", rate / together, "×")


def inserts(count: int, together: int) -> float:
    """Return how many rows per second SQLite itself takes with the pragmas of the product."""
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(sqlite3.connect(Path(folder) / "bare.sqlite3", isolation_level=None)) as bare,
    ):
        for pragma in PRAGMAS:
            bare.execute(f"PRAGMA {pragma}")
        bare.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, op TEXT UNIQUE, text TEXT)")
        began = time.monotonic()
        for first in range(0, count, together):
            bare.execute("BEGIN IMMEDIATE")
            for number in range(first, first + together):
                row = (f"{number:032x}", "Une idée de longueur ordinaire " * 3)
                bare.execute("INSERT INTO note (op, text) VALUES (?, ?)", row)
            bare.execute("COMMIT")
        return count / (time.monotonic() - began)


async def written(writer: Writer, rate: float, seconds: float) -> tuple[float, list[float]]:
    """Have notes written one by one; return notes per second and the time of each answer."""
    began = time.monotonic()
    await writer.offer(0, rate, seconds, 1)
    return len(writer.took) / (time.monotonic() - began), writer.took


async def emptied(writer: Writer, batches: int) -> float:
    """Have every tablet send all that waits on it; return notes per second until the last answer."""
    began, first = time.monotonic(), 1_000_000

    async def tablet(number: int) -> None:
        for batch in range(batches):
            start = first + (number * batches + batch) * 50
            await writer.post(list(range(start, start + 50)), turn=number)

    await asyncio.gather(*(tablet(number) for number in range(TABLETS)))
    return TABLETS * batches * 50 / (time.monotonic() - began)
