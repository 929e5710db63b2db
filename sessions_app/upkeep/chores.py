"""When backups are made while the server runs, beside its heartbeat and on a thread of their own."""

import logging
import time
from datetime import timedelta
from threading import Thread

from django.conf import settings
from django.db import connection
from django.utils import timezone

from ..live import doorbell
from ..live.chores import each_beat
from ..models import Cafe, Phase
from ..models.agenda import ON_AIR
from . import shelf
from .backups import Unable, make
from .shelf import Why

logger = logging.getLogger(__name__)
BETWEEN_CAFES = timedelta(hours=1)
# After one that failed.
PATIENCE = 60.0


def is_due() -> bool:
    """Tell whether it is time: each few minutes while a café is on, at its end, else each hour
    in which something was written."""
    database, last = shelf.database(), shelf.latest()
    if database is None or not Cafe.objects.exists():
        return False
    if last is None or Cafe.objects.filter(closed_at__gte=last.at).exists():
        return True
    # A clock set back leaves the last one in the future: that is no reason to wait for it.
    age = abs(timezone.now() - last.at)
    if age < timedelta(minutes=settings.BACKUP_MINUTES):
        return False
    if Phase.objects.filter(state__in=ON_AIR).exists():
        return True
    return age >= BETWEEN_CAFES and _written(last.at.timestamp())


def _written(since: float) -> bool:
    """Tell whether the database's files changed since a moment."""
    database = shelf.database()
    if database is None:
        return False
    every = (database, database.with_name(f"{database.name}-wal"))
    return any(one.exists() and one.stat().st_mtime > since for one in every)


class Regular:
    """Starts a backup where one is due and none is being made."""

    def __init__(self) -> None:
        self.thread: Thread | None = None
        self.next = 0.0

    def __call__(self) -> None:
        """Look whether it is time."""
        busy = self.thread is not None and self.thread.is_alive()
        if settings.BACKUP_MINUTES and not busy and time.monotonic() >= self.next and is_due():
            self.next = time.monotonic() + PATIENCE
            self.thread = Thread(target=back_up, name="backup", daemon=True)
            self.thread.start()


def back_up() -> None:
    """Make one backup and have the consoles say so."""
    try:
        make(Why.REGULAR)
    except Unable as problem:
        logger.warning("no backup: %s", problem.sentence)
    except Exception:
        logger.exception("no backup")
    finally:
        connection.close()
        doorbell.ring_everywhere()


each_beat(Regular())
