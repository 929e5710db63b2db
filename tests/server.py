"""A real server for the tests that kill, restart or browse one: `manage.py serve` as a process."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest

from tests import made_tables
from tests.ports import free_port

ROOT = Path(__file__).resolve().parents[1]
READY_WITHIN = 30.0
# Compiling all that it imports took two thirds of a start, where Python may not keep the result.
BYTECODE = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(ROOT / ".venv" / "bytecode")}


class Server:
    """One `manage.py serve` with a data folder (or a PostgreSQL database) of its own."""

    command: tuple[str, ...] = (sys.executable, "manage.py", "serve")
    working_folder = ROOT

    def __init__(self, folder: Path, *, empty: bool = False, **environment: str) -> None:
        """``empty``: it makes its tables itself at its first start, as on a new laptop."""
        self.folder, self.empty = folder, empty
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None
        self.environment = {
            **os.environ,
            **BYTECODE,
            "WORLDCAFE_DATA": str(folder),
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "PYTHONUNBUFFERED": "1",
            **made_tables.own_database(empty),
            **environment,
        }

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def ports(self) -> list[int]:
        """The ports of all its processes: of one, or of a whole `Fleet`."""
        return [self.port]

    @property
    def room_url(self) -> str:
        """The same server under a name that is not a secure context, as tablets reach it."""
        return f"http://cafe.test:{self.port}"

    def absolute(self, address: str) -> str:
        """Return the address on this server of a path, or of a URL that names another port."""
        parts = urlsplit(address)
        return f"{self.base_url}{parts._replace(scheme='', netloc='').geturl()}"

    @property
    def log(self) -> str:
        return (self.folder / "server.log").read_text(encoding="utf-8", errors="replace")

    def start(self, ready_within: float = READY_WITHIN) -> None:
        """Start and wait for /healthz; RuntimeError with the server's output if it never comes."""
        if not (self.empty or self.environment.get("DATABASE_URL")):
            made_tables.lay(self.folder)
        with (self.folder / "server.log").open("ab") as log:
            self.process = self.launch(log)
        deadline = time.monotonic() + ready_within
        while not self.healthy():
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                raise RuntimeError(f"The server did not start:\n{self.log}")
            time.sleep(0.05)

    def launch(self, log: IO[bytes]) -> Any:
        """Return the running process, which writes to ``log``."""
        return subprocess.Popen(
            self.command,
            cwd=self.working_folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def healthy(self) -> bool:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=2)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()

    def kill(self) -> None:
        """End it as a power cut would: SIGKILL, nothing flushed, nobody told."""
        self._end(signal.SIGKILL, 10)

    def stop(self, within: float = 15) -> int | None:
        """Stop it as Ctrl-C would and return its exit code; killed if it takes longer."""
        return self._end(signal.SIGINT, within)

    def close(self) -> None:
        """End all that this server started."""
        self.kill()

    def restart(self) -> None:
        self.kill()
        self.start()

    def freeze(self) -> None:
        """Suspend it, as a laptop that sleeps; `thaw` wakes it."""
        if self.process:
            self.process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        if self.process:
            self.process.send_signal(signal.SIGCONT)

    def manage(self, *arguments: str) -> str:
        """Run a management command beside the server and return what it printed."""
        command = [sys.executable, "manage.py", *arguments]
        result = subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout

    def _end(self, with_signal: signal.Signals, within: float) -> int | None:
        if self.process is None:
            return None
        self.process.send_signal(with_signal)
        try:
            self.process.wait(timeout=within)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        code, self.process = self.process.returncode, None
        return code


def scene_doors(server: Server) -> dict[str, str]:
    """Load the demonstration on a server and return the doors to its screens, by name."""
    return json.loads(server.manage("demo_cafe", "--json"))["screens"]


@pytest.fixture
def start_server(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Return a function that starts servers (keyword arguments: environment), ended afterwards."""
    with ExitStack() as running:

        def start(*, empty: bool = False, **environment: str) -> Server:
            folder = tmp_path / f"server-{uuid4().hex[:8]}"
            folder.mkdir()
            server = Server(folder, empty=empty, **environment)
            running.callback(server.kill)
            server.start()
            return server

        yield start


@pytest.fixture
def server(start_server: Callable[..., Server]) -> Server:
    """A server that is up, where nobody has been yet."""
    return start_server()


@pytest.fixture
def new_laptop(start_server: Callable[..., Server]) -> Server:
    """A server that made all of its data folder itself."""
    return start_server(empty=True)
