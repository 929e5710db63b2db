"""Reading the database beside the event loop, on threads that no slow request holds up."""

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from channels.db import database_sync_to_async

P = ParamSpec("P")
T = TypeVar("T")


async def in_thread(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run ``work`` on a thread of its own with a database connection of its own."""
    run: Any = database_sync_to_async(work, thread_sensitive=False)
    return await run(*args, **kwargs)
