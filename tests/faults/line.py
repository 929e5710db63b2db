"""A line: one client's way to the server through a loopback port of its own, with its faults."""

import asyncio
import socket
import struct
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress

from tests.faults import network
from tests.faults.plan import CLEAN, Fault, Plan

LINGER_ZERO = struct.pack("ii", 1, 0)
GONE = (OSError, EOFError, asyncio.IncompleteReadError, asyncio.LimitOverrunError)


class Client:
    """One accepted connection: what it asked, and both ends of it."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer
        self.asked = b""

    async def ask(self) -> None:
        """Read one whole request: its head, and its body by Content-Length."""
        head = await self.reader.readuntil(b"\r\n\r\n")
        for header in head.lower().split(b"\r\n"):
            if header.startswith(b"content-length:"):
                head += await self.reader.readexactly(int(header.split(b":")[1]))
        self.asked = head

    @property
    def posts(self) -> bool:
        return self.asked.startswith(b"POST")

    def reset(self) -> None:
        """End the connection with RST, as a router that forgot it does."""
        if (raw := self.writer.get_extra_info("socket")) is not None:
            with suppress(OSError):
                raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, LINGER_ZERO)
        self.writer.transport.abort()


class Net:
    """All lines of a run, with what they share: the plan, the counts, whether faults are over.

    ``upstream`` holds the port of each server process; connections go to them in turn.
    """

    def __init__(self, plan: Plan, upstream: list[int]) -> None:
        self.plan = plan
        self.upstream = upstream
        self.turn = 0
        self.counts: Counter[str] = Counter()
        self.calm = asyncio.Event()
        self.posting = asyncio.Event()
        self.lines: dict[str, Line] = {}

    async def line(self, name: str) -> "Line":
        """Open one more line; its name says which stream of the plan is its own."""
        line = self.lines[name] = Line(self, self.plan.faults(name))
        await line.open()
        return line

    async def connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """Open a connection to the next process that listens; OSError where none does."""
        self.turn += 1
        ports = self.upstream
        for step in range(len(ports) - 1):
            with suppress(OSError):
                port = ports[(self.turn + step) % len(ports)]
                return await asyncio.open_connection("127.0.0.1", port)
        return await asyncio.open_connection("127.0.0.1", ports[(self.turn - 1) % len(ports)])

    async def close(self) -> None:
        await asyncio.gather(*(line.close() for line in self.lines.values()))


class Line:
    """A port that leads to the server; ``down`` refuses every connection."""

    def __init__(self, net: Net, draws: Iterator[Fault]) -> None:
        self.net = net
        self.counts, self.calm, self.posting = net.counts, net.calm, net.posting
        self.draws = draws
        self.down = False
        self.passed = asyncio.Condition()
        self.port = 0
        self._server: asyncio.Server | None = None
        self._clients: dict[Client, asyncio.Task[None]] = {}

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def open(self) -> None:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """Stop listening and drop every connection."""
        if self._server is not None:
            self._server.close()
        self.cut()
        await asyncio.gather(*self._clients.values(), return_exceptions=True)

    def cut(self, down: bool = False) -> None:
        """Reset every connection that is open now, and refuse those to come if ``down``."""
        self.down = down
        for client, task in list(self._clients.items()):
            client.reset()
            task.cancel()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        client = Client(reader, writer)
        task = asyncio.current_task()
        assert task is not None
        self._clients[client] = task
        try:
            await self._serve(client)
        except (*GONE, asyncio.CancelledError):
            client.reset()
        finally:
            self._clients.pop(client, None)
            writer.close()

    async def _serve(self, client: Client) -> None:
        if self.down:
            return client.reset()
        await client.ask()
        # Where nobody listens there is nothing to break: the plan is kept for real connections.
        async with network.upstream(self):
            pass
        fault = Fault(CLEAN, 0) if self.calm.is_set() else next(self.draws)
        await network.FAULTS[fault.kind](self, client, fault.amount)

    async def connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """Open a connection to the server itself."""
        return await self.net.connect()
