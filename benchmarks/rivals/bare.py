"""A bare broadcast with `websockets`: no Django, no rights, no log; the limit of Python.

Run as `python -m benchmarks.rivals.bare PORT DOOR`. A POST's stand-in: each line that comes in on
DOOR is sent as it is to every socket on PORT.
"""

import asyncio
import sys

from websockets.asyncio.server import broadcast, serve

LARGEST_LINE = 2**20


async def main(port: int, door: int) -> None:
    """Serve until killed."""

    async def tell(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while line := await reader.readline():
            broadcast(sockets.connections, line.decode())
        writer.close()

    async with (
        serve(lambda one: one.wait_closed(), "127.0.0.1", port, compression=None) as sockets,
        await asyncio.start_server(tell, "127.0.0.1", door, limit=LARGEST_LINE),
    ):
        await asyncio.get_running_loop().create_future()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2])))
