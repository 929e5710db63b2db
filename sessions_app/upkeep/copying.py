"""Copying a database in use: one moment of it, page by page, read back before it counts."""

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path

# Writers of SQLite's journal wait for no reader; short rests leave them the disk and the processor.
PAGES, REST = 512, 0.004


class Damaged(Exception):
    """A file that is no sound database of SQLite."""


def copy(source: Path, target: Path) -> None:
    """Copy ``source`` as it is now into ``target``, verified and on the disk.

    Raise Damaged, sqlite3.Error or OSError; then ``target`` may be there, and is worth nothing.
    """
    with (
        closing(sqlite3.connect(source, timeout=20, isolation_level=None)) as here,
        closing(sqlite3.connect(target, isolation_level=None)) as there,
    ):
        there.execute("PRAGMA synchronous=OFF")
        # One reading for the whole copy: without it, each write elsewhere begins it anew.
        here.execute("BEGIN")
        here.execute("SELECT count(*) FROM sqlite_master").fetchone()
        here.backup(there, pages=PAGES, progress=_rest)
        here.execute("ROLLBACK")
        # A backup is one file, without a journal beside it.
        there.execute("PRAGMA journal_mode=DELETE")
    verify(target)
    flush(target)


def _rest(status: int, remaining: int, total: int) -> None:
    if remaining:
        time.sleep(REST)


def verify(path: Path) -> None:
    """Read a whole database; raise Damaged where anything in it is wrong."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as found:
            said = [row[0] for row in found.execute("PRAGMA integrity_check")]
    except sqlite3.DatabaseError as error:
        raise Damaged(str(error)) from error
    if said != ["ok"]:
        raise Damaged(said[0])


def flush(path: Path) -> None:
    """Have a file on the disk, or where the system can, the names in a folder."""
    if path.is_dir() and os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
