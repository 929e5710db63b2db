"""The tables of the database: made or brought up to date before they are used."""

from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from ..live import single
from ..upkeep.migrating import lacks_migrations


def ready() -> None:
    """Bring the tables up to date for a command, unless a server is there: it has seen to it."""
    if lacks_migrations():
        if settings.SINGLE_PROCESS:
            single.hold(Path(settings.DATA_DIR))
        call_command("migrate", interactive=False, verbosity=0)
