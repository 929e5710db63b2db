"""Backups are of SQLite; each test has a data folder of its own for them."""

import os

import pytest

from sessions_app.upkeep import state
from tests import made_tables
from tests.server import Server


@pytest.fixture
def folder(settings, tmp_path):
    if "DATABASE_URL" in os.environ:
        pytest.skip("PostgreSQL is backed up with its own programs")
    settings.DATA_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"
    settings.BACKUP_MINUTES = 5
    yield tmp_path
    state.succeeded()
    state.succeeded_elsewhere()
    state.wrote()


@pytest.fixture(scope="package")
def furnished(tmp_path_factory):
    """A data folder with the demonstration, photos included."""
    if "DATABASE_URL" in os.environ:
        pytest.skip("PostgreSQL is restored with its own programs")
    server = Server(tmp_path_factory.mktemp("furnished"))
    made_tables.lay(server.folder)
    server.manage("demo_cafe", "--json")
    return server.folder
