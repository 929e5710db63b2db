"""Where backups stand and what they are called: below the data folder, and on a second disk if any."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext_lazy as _

NAME = re.compile(r"worldcafe-(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ)(?:-([a-z-]+))?\.sqlite3")
STAMP = "%Y-%m-%dT%H-%M-%SZ"


class Why(StrEnum):
    """Why a backup was made, as its name says."""

    REGULAR = "auto"
    ASKED = "demande"
    MIGRATION = "avant-mise-a-jour"
    RESTORE = "avant-restauration"


WORDS: dict[str, object] = {
    Why.REGULAR: _("d’elle-même"),
    Why.ASKED: _("demandée"),
    Why.MIGRATION: _("avant une mise à jour"),
    Why.RESTORE: _("base remplacée par une restauration"),
}


class Backup(NamedTuple):
    """One backup: its file, when it was begun (UTC, whole seconds) and why."""

    path: Path
    at: datetime
    why: str

    @property
    def size(self) -> int:
        """Return its bytes, without the photos, which backups share."""
        return self.path.stat().st_size


def database() -> Path | None:
    """Return the file of the database, or None where it is not SQLite's to copy."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite" or "mode=memory" in name or name == ":memory:":
        return None
    return Path(name)


def home() -> Path:
    """Return the folder of the backups, made at its first use and its owner's alone."""
    folder = Path(settings.DATA_DIR) / "sauvegardes"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def second() -> Path | None:
    """Return the second place that was asked for, there or not."""
    return Path(settings.BACKUP_DIR) if settings.BACKUP_DIR else None


def place(folder: Path, why: Why, at: datetime) -> Backup:
    """Return the backup to be made in ``folder``; its name tells the moment."""
    at = at.astimezone(UTC).replace(microsecond=0)
    return Backup(folder / f"worldcafe-{at.strftime(STAMP)}-{why}.sqlite3", at, why)


def backups(folder: Path) -> list[Backup]:
    """Return the backups of a folder, the latest first."""
    return sorted(_found(folder), key=lambda one: (one.at, one.path.name), reverse=True)


def _found(folder: Path) -> Iterator[Backup]:
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        if match := NAME.fullmatch(path.name):
            at = datetime.strptime(match[1], STAMP).replace(tzinfo=UTC)
            yield Backup(path, at, match[2] or Why.ASKED)


def latest() -> Backup | None:
    """Return the last backup of the data folder."""
    return next(iter(backups(home())), None)


def remove(backup: Backup) -> None:
    """Delete a backup, with the journal that a damaged database was set aside with."""
    for end in ("", "-wal", "-shm", "-journal"):
        backup.path.with_name(backup.path.name + end).unlink(missing_ok=True)
