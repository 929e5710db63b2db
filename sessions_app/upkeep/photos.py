"""The photos of backups: one pool beside them, since a picture never changes once it is there."""

import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path

from django.conf import settings

from . import copying


def live() -> Path:
    """Return where the photos of the cafés are."""
    return Path(settings.MEDIA_ROOT) / "photos"


def pool(folder: Path) -> Path:
    """Return where the photos of the backups of ``folder`` are."""
    return folder / "photos"


def files(folder: Path) -> Iterator[Path]:
    """Return every photo below ``folder``."""
    return folder.glob("*/*.jpg")


def gather(source: Path, target: Path) -> int:
    """Have in ``target`` every photo of ``source``: the same file where that can be, else a copy.

    Return how many were missing.
    """
    missing = 0
    for photo in files(source):
        place = target / photo.parent.name / photo.name
        if place.exists():
            continue
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileNotFoundError):  # Removed meanwhile.
            _put(photo, place)
            missing += 1
    return missing


def _put(photo: Path, place: Path) -> None:
    try:
        os.link(photo, place)
        return
    except FileNotFoundError:
        raise
    except OSError:
        unfinished = place.with_suffix(".part")
    shutil.copyfile(photo, unfinished)
    copying.flush(unfinished)
    unfinished.replace(place)


def tidy(folder: Path, backups: Iterable[Path]) -> None:
    """Delete from the pool the photos that neither the cafés nor any of ``backups`` has."""
    here = {one.stem for one in files(live())}
    extra = [one for one in files(pool(folder)) if one.stem not in here]
    if not extra:
        return
    known: set[str] = set()
    for path in backups:
        try:
            with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as found:
                known |= {row[0] for row in found.execute("SELECT name FROM sessions_app_photo")}
        except sqlite3.Error:
            return  # Which photos it needs cannot be told.
    for one in extra:
        if one.stem not in known:
            one.unlink(missing_ok=True)
