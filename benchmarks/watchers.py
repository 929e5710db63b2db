"""Watchers: many sockets in a process of their own that note when each marked text arrives.

`Watchers` is the benchmark's end; run as a module, this is the other: it reads one JSON line
(address, cookies, count) and answers « open »; each later line asks for what arrived since.
"""

import asyncio
import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterable
from typing import Any

from websockets.asyncio.client import ClientConnection, connect

MARK = re.compile(rb"#(\d{7})#")


def mark(number: int) -> str:
    """Return what a text must contain so that its arrival is noted."""
    return f"#{number:07}#"


class Watchers:
    """``count`` sockets on ``address``, spread over ``cookies``, in another process."""

    def __init__(self, address: str, cookies: Iterable[str], count: int, origin: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.watchers"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.opened: dict[str, Any] = self.ask(
            {"address": address, "cookies": list(cookies), "count": count, "origin": origin}
        )

    def ask(self, question: Any) -> Any:
        """Send one line, return the answer."""
        assert self.process.stdin
        assert self.process.stdout
        print(json.dumps(question), file=self.process.stdin, flush=True)
        return json.loads(self.process.stdout.readline())

    def arrivals(self) -> dict[str, Any]:
        """Return since the last call, per mark, when it reached each socket (monotonic seconds),
        and the last frame that held one; and when each socket heard its very first frame."""
        return self.ask("arrivals")

    def close(self) -> None:
        """End the process, and with it the sockets."""
        self.process.kill()
        self.process.wait()


class Room:
    """The sockets of this process."""

    def __init__(self) -> None:
        self.times: dict[int, dict[int, float]] = {}
        self.sample = b""
        self.latest: tuple[bytes, list[int]] = (b"", [])
        self.first: dict[int, float] = {}

    def hear(self, socket: int, frame: bytes) -> None:
        """Note the marks that this socket had not seen; all sockets get the same bytes."""
        now = time.monotonic()
        self.first.setdefault(socket, now)
        if frame != self.latest[0]:
            self.latest = frame, [int(found) for found in MARK.findall(frame)]
        for number in self.latest[1]:
            self.times.setdefault(number, {}).setdefault(socket, now)
            self.sample = frame

    async def watch(self, number: int, socket: ClientConnection) -> None:
        """Hear one socket until it closes."""
        while True:
            self.hear(number, await socket.recv(decode=False))

    def take(self) -> dict[str, Any]:
        """Return what arrived and forget it."""
        times, self.times = self.times, {}
        sample, self.sample = self.sample, b""
        arrived = {number: list(each.values()) for number, each in times.items()}
        return {"arrived": arrived, "sample": sample.decode(), "heard": list(self.first.values())}


async def main() -> None:
    """Open the sockets asked for, then answer until killed."""
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    lines = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(lines), sys.stdin
    )
    wanted, room = json.loads(await lines.readline()), Room()
    began = time.monotonic()
    gate = asyncio.Semaphore(50)

    async def opened(number: int) -> ClientConnection:
        cookie = wanted["cookies"][number % len(wanted["cookies"])] if wanted["cookies"] else ""
        headers = {"Cookie": cookie} if cookie else {}
        async with gate:
            return await connect(
                wanted["address"],
                origin=wanted["origin"],
                additional_headers=headers,
                compression=None,
                max_size=None,
                open_timeout=60,
                ping_interval=None,
            )

    sockets = await asyncio.gather(*(opened(number) for number in range(wanted["count"])))
    watching = [asyncio.create_task(room.watch(n, one)) for n, one in enumerate(sockets)]
    print(json.dumps({"began": began, "seconds": time.monotonic() - began}), flush=True)
    while await lines.readline():
        print(json.dumps(room.take() | {"open": sum(not t.done() for t in watching)}), flush=True)


if __name__ == "__main__":
    asyncio.run(main())
