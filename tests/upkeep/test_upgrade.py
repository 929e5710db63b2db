"""An upgrade: a backup before, and whatever goes wrong the data of before are there.

The next version is played by this one with a migration more, in processes of its own.
"""

import os
import shutil
import sqlite3
from contextlib import closing

import pytest

import sessions_app.migrations
from sessions_app.upkeep import shelf
from tests import made_tables
from tests.server import Server

SETTINGS = """
from worldcafe.settings import *

MIGRATION_MODULES = {"sessions_app": "next_migrations"}
"""
NEXT = """
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("sessions_app", "LAST")]
    operations = [
        migrations.AddField("Organisation", "planted", models.IntegerField(default=7)),
        MORE
    ]
"""
BREAKS = 'migrations.RunSQL("DELETE FROM sessions_app_organisation; SELECT * FROM nowhere")'
NAMES = "SELECT name FROM sessions_app_organisation"


class Upgraded(Server):
    """The data folder of a server, as the next version finds it."""

    def __init__(self, before: Server, breaks: bool = False) -> None:
        code = before.folder.parent / f"next-{breaks}"
        package = code / "next_migrations"
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(sessions_app.migrations.__path__[0], package, ignore=ignored)
        last = max(one.stem for one in package.glob("0*.py"))
        text = NEXT.replace("LAST", last).replace("MORE", BREAKS if breaks else "")
        (package / "9999_planted.py").write_text(text, encoding="utf-8")
        (code / "next_settings.py").write_text(SETTINGS, encoding="utf-8")
        more = {"DJANGO_SETTINGS_MODULE": "next_settings", "PYTHONPATH": str(code)}
        super().__init__(before.folder, **more)

    @property
    def database(self):
        return self.folder / "worldcafe.sqlite3"


@pytest.fixture
def now(tmp_path):
    """This version, with an organisation in its database."""
    if "DATABASE_URL" in os.environ:
        pytest.skip("a migration of PostgreSQL takes itself back")
    folder = tmp_path / "place"
    folder.mkdir()
    server = Server(folder)
    made_tables.lay(folder)
    with closing(sqlite3.connect(folder / "worldcafe.sqlite3")) as found:
        found.execute(
            "INSERT INTO sessions_app_organisation (name, short_name, created_at) "
            "VALUES ('Centre de quartier', '', '2026-09-21')"
        )
        found.commit()
    yield server
    server.kill()


def ask(path, statement):
    with closing(sqlite3.connect(path)) as found:
        return found.execute(statement).fetchall()


def test_an_upgrade_is_backed_up_and_the_way_back_is_that_backup(now):
    home = now.folder / "sauvegardes"
    assert not home.exists(), "there was nothing to back up in an empty folder"
    upgraded = Upgraded(now)
    upgraded.start()
    upgraded.stop()
    rows = "SELECT name, planted FROM sessions_app_organisation"
    assert ask(upgraded.database, rows) == [("Centre de quartier", 7)]
    [before] = shelf.backups(home)
    assert before.why == "avant-mise-a-jour"
    # The version before comes back: it does not touch what it does not know, and says what to do.
    with pytest.raises(RuntimeError, match=r"plus récente de worldcafe \(9999_planted\)"):
        now.start()
    assert ask(upgraded.database, rows) == [("Centre de quartier", 7)]
    now.manage("restore", str(before.path))
    now.start()
    assert ask(upgraded.database, NAMES) == [("Centre de quartier",)]


def test_a_backup_of_the_version_before_is_brought_up_to_date(now):
    now.manage("backup")
    [old] = shelf.backups(now.folder / "sauvegardes")
    upgraded = Upgraded(now)
    upgraded.manage("restore", str(old.path))
    planted = "SELECT name, planted FROM sessions_app_organisation"
    assert ask(upgraded.database, planted) == [("Centre de quartier", 7)]


def test_a_migration_that_fails_half_way_leaves_the_database_of_before(now):
    upgraded = Upgraded(now, breaks=True)
    schema = "SELECT sql FROM sqlite_master ORDER BY name"
    before = ask(upgraded.database, schema)
    with pytest.raises(RuntimeError, match="La base d’avant est remise en place") as problem:
        upgraded.start()
    assert "nowhere" in str(problem.value)
    assert "Traceback" not in str(problem.value)
    assert ask(upgraded.database, schema) == before
    assert ask(upgraded.database, NAMES) == [("Centre de quartier",)]
    now.start()


def test_without_room_for_a_backup_nothing_is_migrated(now):
    upgraded = Upgraded(now)
    (now.folder / "sauvegardes").write_text("a file, where the folder is to be")
    with pytest.raises(AssertionError, match="faute de sauvegarde"):
        upgraded.manage("migrate")
    assert "planted" not in str(ask(upgraded.database, "SELECT sql FROM sqlite_master"))
