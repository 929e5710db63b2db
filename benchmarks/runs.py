"""One run: notes offered to a server that many screens watch, and what became of them."""

import asyncio
import statistics
import time
from contextlib import ExitStack, closing
from dataclasses import dataclass

from benchmarks.cafe import Cafe, Writer, cpu
from benchmarks.watchers import Watchers

WARM_UP = 60


@dataclass
class Run:
    """What one run gave: delays in ms, notes that did not reach a socket, processor seconds.

    ``cpu`` is of all server processes together, ``busiest`` of the one that used most.
    """

    delays: list[float]
    lost: int
    notes: int
    sockets: int
    cpu: float
    busiest: float
    seconds: float

    @property
    def p95(self) -> float:
        """Return the delay that 95 % of the deliveries did not exceed."""
        return statistics.quantiles(self.delays, n=20)[-1] if len(self.delays) > 1 else float("inf")

    @property
    def per_delivery(self) -> float:
        """Return the server's processor time for one note on one screen, in µs."""
        return 1e6 * self.cpu / max(1, self.notes * self.sockets - self.lost)

    def __str__(self) -> str:
        median, worst = statistics.median(self.delays or [0]), max(self.delays or [0])
        return (
            f"p50 {median:.0f} ms, p95 {self.p95:.0f} ms, max {worst:.0f} ms, lost {self.lost} of "
            f"{self.notes * self.sockets}, server {100 * self.cpu / self.seconds:.0f} % of a core, "
            f"{self.per_delivery:.0f} µs per delivery"
        )


def ours(room: Cafe, sockets: int, rate: float, seconds: float, batch: int) -> Run:
    """Offer notes to the product while ``sockets`` screens, shared out, watch the wall."""
    share = sockets // len(room.servers)
    with ExitStack() as open_:
        watchers = [
            open_.enter_context(
                closing(Watchers(room.wall(one), room.sessions, share, one.base_url))
            )
            for one in room.servers
        ]
        settle(watchers, sockets)
        before, began = used(room), time.monotonic()
        writer = Writer(room)
        asyncio.run(writer.offer(0, rate, seconds, batch))
        each = [after - then for after, then in zip(used(room), before, strict=True)]
        return judged(writer.sent, watchers, sockets, each, time.monotonic() - began)


def used(room: Cafe) -> list[float]:
    """Return the processor seconds that each server process has used."""
    return [cpu(one.process.pid) for one in room.servers if one.process]


def settle(watchers: list[Watchers], sockets: int) -> None:
    """Wait until every screen has its first frame, and forget those."""
    until = time.monotonic() + 60
    while (heard := sum(len(each.arrivals()["heard"]) for each in watchers)) < sockets:
        assert time.monotonic() < until, f"{heard} of {sockets} screens have their first frame"
        time.sleep(0.5)
    time.sleep(1)


def judged(
    sent: dict[int, float], watchers: list[Watchers], sockets: int, cpu: list[float], took: float
) -> Run:
    """Wait for the last frames and compare what was sent with what arrived."""
    time.sleep(3)
    arrived = [pair for each in watchers for pair in each.arrivals()["arrived"].items()]
    # Notes of before are in the first frame of every screen.
    mine = [(int(number), every) for number, every in arrived if int(number) in sent]
    delays = [1000 * (at - sent[number]) for number, every in mine for at in every]
    lost = len(sent) * sockets - len(delays)
    return Run(delays, lost, len(sent), sockets, sum(cpu), max(cpu), took)


def sample(room: Cafe) -> str:
    """Return the frame that brings one note to a screen, once the server is warm.

    What a server does for the first times takes longer, and would be counted as delivering.
    """
    [server, *_others] = room.servers
    with closing(Watchers(room.wall(server), room.sessions, 1, server.base_url)) as watchers:
        for number in range(9_000_001, 9_000_001 + WARM_UP):
            asyncio.run(Writer(room).post([number]))
        time.sleep(1)
        asyncio.run(Writer(room).post([9_000_000]))
        time.sleep(1)
        return watchers.arrivals()["sample"]
