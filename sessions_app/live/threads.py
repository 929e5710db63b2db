"""Reading the database beside the event loop, on threads that no slow request holds up."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

from django.db import connections

P = ParamSpec("P")
T = TypeVar("T")
# They keep their connection from one reading to the next; opening one costs as much as reading.
readers = ThreadPoolExecutor(max_workers=2, thread_name_prefix="feed")


async def in_thread(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run ``work``, which only reads, on one of these threads."""
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(readers, partial(_run, work, *args, **kwargs))


def _run(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    try:
        return work(*args, **kwargs)
    except Exception:
        # Whatever it was, the next reading starts from a sound connection.
        connections.close_all()
        raise
