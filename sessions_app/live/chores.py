"""Chores: what features want done at each heartbeat of the server, beside the heartbeat itself."""

import logging
from collections.abc import Callable

from channels.db import database_sync_to_async

logger = logging.getLogger(__name__)
registered: list[Callable[[], None]] = []


def each_beat(chore: Callable[[], None]) -> Callable[[], None]:
    """Register ``chore``, to be called in a thread at each heartbeat while the server runs."""
    registered.append(chore)
    return chore


async def run() -> None:
    """Do every chore; one that fails is done again at the next heartbeat."""
    for chore in registered:
        try:
            await database_sync_to_async(chore)()
        except Exception:
            logger.exception("a chore failed; the next heartbeat tries again")
