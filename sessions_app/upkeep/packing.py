"""A backup as one file to take away: its database, its photos and the server's key, as a ZIP."""

import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from typing import IO

from . import key, photos
from .restoring import DATABASE
from .shelf import Backup


def pack(backup: Backup, target: Path | IO[bytes]) -> None:
    """Write a backup whole into ``target``."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.write(backup.path, DATABASE)
        pool, mine = photos.pool(backup.path.parent), names(backup.path)
        for photo in photos.files(pool):
            if photo.stem in mine:
                place = f"photos/{photo.parent.name}/{photo.name}"
                packed.write(photo, place, zipfile.ZIP_STORED)
        if found := key.here():
            packed.write(found, key.NAME)


def names(path: Path) -> set[str]:
    """Return the names of the photos that a backup speaks of."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as found:
        return {row[0] for row in found.execute("SELECT name FROM sessions_app_photo")}
