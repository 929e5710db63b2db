"""How the backups of this server fare: what the console says of them."""

from datetime import datetime
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from . import shelf

trouble: object = ""
trouble_elsewhere: object = ""
disk_full = False
FULL = _(
    "Le disque de cet ordinateur est plein : ce que les tablettes envoient n’est plus enregistré. "
    "Elles le gardent et le renverront d’elles-mêmes; libérez de la place."
)


class Fare(NamedTuple):
    """``last``: when the last backup was begun; ``troubles``: what is wrong, in sentences;
    ``made``: this server makes backups."""

    last: datetime | None
    troubles: list[object]
    made: bool = True

    @property
    def at(self) -> str:
        """Return when the last one was begun, with its day where that is not today."""
        if self.last is None:
            return ""
        at = timezone.localtime(self.last)
        today = at.date() == timezone.localdate()
        return date_format(at, "G:i" if today else "j F, G:i")


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


def could_not_write(error: Exception) -> None:
    """Note that the database refused what a tablet sent, where its disk is full."""
    global disk_full
    # SQLite: « database or disk is full »; PostgreSQL: « No space left on device ».
    said = str(error)
    disk_full = disk_full or "is full" in said or "No space left" in said


def wrote() -> None:
    """Note that the database takes what tablets send."""
    global disk_full
    disk_full = False


def fare() -> Fare | None:
    """Return how backups fare; None where this server makes none and nothing is wrong."""
    troubles = [one for one in (disk_full and FULL, trouble, trouble_elsewhere) if one]
    if shelf.database() is None or not settings.BACKUP_MINUTES:
        return Fare(None, troubles, made=False) if troubles else None
    last = shelf.latest()
    return Fare(last and last.at, troubles)
