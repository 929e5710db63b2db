"""The scaled profile: uvicorn with uvloop on PostgreSQL and Valkey, one process and two.

The clients share the machine, so that what two processes carry is read from processor time: one
process is full when its processor is, and so is the busiest of two.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import Figure
from benchmarks.cafe import cafe
from benchmarks.rivals.playing import bare_server, rival_run
from benchmarks.runs import Run, ours, sample
from tests.deployment.recipe import Uvicorn
from tests.faults.databases import Databases

# Sockets, notes per second, and the size of a batch.
LOADS = ((200, 100.0, 10), (1000, 5.0, 1), (1000, 100.0, 10))
# Ideas that come one by one, as hosts write them, take three quarters of one process, and leave the
# clients of this machine enough of it: where they wait, processor time says little.
SHARED = (200, 25.0, 1)
SECONDS = 10.0


def measure() -> Iterator[Figure]:
    """Yield the processor time of one process beside a bare broadcast, and of two beside one."""
    for sockets, rate, batch in LOADS:
        load = f"{sockets} screens, {rate:.0f} notes/s"
        [alone, one], frame = product(sockets, rate, batch, 1, watched=[0, sockets])
        with bare_server() as rival:
            bare = rival_run(rival, frame, sockets, rate, SECONDS)
        for name, run in (("one process", one), ("bare", bare)):
            print(f"  {load}  {name:13} {run}", flush=True)
        yield Figure(f"lost, {load}", one.lost, "deliveries", 0)
        delivering = (one.cpu - alone.cpu) / bare.cpu
        yield Figure(f"{load}, delivering beside bare", delivering, "×", 2)
        yield Figure(f"{load}, writing included", one.cpu / bare.cpu, "×")
    sockets, rate, batch = SHARED
    load = f"{sockets} screens, {rate:.0f} notes/s"
    shared = []
    for processes in (1, 2):
        [run], _frame = product(sockets, rate, batch, processes, watched=[sockets])
        print(f"  {load}  processes: {processes}  {run}", flush=True)
        shared.append(run)
    one, two = shared
    yield Figure(f"lost, {load}", one.lost + two.lost, "deliveries", 0)
    yield Figure(f"{load}, two carry", one.busiest / two.busiest, "× one", least=1.7)


def product(
    sockets: int, rate: float, batch: int, processes: int, watched: list[int]
) -> tuple[list[Run], str]:
    """Return a run of so many processes on databases of their own for each number of watching
    screens, and a frame of theirs."""
    with tempfile.TemporaryDirectory() as folder, Databases(Path(folder)) as databases:
        environment = {**databases.environment, "WORLDCAFE_SOCKETS_PER_LINK": "1000"}
        with cafe(sockets, Uvicorn, processes, **environment) as room:
            frame = sample(room)
            return [ours(room, count, rate, SECONDS, batch) for count in watched], frame
