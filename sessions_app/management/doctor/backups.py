"""The last backup, and whether the place for a second one is there."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.utils.translation import gettext as _

from ...upkeep import shelf, state
from .finding import Finding, good, look

LATE = timedelta(hours=2)  # a running server makes one each hour in which something changed


def check() -> list[Finding]:
    """Look at the backups, where there is a database to back up."""
    database, fare = shelf.database(), state.fare()
    if database is None or not database.exists():
        return []
    if fare is None:
        return [of_none_wanted()]
    return [of_last(fare, changed(database)), *of_second(shelf.second())]


def changed(database: Path) -> datetime:
    """Return when the database was last written to."""
    journal = database.with_name(f"{database.name}-wal")
    files = [database, *([journal] if journal.exists() and journal.stat().st_size else [])]
    return datetime.fromtimestamp(max(one.stat().st_mtime for one in files), UTC)


def of_none_wanted() -> Finding:
    """Judge a server that was told to make none."""
    todo = _("Retirez WORLDCAFE_BACKUP_MINUTES, ou lancez vous-même : worldcafe backup")
    return look("backup", _("Sauvegarde : ce serveur n’en fait aucune."), todo)


def of_last(fare: state.Fare, changed: datetime) -> Finding:
    """Judge the last backup by what was written since."""
    todo = _("Faites-en une maintenant : worldcafe backup")
    if fare.last is None:
        return look("backup", _("Sauvegarde : aucune encore."), todo)
    said = _("Sauvegarde : la dernière, %(when)s.") % {"when": fare.at}
    return look("backup", said, todo) if changed - fare.last > LATE else good("backup", said)


def of_second(place: Path | None) -> list[Finding]:
    """Judge the second place; none asked for is not worth a line."""
    if place is None:
        return []
    said = _("Seconde sauvegarde : %(place)s") % {"place": place}
    if place.is_dir():
        return [good("second-backup", said)]
    return [look("second-backup", said, _("Ce dossier est absent : branchez la clé ou le disque."))]
