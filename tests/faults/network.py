"""What a network does to a connection, each as a coroutine of (line, client, amount)."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

BLOCK = 65536
SLOW = 2000
LATEST = 0.8
HELD = 4.0
FURTHEST = 20_000

Reader, Writer = asyncio.StreamReader, asyncio.StreamWriter


@asynccontextmanager
async def upstream(line: Any) -> Any:
    """Open a connection to the server, closed afterwards whatever happens."""
    reader, writer = await line.connect()
    try:
        yield reader, writer
    finally:
        writer.transport.abort()


async def send(line: Any, client: Any, writer: Writer, size: int | None = None) -> None:
    """Pass a request on, whole or its first ``size`` bytes, and say so to who waits for POSTs."""
    writer.write(client.asked[:size])
    await writer.drain()
    if client.posts and size is None:
        line.posting.set()


async def both_ways(client: Any, reader: Reader, writer: Writer, pump: Any) -> None:
    """Pump in both directions until one end closes."""
    ways = [
        asyncio.ensure_future(pump(reader, client.writer)),
        asyncio.ensure_future(pump(client.reader, writer)),
    ]
    try:
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for way in ways:
            way.cancel()
        await asyncio.gather(*ways, return_exceptions=True)


async def pump(reader: Reader, writer: Writer) -> None:
    while block := await reader.read(BLOCK):
        writer.write(block)
        await writer.drain()


async def clean(line: Any, client: Any, amount: float) -> None:
    """Pass everything."""
    async with upstream(line) as (reader, writer):
        await send(line, client, writer)
        await both_ways(client, reader, writer, pump)
        async with line.passed:
            line.passed.notify_all()


async def latency(line: Any, client: Any, amount: float) -> None:
    """Pass everything late, in both directions, each block as late as the others."""
    line.counts["latency"] += 1

    async def late(reader: Reader, writer: Writer) -> None:
        while block := await reader.read(BLOCK):
            await pause(line, amount * LATEST)
            writer.write(block)
            await writer.drain()

    await pause(line, amount * LATEST)
    async with upstream(line) as (reader, writer):
        await send(line, client, writer)
        await both_ways(client, reader, writer, late)


async def slow(line: Any, client: Any, amount: float) -> None:
    """Pass 2 kB/s."""
    line.counts["slow"] += 1

    async def trickle(reader: Reader, writer: Writer) -> None:
        while block := await reader.read(BLOCK if line.calm.is_set() else SLOW // 10):
            writer.write(block)
            await writer.drain()
            await pause(line, 0.1)

    async with upstream(line) as (reader, writer):
        await pause(line, len(client.asked) / SLOW)
        await send(line, client, writer)
        await both_ways(client, reader, writer, trickle)


async def cut_answer(line: Any, client: Any, amount: float) -> None:
    """Pass the request, wait until the server answers it, and let nobody hear the answer."""
    async with upstream(line) as (reader, writer):
        await send(line, client, writer)
        await reader.read(1)
    line.counts["cut-answer"] += 1
    client.reset()


async def cut_frame(line: Any, client: Any, amount: float) -> None:
    """Cut after so many bytes of what the server says, in the middle of a frame or an answer."""
    left = int(20 * (FURTHEST / 20) ** amount)

    async def until_cut(reader: Reader, writer: Writer) -> None:
        nonlocal left
        while block := await reader.read(BLOCK):
            if writer is client.writer and not line.calm.is_set():
                block, left = block[:left], left - len(block)
            writer.write(block)
            await writer.drain()
            if left <= 0:
                return

    async with upstream(line) as (reader, writer):
        await send(line, client, writer)
        await both_ways(client, reader, writer, until_cut)
    if left <= 0:
        line.counts["cut-frame"] += 1
        client.reset()


async def black_hole(line: Any, client: Any, amount: float) -> None:
    """Accept, and say nothing until the client gives up or the faults end."""
    line.counts["black-hole"] += 1
    ends = [asyncio.ensure_future(client.reader.read(1)), asyncio.ensure_future(line.calm.wait())]
    try:
        await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for end in ends:
            end.cancel()
    client.reset()


async def reset(line: Any, client: Any, amount: float) -> None:
    """Break off in the middle of the request, with RST."""
    line.counts["reset"] += 1
    async with upstream(line) as (_reader, writer):
        await send(line, client, writer, int(len(client.asked) * amount))
    client.reset()


async def duplicate(line: Any, client: Any, amount: float) -> None:
    """Let the same request arrive twice, at the same time; the second answer goes nowhere."""
    line.counts["duplicate"] += 1
    async with upstream(line) as (reader, writer), upstream(line) as (again, twin):
        await send(line, client, writer)
        await send(line, client, twin)
        unheard = asyncio.ensure_future(again.read(BLOCK))
        try:
            await both_ways(client, reader, writer, pump)
            if client.posts:
                await asyncio.wait([unheard], timeout=HELD)
        finally:
            unheard.cancel()


async def reorder(line: Any, client: Any, amount: float) -> None:
    """Hold a request until a later one has passed (or for a while), even if its sender left."""
    line.counts["reorder"] += 1

    async def later() -> None:
        async with line.passed:
            await line.passed.wait()

    if not line.calm.is_set():
        ends = [asyncio.ensure_future(later()), asyncio.ensure_future(line.calm.wait())]
        await asyncio.wait(ends, timeout=HELD, return_when=asyncio.FIRST_COMPLETED)
        for end in ends:
            end.cancel()
    async with upstream(line) as (reader, writer):
        await send(line, client, writer)
        answer = await reader.read(BLOCK)
        client.writer.write(answer)
        await both_ways(client, reader, writer, pump)


async def pause(line: Any, seconds: float) -> None:
    """Wait, unless the faults end first."""
    try:
        async with asyncio.timeout(seconds):
            await line.calm.wait()
    except TimeoutError:
        pass


FAULTS: dict[str, Callable[[Any, Any, float], Awaitable[None]]] = {
    "clean": clean,
    "latency": latency,
    "cut-answer": cut_answer,
    "cut-frame": cut_frame,
    "black-hole": black_hole,
    "reset": reset,
    "slow": slow,
    "duplicate": duplicate,
    "reorder": reorder,
}
