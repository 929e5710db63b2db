"""One moment: all that a reading of the log shows comes from the same state of the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

BEGIN = {
    "sqlite": "BEGIN DEFERRED",
    "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
}


class Moment:
    """A transaction that only reads; inside another one, that one is the moment."""

    def __init__(self) -> None:
        self.own = not connection.in_atomic_block

    def begin(self) -> None:
        """See the database as it is at the first reading from here on."""
        self._execute(BEGIN[connection.vendor])

    def end(self) -> None:
        """See what others write again."""
        self._execute("ROLLBACK")

    def again(self) -> None:
        """Go on after a failed query, which ends what PostgreSQL lets a transaction do."""
        self.end()
        self.begin()

    def _execute(self, statement: str) -> None:
        if self.own:
            with connection.cursor() as cursor:
                cursor.execute(statement)


@contextmanager
def one_moment() -> Iterator[Moment]:
    """Have all that is read inside come from one state of the database; nothing may be written.

    A note committed between the reading of the head and that of the notes would be drawn into the
    frame before its own, and be no news in its own.
    """
    moment = Moment()
    moment.begin()
    try:
        yield moment
    finally:
        moment.end()
