"""Note to every screen: delay, processor time and ceiling, beside a bare broadcast and the usual way."""

import asyncio
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx

from benchmarks import Figure
from benchmarks.cafe import Cafe, Writer, cafe, cpu
from benchmarks.watchers import Watchers, mark
from tests.ports import free_port

SIZES = (10, 60, 200, 1000)
RATE, SECONDS = 5.0, 6.0


@dataclass
class Run:
    """What one run gave: delays in ms, notes that did not reach a socket, processor time."""

    delays: list[float]
    lost: int
    notes: int
    sockets: int
    cpu: float
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


def measure() -> Iterator[Figure]:
    """Yield the figures of each number of sockets, then those under load."""
    for sockets in SIZES:
        with cafe(sockets) as room:
            frame = sample(room)
            alone = ours(room, 0, RATE, SECONDS, 1)
            product = ours(room, sockets, RATE, SECONDS, 1)
        with bare_server() as rival:
            bare = rival_run(rival, frame, sockets, RATE, SECONDS)
        with plain_server() as rival:
            plain = rival_run(rival, frame, sockets, RATE, SECONDS)
        for name, run in (("worldcafe", product), ("bare websockets", bare), ("plain", plain)):
            print(f"{sockets:5} sockets  {name:16} {run}", flush=True)
        limit = 150 if sockets <= 200 else 300
        yield Figure(f"note to {sockets} screens, p95", product.p95, "ms", limit)
        yield Figure(f"lost, {sockets} screens", product.lost, "deliveries", 0)
        delivering = (product.cpu - alone.cpu) / max(1e-9, bare.cpu)
        # To fewer, the reading of the log weighs more than the sending, which is all a rival does.
        most = 4 if sockets >= 200 else None
        yield Figure(f"delivering to {sockets}, beside bare", delivering, "×", most)
        yield Figure(f"writing included, {sockets}", product.cpu / bare.cpu, "×")
    yield from load()


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


def ours(room: Cafe, sockets: int, rate: float, seconds: float, batch: int) -> Run:
    """Offer notes to the product while ``sockets`` screens watch the wall."""
    assert room.server.process
    with closing(Watchers(room.wall, room.sessions, sockets, room.server.base_url)) as watchers:
        settle(watchers, sockets)
        before, began = cpu(room.server.process.pid), time.monotonic()
        writer = Writer(room)
        asyncio.run(writer.offer(0, rate, seconds, batch))
        used, took = cpu(room.server.process.pid) - before, time.monotonic() - began
        return judged(writer.sent, watchers, sockets, used, took)


def settle(watchers: Watchers, sockets: int) -> None:
    """Wait until every screen has its first frame, and forget those."""
    time.sleep(1 + sockets / 200)
    watchers.arrivals()


def judged(
    sent: dict[int, float], watchers: Watchers, sockets: int, used: float, took: float
) -> Run:
    """Wait for the last frames and compare what was sent with what arrived."""
    time.sleep(3)
    arrived = watchers.arrivals()["arrived"]
    # Notes of before are in the first frame of every screen.
    mine = {number: every for number, every in arrived.items() if int(number) in sent}
    delays = [1000 * (at - sent[int(n)]) for n, every in mine.items() for at in every]
    return Run(delays, len(sent) * sockets - len(delays), len(sent), sockets, used, took)


def sample(room: Cafe) -> str:
    """Return the frame that brings one note to a screen."""
    with closing(Watchers(room.wall, room.sessions, 1, room.server.base_url)) as watchers:
        asyncio.run(Writer(room).post([9_000_000]))
        time.sleep(1)
        return watchers.arrivals()["sample"]


@dataclass
class Rival:
    """A server that broadcasts what it is told."""

    address: str
    door: str
    pid: int


@contextmanager
def running(command: list[str], address: str, door: str) -> Iterator[Rival]:
    """Run a rival's process once it listens."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen([sys.executable, "-m", *command], stdout=quiet, stderr=quiet)
    try:
        while not listening(urlsplit(address).port):
            time.sleep(0.1)
        yield Rival(address, door, process.pid)
    finally:
        process.kill()
        process.wait()


def listening(port: int | None) -> bool:
    """Tell whether somebody answers on a loopback port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port or 0)) == 0


def bare_server() -> AbstractContextManager[Rival]:
    """Run the bare broadcast."""
    port = free_port()
    command = ["benchmarks.rivals.bare", str(port)]
    return running(command, f"ws://127.0.0.1:{port}", f"tcp:{port + 1}")


def plain_server() -> AbstractContextManager[Rival]:
    """Run the plain Channels consumer."""
    port = free_port()
    command = ["daphne", "-b", "127.0.0.1", "-p", str(port), "benchmarks.rivals.plain:application"]
    return running(command, f"ws://127.0.0.1:{port}/", f"http://127.0.0.1:{port}/")


def rival_run(rival: Rival, frame: str, sockets: int, rate: float, seconds: float) -> Run:
    """Have a rival broadcast the product's frame at the same rate, each with its own mark."""
    with closing(Watchers(rival.address, [], sockets, "http://127.0.0.1")) as watchers:
        settle(watchers, sockets)
        before, began = cpu(rival.pid), time.monotonic()
        sent = asyncio.run(broadcast(rival, frame, int(rate * seconds), rate))
        used, took = cpu(rival.pid) - before, time.monotonic() - began
        return judged(sent, watchers, sockets, used, took)


async def broadcast(rival: Rival, frame: str, notes: int, rate: float) -> dict[int, float]:
    """Tell a rival one frame per note; return when each was told."""
    sent: dict[int, float] = {}
    frames = [frame.replace(mark(9_000_000), mark(number)) for number in range(notes)]
    if rival.door.startswith("tcp"):
        _reader, writer = await asyncio.open_connection("127.0.0.1", int(rival.door[4:]))
    else:
        http = httpx.AsyncClient(timeout=60)
    for number, text in enumerate(frames):
        sent[number] = time.monotonic()
        if rival.door.startswith("tcp"):
            writer.write(text.encode() + b"\n")
        else:
            await http.post(rival.door, content=text.encode())
        await asyncio.sleep(max(0, sent[0] + (number + 1) / rate - time.monotonic()))
    return sent
