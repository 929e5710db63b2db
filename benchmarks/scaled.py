"""The scaled profile: uvicorn with uvloop on PostgreSQL and Valkey, one process and two.

The clients share the machine, so that what two processes carry is read from processor time: they
get twice the notes of one, and carry twice as much if the busiest of them is no busier than it.
"""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from benchmarks import Figure
from benchmarks.cafe import Cafe, cafe
from benchmarks.rivals.playing import bare_server, rival_run
from benchmarks.runs import Run, ours, sample
from tests.deployment.recipe import Uvicorn
from tests.faults.databases import Databases

# Sockets, notes per second, and the size of a batch.
LOADS = ((200, 100.0, 10), (1000, 5.0, 1), (1000, 100.0, 10))
# What one process gets beside two that get twice as much: about half a core of work. With more, the
# clients would wait for the processor; with less, what each process does anyway would weigh most.
SHARED = ((200, 20.0, 1), (1000, 50.0, 5))
PAIRS = 3
SECONDS = 10.0


def measure() -> Iterator[Figure]:
    """Yield the processor time of one process beside a bare broadcast, and of two beside one."""
    for sockets, rate, batch in LOADS:
        load = f"{sockets} screens, {rate:.0f} notes/s"
        [alone, one], frame = product(sockets, rate, batch, watched=[0, sockets])
        with bare_server() as rival:
            bare = rival_run(rival, frame, sockets, rate, SECONDS)
        for name, run in (("one process", one), ("bare", bare)):
            print(f"  {load}  {name:13} {run}", flush=True)
        yield Figure(f"lost, {load}", one.lost, "deliveries", 0)
        delivering = (one.cpu - alone.cpu) / bare.cpu
        yield Figure(f"{load}, delivering beside bare", delivering, "×", 2)
        yield Figure(f"{load}, writing included", one.cpu / bare.cpu, "×")
    for each in SHARED:
        yield from shared(*each)


def shared(sockets: int, rate: float, batch: int) -> Iterator[Figure]:
    """Yield what two processes carry beside one, in turns: the machine has better and worse minutes."""
    runs: dict[int, list[Run]] = {1: [], 2: []}
    with ExitStack() as open_:
        rooms = {each: open_.enter_context(serving(sockets, each)) for each in runs}
        for room in rooms.values():
            sample(room)
        for _pair in range(PAIRS):
            for processes, room in rooms.items():
                run = ours(room, sockets, rate * processes, SECONDS, batch)
                print(f"  {sockets} screens, {rate * processes:.0f} notes/s  {processes}  {run}")
                runs[processes].append(run)
    load = f"{sockets} screens, {rate:.0f} notes/s and twice"
    yield Figure(f"lost, {load}", sum(one.lost for each in runs.values() for one in each), "", 0)
    one, two = (sum(run.busiest for run in each) for each in runs.values())
    yield Figure(f"{load}, two carry", 2 * one / two, "× one", least=1.7)


@contextmanager
def serving(sockets: int, processes: int) -> Iterator[Cafe]:
    """Start so many processes on databases of their own."""
    with tempfile.TemporaryDirectory() as folder, Databases(Path(folder)) as databases:
        environment = {**databases.environment, "WORLDCAFE_SOCKETS_PER_LINK": "1000"}
        with cafe(sockets, Uvicorn, processes, **environment) as room:
            yield room


def product(sockets: int, rate: float, batch: int, watched: list[int]) -> tuple[list[Run], str]:
    """Return a run of one process for each number of watching screens, and a frame of theirs."""
    with serving(sockets, 1) as room:
        frame = sample(room)
        return [ours(room, count, rate, SECONDS, batch) for count in watched], frame
