"""Whether this process may be sent requests: its database, its channel layer, its disk."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import connection

from ..live import doorbell
from . import room
from .migrating import lacks_migrations


def reasons() -> dict[str, str]:
    """Return what is not ready, and why, without any secret; empty where all is."""
    found: dict[str, str] = {}
    for name, look in LOOKS.items():
        try:
            why = look()
        except Exception as error:
            # Its words may hold an address with its password.
            why = type(error).__name__
        if why:
            found[name] = why
    return found


def database() -> str:
    """Return why the database cannot be used."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return "migrations are lacking" if lacks_migrations() else ""


def layer() -> str:
    """Return why the other processes cannot be reached; alone there are none."""
    doorbell.knock()
    return ""


def disk() -> str:
    """Return why the disk of the data folder cannot take more."""
    free = room.free(Path(settings.DATA_DIR))
    return f"{free // room.MB} MB left" if free < room.LEAST else ""


LOOKS: dict[str, Callable[[], str]] = {"database": database, "layer": layer, "disk": disk}
