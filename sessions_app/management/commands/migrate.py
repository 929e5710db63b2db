"""Django's `migrate`, with a backup before; a migration that fails leaves the database as it was."""

from typing import Any

from django.core.management.commands.migrate import Command as Migrate
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.migrations.executor import MigrationExecutor

from ...upkeep.migrating import guarded


class Command(Migrate):
    """``migrate``: the same, but SQLite's database is backed up first, and put back if it fails."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate, guarded where anything is to be changed."""
        if options["database"] != DEFAULT_DB_ALIAS or not self.changes(options):
            super().handle(*args, **options)
            return
        with guarded():
            super().handle(*args, **options)

    def changes(self, options: dict[str, Any]) -> bool:
        """Tell whether migrations would be applied or taken back."""
        if options["plan"] or options["check_unapplied"]:
            return False
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        return bool(options["app_label"] or plan)
