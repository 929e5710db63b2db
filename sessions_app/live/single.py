"""The only server of a data folder: SQLite and the in-memory layer cannot be shared."""

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext as _
from filelock import FileLock, Timeout

held: FileLock | None = None


def hold(folder: Path) -> None:
    """Hold ``folder`` for this process until it ends; holding it twice is fine.

    Raise ImproperlyConfigured, with what to do, where another server holds it.
    """
    global held
    if held is not None:
        return
    lock = FileLock(folder / "server.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise ImproperlyConfigured(
            _(
                "Un serveur utilise déjà le dossier de données %(folder)s. Arrêtez-le d’abord, ou "
                "choisissez un autre dossier avec WORLDCAFE_DATA. Plusieurs processus demandent "
                "DATABASE_URL (PostgreSQL) et REDIS_URL."
            )
            % {"folder": folder}
        ) from None
    held = lock
