"""Backups: made whole and verified or not at all, kept within bounds, renewed after a purge."""

import os
import shutil
import sqlite3
import time
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from threading import Lock

from django.db.models import Max
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ..models import Purge
from . import copying, keeping, photos, room, shelf, state
from .copying import Damaged
from .key import keep_key
from .shelf import Backup, Why

making = Lock()
# Where the disk is nearly full these stay, and nothing else.
FEWEST = 3
ABANDONED = 3600.0


class Unable(Exception):
    """A backup that could not be made: ``sentence`` says why and what to do."""

    def __init__(self, sentence: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def make(why: Why) -> Backup:
    """Back up the database and the photos now; return the backup, verified and on the disk."""
    source = shelf.database()
    if source is None:
        raise Unable(
            _(
                "La base n’est pas un fichier SQLite : sauvegardez-la avec pg_dump, comme le dit "
                "la page d’aide « Installer sur un serveur »."
            )
        )
    with making:
        try:
            made = _make(source, why)
        except Unable as problem:
            state.failed(problem.sentence)
            raise
        state.succeeded()
        _elsewhere(made)
        if why != Why.MIGRATION:  # Whose tables may be those of an older version.
            tidy()
    return made


def _make(source: Path, why: Why) -> Backup:
    try:
        folder = shelf.home()
        _find_room(source, folder)
        return _copied(source, shelf.place(folder, why, timezone.now()))
    except (OSError, sqlite3.Error, Damaged) as error:
        raise Unable(
            format_lazy(
                _(
                    "La sauvegarde a échoué ({reason}). Les cafés ne sont pas touchés et les "
                    "sauvegardes précédentes restent."
                ),
                reason=error,
            )
        ) from error


def _copied(source: Path, made: Backup) -> Backup:
    folder = made.path.parent
    unfinished = folder / f".{made.path.stem}-{os.getpid()}.part"
    try:
        copying.copy(source, unfinished)
        unfinished.replace(made.path)
        photos.gather(photos.live(), photos.pool(folder))
        copying.flush(folder)
    finally:
        unfinished.unlink(missing_ok=True)
    return made


def _find_room(source: Path, folder: Path) -> None:
    """Give up older backups where the disk is nearly full; raise Unable where it still is."""
    wanted = room.needed(source)
    if room.free(folder) < wanted:
        for one in shelf.backups(folder)[FEWEST:]:
            shelf.remove(one)
        photos.tidy(folder, [one.path for one in shelf.backups(folder)])
    if (free := room.free(folder)) < wanted:
        raise Unable(
            format_lazy(
                _(
                    "Le disque de cet ordinateur est presque plein ({free} libres) : aucune "
                    "nouvelle sauvegarde. Libérez au moins {wanted}."
                ),
                free=room.words(free),
                wanted=room.words(wanted - free),
            )
        )


def _elsewhere(made: Backup) -> None:
    """Copy a backup to the second place, read it back there, and say where that cannot be done."""
    folder = shelf.second()
    if folder is None:
        return
    if not folder.is_dir():
        state.failed_elsewhere(
            _("La clé des sauvegardes n’est pas là : branchez-la, la copie suivra.")
        )
        return
    target = folder / made.path.name
    unfinished = folder / f".{made.path.stem}.part"
    try:
        shutil.copyfile(made.path, unfinished)
        copying.flush(unfinished)
        copying.verify(unfinished)
        unfinished.replace(target)
        photos.gather(photos.pool(made.path.parent), photos.pool(folder))
        keep_key(folder)
        state.succeeded_elsewhere()
    except (OSError, Damaged) as error:
        state.failed_elsewhere(
            format_lazy(_("La copie sur la clé des sauvegardes a échoué ({reason})."), reason=error)
        )
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def tidy() -> None:
    """Delete the backups that need not be kept, and those from before the last purge."""
    purged = Purge.objects.aggregate(last=Max("cleaned_at"))["last"]
    for folder in filter(None, (shelf.home(), shelf.second())):
        with suppress(OSError):
            _tidy(folder, purged)


def _tidy(folder: Path, purged: datetime | None) -> None:
    every = shelf.backups(folder)
    now = timezone.localtime()
    keep = keeping.kept([timezone.localtime(one.at) for one in every], now)
    for one in every:
        too_old = purged is not None and one.at <= purged.replace(microsecond=0)
        if too_old or one.at not in keep:
            shelf.remove(one)
    for part in folder.glob(".worldcafe-*.part"):
        if time.time() - part.stat().st_mtime > ABANDONED:
            part.unlink(missing_ok=True)
    photos.tidy(folder, [one.path for one in shelf.backups(folder)])


def renew() -> None:
    """After a purge: have a backup without what was deleted, and no other. Raise Unable.

    Those on a second disk that is away go when it is back, by their date.
    """
    with making:  # One under way may be of before.
        some = any(shelf.backups(folder) for folder in places())
    if not some:
        return
    # Names tell whole seconds: the new one is to be later than what was deleted.
    time.sleep(1 - time.time() % 1)
    fresh = make(Why.REGULAR).path.name
    for folder in places():
        for one in shelf.backups(folder):
            if one.path.name != fresh:
                shelf.remove(one)
        photos.tidy(folder, [one.path for one in shelf.backups(folder)])


def places() -> list[Path]:
    """Return the folders that hold backups and are there now."""
    return [one for one in (shelf.home(), shelf.second()) if one and one.is_dir()]
