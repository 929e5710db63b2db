"""Restoring a backup: verified, brought up to date beside the database, then put in its place."""

import os
import shutil
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection, connections
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import Cafe, Note, Purge
from ..models.cafe import new_epoch
from . import copying, photos, shelf
from .key import take_key
from .shelf import Why

ALIAS = "restored"
DATABASE = "worldcafe.sqlite3"
# What a file of our own making never reaches: refused before it fills the disk.
LARGEST = 64 * 10**9


class NotRestored(Exception):
    """A backup that was not restored. Nothing was changed; the sentence says why."""


class Outcome(NamedTuple):
    """What was restored: (title, code, notes) of each café, the time of the last note; ``aside``
    is the database that was replaced; ``purged``: what had been purged since, and is back."""

    cafes: list[tuple[str, str, int]]
    last_note: datetime | None
    aside: Path | None
    photos: int
    other_key: bool
    purged: list[str]


def restore(file: Path) -> Outcome:
    """Put a backup (.sqlite3, or the .zip that a browser downloaded) in the place of the database.

    To be called by the only process that uses the data folder. Each café gets a new epoch, so that
    tablets send again what they still hold.
    """
    database = shelf.database()
    if database is None:
        raise NotRestored(_("La base n’est pas un fichier SQLite : restaurez-la avec pg_restore."))
    with unpacked(file) as source, beside(database) as copy:
        try:
            copying.verify(source)
            copying.copy(source, copy)
        except (copying.Damaged, sqlite3.Error) as error:
            raise NotRestored(
                _("Ce fichier n’est pas une sauvegarde saine (%(reason)s).") % {"reason": error}
            ) from error
        with opened(copy):
            bring_up_to_date()
            for pk in list(Cafe.objects.using(ALIAS).values_list("pk", flat=True)):
                Cafe.objects.using(ALIAS).filter(pk=pk).update(epoch=new_epoch())
            cafes, last_note = told()
            gone = purged_since()
        copying.flush(copy)
        found = photos.gather(photos.pool(source.parent), photos.live())
        other_key = take_key(source.parent)
        aside = set_aside(database)
        copy.replace(database)
        copying.flush(database.parent)
    return Outcome(cafes, last_note, aside, found, other_key, gone)


@contextmanager
def unpacked(file: Path) -> Iterator[Path]:
    """Give the database of a backup; of a .zip, its files are unpacked meanwhile."""
    file.stat()  # Absent, it is said so, as of any file.
    if not zipfile.is_zipfile(file):
        yield file
        return
    folder = Path(settings.DATA_DIR) / f".restauration-{os.getpid()}"
    try:
        with zipfile.ZipFile(file) as packed:
            names = [one for one in packed.infolist() if not one.is_dir()]
            if DATABASE not in packed.namelist() or sum(one.file_size for one in names) > LARGEST:
                raise NotRestored(_("Ce fichier .zip n’est pas une sauvegarde de worldcafe."))
            packed.extractall(folder)
        yield folder / DATABASE
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def beside(database: Path) -> Iterator[Path]:
    """Give a file beside the database, on the same disk; gone afterwards unless it was moved."""
    copy = database.with_name(f".{database.name}-{os.getpid()}.part")
    try:
        yield copy
    finally:
        for one in (copy, *journals(copy)):
            one.unlink(missing_ok=True)


@contextmanager
def opened(copy: Path) -> Iterator[None]:
    """Let Django use ``copy`` under ALIAS."""
    connections.settings[ALIAS] = connection.settings_dict | {"NAME": copy}
    try:
        yield
        with connections[ALIAS].cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connections[ALIAS].close()
        del connections[ALIAS], connections.settings[ALIAS]


def bring_up_to_date() -> None:
    """Migrate an older backup; refuse one of a newer version, or one that is none."""
    loader = MigrationLoader(connections[ALIAS])
    applied = {name for app, name in loader.applied_migrations if app == "sessions_app"}
    if not applied:
        raise NotRestored(_("Ce fichier n’est pas une sauvegarde de worldcafe."))
    if unknown := applied - {name for app, name in loader.disk_migrations if app == "sessions_app"}:
        raise NotRestored(
            _(
                "Cette sauvegarde vient d’une version plus récente de worldcafe (%(what)s). "
                "Installez d’abord cette version."
            )
            % {"what": ", ".join(sorted(unknown))}
        )
    try:
        call_command("migrate", database=ALIAS, interactive=False, verbosity=0)
    except Exception as error:
        raise NotRestored(
            _("Cette sauvegarde n’a pu être mise à jour (%(reason)s).") % {"reason": error}
        ) from error


def told() -> tuple[list[tuple[str, str, int]], datetime | None]:
    """Return each café with its count of notes, and when the last note came."""
    notes = Note.objects.using(ALIAS)
    cafes = [
        (cafe.title, cafe.code, notes.filter(cafe=cafe).count())
        for cafe in Cafe.objects.using(ALIAS).order_by("-starts_at")
    ]
    last = notes.order_by("-created_at").values_list("created_at", flat=True).first()
    return cafes, last


def purged_since() -> list[str]:
    """Return the codes of the cafés that were purged here, and whose backup is of before."""
    database = shelf.database()
    if database is None or not database.exists():
        return []
    try:
        now = dict(Purge.objects.order_by("pk").values_list("cafe__code", "at"))
    except DatabaseError:
        return []  # What is replaced may be damaged: that is why it is.
    then = set(Purge.objects.using(ALIAS).values_list("cafe__code", "at"))
    return [code for code, at in now.items() if (code, at) not in then]


def set_aside(database: Path) -> Path | None:
    """Keep the database that is replaced under the name of a backup; return that."""
    connection.close()
    if not database.exists():
        return None
    with suppress(sqlite3.Error), closing(sqlite3.connect(database)) as found:
        found.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    aside = shelf.place(shelf.home(), Why.RESTORE, timezone.now()).path
    photos.gather(photos.live(), photos.pool(aside.parent))
    with suppress(FileNotFoundError):
        aside.unlink()
    shutil.copyfile(database, aside)
    copying.flush(aside)
    # A journal left beside another database would be taken for its own.
    for one in journals(database):
        if one.exists():
            one.replace(aside.with_name(aside.name + one.name.removeprefix(database.name)))
    return aside


def journals(database: Path) -> list[Path]:
    """Return the files that SQLite may have beside a database."""
    return [database.with_name(f"{database.name}{end}") for end in ("-wal", "-shm", "-journal")]
