"""Databases whose tables are made once in a run, then copied: migrating is most of a first start."""

import atexit
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parents[1]
FILE = "worldcafe.sqlite3"
TEMPLATE = "tables_made"


def lay(folder: Path) -> None:
    """Put a database with its tables and nothing else into a data folder where nothing is yet."""
    if not any((folder / name).exists() for name in (FILE, "secret-key")):
        shutil.copy(_file(), folder / FILE)


def own_database(empty: bool) -> dict[str, str]:
    """On PostgreSQL, make one more database in the cluster of this run; with its tables or without."""
    if not (url := os.environ.get("DATABASE_URL")):
        return {}
    source = "template1" if empty else _template(url)
    return {"DATABASE_URL": _database(url, f"server_{uuid4().hex[:12]}", source)}


@cache
def _file() -> Path:
    folder = Path(mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    _migrate(folder, DATABASE_URL="")
    return folder / FILE


@cache
def _template(url: str) -> str:
    folder = Path(mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    _migrate(folder, DATABASE_URL=_database(url, TEMPLATE, "template1"))
    return TEMPLATE


def _migrate(folder: Path, **environment: str) -> None:
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "-v0"],
        cwd=ROOT,
        env={**os.environ, "WORLDCAFE_DATA": str(folder), **environment},
        check=True,
    )


def _database(url: str, name: str, source: str) -> str:
    make = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(make.format(sql.Identifier(name), sql.Identifier(source)))
    return urlsplit(url)._replace(path=f"/{name}").geturl()
