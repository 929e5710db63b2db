"""A rival's process, and its run: the product's own frame broadcast at the same rate."""

import asyncio
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx

from benchmarks.cafe import cpu
from benchmarks.runs import Run, judged
from benchmarks.watchers import Watchers, mark
from tests.ports import free_port


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
            assert process.poll() is None, f"{command[0]} ended before it listened"
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
    port, door = free_port(), free_port()
    command = ["benchmarks.rivals.bare", str(port), str(door)]
    return running(command, f"ws://127.0.0.1:{port}", f"tcp:{door}")


def plain_server() -> AbstractContextManager[Rival]:
    """Run the plain Channels consumer."""
    port = free_port()
    command = ["daphne", "-b", "127.0.0.1", "-p", str(port), "benchmarks.rivals.plain:application"]
    return running(command, f"ws://127.0.0.1:{port}/", f"http://127.0.0.1:{port}/")


def rival_run(rival: Rival, frame: str, sockets: int, rate: float, seconds: float) -> Run:
    """Have a rival broadcast the product's frame at the same rate, each with its own mark."""
    with closing(Watchers(rival.address, [], sockets, "http://127.0.0.1")) as watchers:
        time.sleep(1 + sockets / 200)  # A rival has no first frame to wait for.
        before, began = cpu(rival.pid), time.monotonic()
        sent = asyncio.run(broadcast(rival, frame, int(rate * seconds), rate))
        used, took = cpu(rival.pid) - before, time.monotonic() - began
        return judged(sent, [watchers], sockets, [used], took)


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
