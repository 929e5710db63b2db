"""The tables of the database, brought up to date before a command uses them."""

from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from ..live import single
from ..upkeep.migrating import lacks_migrations


def ready() -> None:
    """Migrate where that is needed and no server holds the folder: one that does has seen to it."""
    if lacks_migrations():
        if settings.SINGLE_PROCESS:
            single.hold(Path(settings.DATA_DIR))
        call_command("migrate", interactive=False, verbosity=0)
