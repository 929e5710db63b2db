"""The space that deleted rows had: overwritten, so that their words are in no file of the database.

SQLite: rows are overwritten as they go, the file is made anew, its journal emptied. PostgreSQL: the
tables are made anew; its own journal and its backups belong to whoever runs it.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import OperationalError, connection
from django.utils import timezone

from ...live.events import turn_to_write
from ...models import Cafe, Event, Note, Operation, Participant, Purge
from ...upkeep import backups

logger = logging.getLogger(__name__)
REWRITTEN = (Participant, Note, Operation, Event, Cafe)


@contextmanager
def forgetting() -> Iterator[None]:
    """Have SQLite overwrite what is deleted inside."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete=ON")
        try:
            yield
        finally:
            cursor.execute("PRAGMA secure_delete=OFF")


def overwrite() -> bool:
    """Make the database's files anew without what was deleted; False where something is in the way.

    Not inside a transaction: what is not committed yet may still come back.
    """
    if connection.in_atomic_block:
        return False
    try:
        with turn_to_write(), connection.cursor() as cursor:
            if connection.vendor != "sqlite":
                for model in REWRITTEN:
                    cursor.execute(f'VACUUM FULL "{model._meta.db_table}"')
                return True
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy, _log, _done = cursor.fetchone()
            return not busy
    except OperationalError:
        logger.warning("the database is in use: its space is overwritten later", exc_info=True)
        return False


def forget() -> datetime | None:
    """Overwrite the space of what was deleted, and have no backup of before.

    Return since when the database is without it; None where something is in the way.
    """
    if not overwrite():
        return None
    done = timezone.now()
    try:
        backups.renew()
    except backups.Unable as problem:
        logger.warning("backups from before a deletion are still there: %s", problem.sentence)
        return None
    return done


def settle() -> None:
    """Forget what every purge that still waits for it deleted, and note when it was done."""
    waiting = list(Purge.objects.filter(cleaned_at=None).values_list("pk", flat=True))
    if waiting and (done := forget()):
        Purge.objects.filter(pk__in=waiting).update(cleaned_at=done)
