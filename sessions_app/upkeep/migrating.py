"""Migrations of a SQLite database: backed up before; one that fails leaves what was there before."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from . import backups, copying, shelf
from .restoring import journals
from .shelf import Why


class NotMigrated(CommandError):
    """The database could not be brought up to date; it is as it was before. A French sentence."""


def lacks_migrations() -> bool:
    """Tell whether a migration is still to be applied; raise NotMigrated at a newer database."""
    executor = MigrationExecutor(connection)
    known = {name for app, name in executor.loader.disk_migrations if app == "sessions_app"}
    applied = {name for app, name in executor.loader.applied_migrations if app == "sessions_app"}
    if unknown := applied - known:
        raise NotMigrated(
            _(
                "Cette base vient d’une version plus récente de worldcafe (%(what)s). Rien n’a été "
                "changé. Installez cette version, ou restaurez la sauvegarde faite avant la mise à "
                "jour : « restore » sans nom de fichier les énumère."
            )
            % {"what": ", ".join(sorted(unknown))}
        )
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


@contextmanager
def guarded() -> Iterator[None]:
    """Back up before what is done inside; where it fails, put back what was there, and say so."""
    database = shelf.database()
    if database is None or not connection.introspection.table_names():
        yield
        return
    connection.close()
    try:
        before = backups.make(Why.MIGRATION)
    except backups.Unable as problem:
        raise NotMigrated(
            _("La base n’est pas mise à jour, faute de sauvegarde. %(why)s")
            % {"why": problem.sentence}
        ) from problem
    try:
        yield
    except Exception as error:
        put_back(before.path, database)
        raise NotMigrated(
            _(
                "La mise à jour de la base a échoué (%(reason)s). La base d’avant est remise en "
                "place, rien n’est perdu; sa sauvegarde est %(file)s. Reprenez la version "
                "précédente de worldcafe."
            )
            % {"reason": error, "file": before.path}
        ) from error


def put_back(backup: Path, database: Path) -> None:
    """Have the database be what a backup says, in one step."""
    connection.close()
    again = database.with_name(f".{database.name}.part")
    copying.copy(backup, again)
    with closing(sqlite3.connect(database)) as found:
        found.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for one in journals(database):
        one.unlink(missing_ok=True)
    again.replace(database)
    copying.flush(database.parent)
