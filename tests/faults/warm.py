"""A server that comes back in a second: each life is forked from a process with all libraries loaded.

What is killed is a whole server process, as ever, and what comes up migrates, listens and admits
anew; only the seconds that Python needs for its imports are spared, fifty times in the test run.
`python -m tests.faults.warm` answers each line of its input with the pid of a new server, then,
once that one has ended, with its exit code.
"""

import os
import select
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, Any, NoReturn

from tests.server import ROOT, Server


class Life:
    """One life of the server, used as the `Popen` of an ordinary one."""

    def __init__(self, nest: subprocess.Popen[bytes]) -> None:
        self.nest = nest
        self.returncode: int | None = None
        nest.stdin.write(b"\n")
        self.pid = int(nest.stdout.readline())

    def poll(self, within: float | None = 0) -> int | None:
        """Return the exit code, or None if it still lives after ``within`` seconds."""
        if self.returncode is None and select.select([self.nest.stdout], [], [], within)[0]:
            self.returncode = int(self.nest.stdout.readline())
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        if (code := self.poll(timeout)) is None:
            raise subprocess.TimeoutExpired("server", timeout or 0)
        return code

    def send_signal(self, number: int) -> None:
        if self.returncode is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(9)


class WarmServer(Server):
    """A server whose restarts are forks; `close` ends what they are forked from."""

    def __init__(self, folder: Path, *, empty: bool = False, **environment: str) -> None:
        super().__init__(folder, empty=empty, **environment)
        self.nest: subprocess.Popen[bytes] | None = None

    def launch(self, log: IO[bytes]) -> Any:
        if self.nest is None:
            pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
            pipes |= {"stderr": log, "bufsize": 0}  # an answer in a buffer could not be waited for
            command = [sys.executable, "-m", "tests.faults.warm"]
            self.nest = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, start_new_session=True, **pipes
            )
        return Life(self.nest)

    def close(self) -> None:
        self.kill()
        if self.nest is not None:
            for pipe in (self.nest.stdin, self.nest.stdout):
                pipe.close()
            self.nest.wait(timeout=10)


def hatch(serve: Any) -> None:
    """Fork a server for each line that comes in; end with the input."""
    answers = os.fdopen(os.dup(1), "w")
    for _line in iter(sys.stdin.readline, ""):
        assert threading.active_count() == 1, "a thread would not live in the fork"
        if (child := os.fork()) == 0:
            os.dup2(2, 1)
            live(serve)
        print(child, file=answers, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), file=answers, flush=True)


def live(serve: Any) -> NoReturn:
    """Be the server, in a fork, to its end."""
    os.dup2(2, 1)
    try:
        serve.Command().run_from_argv(["manage.py", "serve"])
    except SystemExit as end:
        print(end.code or "", file=sys.stderr, flush=True)
    finally:
        os._exit(1)


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "worldcafe.settings")
    django.setup()
    import worldcafe.urls  # noqa: F401
    from sessions_app.management.commands import serve as command

    hatch(command)
