"""The tables of the database: made or brought up to date before they are used."""

from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from ..live import single


def lacking() -> bool:
    """Tell whether the database is older than this version."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def ready() -> None:
    """Bring the tables up to date for a command, unless a server is there: it has seen to it."""
    if lacking():
        if settings.SINGLE_PROCESS:
            single.hold(Path(settings.DATA_DIR))
        call_command("migrate", interactive=False, verbosity=0)
