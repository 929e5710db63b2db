"""Nothing in the product needs POSIX, nor the libraries of a server with PostgreSQL."""

import ast
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from sessions_app.live.front_door import descriptors, limits
from sessions_app.management import files
from tests.sources import ROOT, modules, name, parsed

# Each stands behind a look at the system, which says what is done elsewhere.
GUARDED = {
    "sessions_app/live/front_door/descriptors.py: resource",
    "sessions_app/synthesis/nearness/child.py: os.nice",
}
POSIX = {
    *("fcntl", "resource", "pwd", "grp", "termios", "tty", "pty", "syslog", "readline"),
    *(f"os.{one}" for one in ("fork", "getuid", "geteuid", "getgid", "setsid", "nice", "uname")),
    *(f"os.{one}" for one in ("statvfs", "sched_getaffinity", "killpg", "chown", "mkfifo", "sync")),
    *(f"os.{one}" for one in ("symlink", "getloadavg", "O_NOFOLLOW", "O_CLOEXEC", "O_DIRECTORY")),
    *(f"signal.{one}" for one in ("SIGKILL", "SIGHUP", "SIGUSR1", "SIGALRM", "alarm", "pause")),
    *("socket.AF_UNIX", "asyncio.add_signal_handler", "loop.add_signal_handler", "time.tzset"),
}
BARE = """
import builtins, importlib, pkgutil, sys
POSIX = {"fcntl", "resource", "pwd", "grp", "termios", "syslog"}
for one in ("psycopg", "psycopg_pool", "channels_redis", "redis", "uvloop", "uvicorn", "httptools"):
    sys.modules[one] = None
usual = builtins.__import__
def without_posix(name, globals=None, *rest, **more):
    ours = (globals or {}).get("__name__", "").startswith(("sessions_app", "worldcafe"))
    if ours and name in POSIX:
        raise ModuleNotFoundError(name)
    return usual(name, globals, *rest, **more)
builtins.__import__ = without_posix
import django
django.setup()
import sessions_app, worldcafe
for package in (sessions_app, worldcafe):
    for one in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if one.name not in ("worldcafe.__main__", "sessions_app.live.uvicorn_socket"):
            importlib.import_module(one.name)
print("all imported")
"""


def names_in(path: Path):
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield f"{node.value.id}.{node.attr}"
        elif isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{one.name}" for one in node.names)
            yield node.module or ""


def test_what_only_posix_has_stands_behind_a_look_at_the_system():
    found = {
        f"{name(path)}: {one}"
        for path in modules("sessions_app", "worldcafe")
        for one in names_in(path)
        if one in POSIX
    }
    assert found == GUARDED


def test_everything_is_imported_without_posix_and_postgresql(tmp_path, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("REDIS_URL", raising=False)
    monkeypatch.setenv("WORLDCAFE_DATA", str(tmp_path))
    monkeypatch.setenv("AUTOBAHN_USE_NVX", "0")
    result = subprocess.run(
        [sys.executable, "-c", BARE], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.stdout == "all imported\n", result.stderr


def test_windows_lets_in_no_more_connections_than_its_select_takes(monkeypatch):
    monkeypatch.setattr(descriptors.sys, "platform", "win32")
    assert descriptors.raise_limit() == 448
    assert descriptors.raise_limit() < limits.WINDOWS_SELECT


def test_a_file_is_closed_before_it_is_renamed(monkeypatch, tmp_path):
    usual = files.os.replace

    def of_windows(source, target):
        """Refuse, as Windows does, to rename a file that is open."""
        if str(source) in {one.path for one in psutil.Process().open_files()}:
            raise PermissionError(13, "in use", source)
        usual(source, target)

    monkeypatch.setattr(files.os, "replace", of_windows)
    files.replace(tmp_path / "fiche.pdf", b"whole")
    assert (tmp_path / "fiche.pdf").read_bytes() == b"whole"


def test_a_file_that_cannot_be_put_in_place_leaves_nothing(monkeypatch, tmp_path):
    (tmp_path / "fiche.pdf").mkdir()
    with pytest.raises(OSError, match=r"fiche\.pdf"):
        files.replace(tmp_path / "fiche.pdf", b"whole")
    assert [one.name for one in tmp_path.iterdir()] == ["fiche.pdf"]
