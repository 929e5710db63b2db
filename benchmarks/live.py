"""Note to every screen: delay, processor time and ceiling, beside a bare broadcast and the usual way."""

from collections.abc import Iterator

from benchmarks import Figure
from benchmarks.cafe import cafe
from benchmarks.rivals.playing import bare_server, plain_server, rival_run
from benchmarks.runs import Run, ours, sample

SIZES = (10, 60, 200, 1000)
# Shorter runs weigh too few ticks of the processor (10 ms each) to compare.
RATE, SECONDS = 5.0, 12.0


def measure() -> Iterator[Figure]:
    """Yield the figures of each number of sockets, then those under load."""
    for sockets in SIZES:
        alone, product, bare, frame = beside(sockets, RATE, 1)
        with plain_server() as rival:
            plain = rival_run(rival, frame, sockets, RATE, SECONDS)
        for name, run in (("worldcafe", product), ("bare websockets", bare), ("plain", plain)):
            print(f"{sockets:5} sockets  {name:16} {run}", flush=True)
        limit = 150 if sockets <= 200 else 300
        yield Figure(f"note to {sockets} screens, p95", product.p95, "ms", limit)
        yield Figure(f"lost, {sockets} screens", product.lost, "deliveries", 0)
        delivering = (product.cpu - alone.cpu) / max(1e-9, bare.cpu)
        # To fewer, the reading of the log weighs more than the sending, which is all a rival does:
        # see ``small_rooms``.
        most = 4 if sockets >= 200 else None
        yield Figure(f"delivering to {sockets}, beside bare", delivering, "×", most)
        yield Figure(f"writing included, {sockets}", product.cpu / bare.cpu, "×")
    yield from small_rooms()
    yield from load()


def beside(sockets: int, rate: float, batch: int) -> tuple[Run, Run, Run, str]:
    """Return a run with no screen, one with ``sockets``, a bare broadcast's, and a frame of ours."""
    with cafe(sockets) as room:
        frame = sample(room)
        alone = ours(room, 0, rate, SECONDS, batch)
        product = ours(room, sockets, rate, SECONDS, batch)
    with bare_server() as rival:
        return alone, product, rival_run(rival, frame, sockets, rate, SECONDS), frame


def small_rooms() -> Iterator[Figure]:
    """Yield what delivering to few screens takes beside a bare broadcast, at 100 notes/s."""
    for sockets in (one for one in SIZES if one < 200):
        alone, product, bare, _frame = beside(sockets, 100.0, 10)
        for name, run in (("worldcafe", product), ("bare websockets", bare)):
            print(f"  {sockets} sockets  100 notes/s  {name:16} {run}", flush=True)
        yield Figure(f"lost at 100 notes/s, {sockets} screens", product.lost, "deliveries", 0)
        delivering = (product.cpu - alone.cpu) / max(1e-9, bare.cpu)
        yield Figure(f"delivering to {sockets} at 100 notes/s, beside bare", delivering, "×", 4)


def load() -> Iterator[Figure]:
    """Yield what 200 screens see of 100 notes/s, and of 500, beside a bare broadcast of each."""
    for rate, batch in ((100.0, 10), (500.0, 50)):
        with cafe(200) as room:
            frame = sample(room)
            run = ours(room, 200, rate, 10, batch)
        with bare_server() as rival:
            bare = rival_run(rival, frame, 200, rate, 10)
        for name, one in (("worldcafe", run), ("bare websockets", bare)):
            print(f"  200 sockets  {rate:.0f} notes/s  {name:16} {one}", flush=True)
        yield Figure(f"lost at {rate:.0f} notes/s", run.lost, "deliveries", 0)
        if rate == 100:
            yield Figure("200 screens at 100 notes/s, p95", run.p95, "ms", 150)
            yield Figure("200 screens at 100 notes/s", run.cpu / run.seconds, "cores", 0.5)
        yield Figure(f"delivering at {rate:.0f} notes/s, beside bare", run.cpu / bare.cpu, "×", 4)
