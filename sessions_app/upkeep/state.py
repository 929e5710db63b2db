"""How the backups of this server fare: what the console says of them."""

from datetime import datetime
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format

from . import shelf

trouble: object = ""
trouble_elsewhere: object = ""


class Fare(NamedTuple):
    """``last``: when the last backup was begun; ``troubles``: what is wrong, in sentences."""

    last: datetime | None
    troubles: list[object]

    @property
    def at(self) -> str:
        """Return when the last one was begun, with its day where that is not today."""
        if self.last is None:
            return ""
        at = timezone.localtime(self.last)
        today = at.date() == timezone.localdate()
        return f"{at:%H:%M}" if today else f"{date_format(at, 'j F')}, {at:%H:%M}"


def failed(sentence: object) -> None:
    """Note that no backup could be made, and why."""
    global trouble
    trouble = sentence


def succeeded() -> None:
    """Note that a backup was made."""
    failed("")


def failed_elsewhere(sentence: object) -> None:
    """Note that the second place did not get its copy, and why."""
    global trouble_elsewhere
    trouble_elsewhere = sentence


def succeeded_elsewhere() -> None:
    """Note that the second place has its copy."""
    failed_elsewhere("")


def fare() -> Fare | None:
    """Return how backups fare; None where this server makes none."""
    if shelf.database() is None or not settings.BACKUP_MINUTES:
        return None
    last = shelf.latest()
    return Fare(last and last.at, [one for one in (trouble, trouble_elsewhere) if one])
