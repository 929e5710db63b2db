"""Several server processes on the same databases, used where a run has one server."""

from itertools import cycle
from pathlib import Path
from typing import Any

from tests.server import Server


class Fleet:
    """Processes that share PostgreSQL, Valkey and their secret; one of them is killed at a time."""

    def __init__(
        self, folder: Path, processes: int, kind: type[Server] = Server, **environment: str
    ) -> None:
        environment.setdefault("WORLDCAFE_SECRET_KEY", "the same in every process of a run")
        self.servers = [kind(folder / f"process-{n + 1}", **environment) for n in range(processes)]
        self.victims = cycle(self.servers)

    def __getattr__(self, name: str) -> Any:
        """What is asked of a server at rest (an address, a command) is asked of the first."""
        return getattr(self.servers[0], name)

    @property
    def ports(self) -> list[int]:
        return [one.port for one in self.servers]

    def start(self) -> None:
        """Start them one after the other: the first migrates."""
        for one in self.servers:
            one.folder.mkdir(exist_ok=True)
            one.start()

    def restart(self) -> None:
        """Kill one process and start it again; each has its turn, the others go on."""
        next(self.victims).restart()

    def close(self) -> None:
        for one in self.servers:
            one.close()
