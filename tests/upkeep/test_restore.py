"""Restoring: verified first, what is replaced kept aside, tablets told, older ones brought up to date."""

import shutil
import sqlite3
import zipfile
from contextlib import closing

import pytest
from django.core.management import CommandError, call_command

from sessions_app.upkeep import copying, shelf
from sessions_app.upkeep.restoring import NotRestored, restore
from tests.server import Server


@pytest.fixture
def place(furnished, tmp_path):
    """The same folder for one test, and no server on it."""
    server = Server(shutil.copytree(furnished, tmp_path / "place"))
    yield server
    server.kill()


def ask(path, statement):
    with closing(sqlite3.connect(path)) as found:
        rows = found.execute(statement).fetchall()
        found.commit()
    return rows


def backup_of(server):
    server.manage("backup")
    return shelf.backups(server.folder / "sauvegardes")[0].path


NOTES = "SELECT count(*) FROM sessions_app_note"
EPOCHS = "SELECT id, epoch FROM sessions_app_cafe"


def test_what_was_lost_is_back_and_what_was_replaced_is_aside(place):
    database = place.folder / "worldcafe.sqlite3"
    before, epochs = ask(database, NOTES), dict(ask(database, EPOCHS))
    made = backup_of(place)
    ask(database, "PRAGMA foreign_keys=OFF")
    ask(database, "DELETE FROM sessions_app_note")
    said = place.manage("restore", str(made))
    assert ask(database, NOTES) == before
    assert f"Cafés restaurés : {len(epochs)}." in said
    assert "Dernière note reçue le" in said
    now = dict(ask(database, EPOCHS))
    assert now.keys() == epochs.keys()
    assert not set(now.values()) & set(epochs.values()), "tablets would send nothing again"
    [aside] = [one for one in shelf.backups(made.parent) if one.why == "avant-restauration"]
    assert str(aside.path) in said
    assert ask(aside.path, NOTES) == [(0,)]
    copying.verify(aside.path)
    assert made.name in place.manage("restore"), "without a file it lists them"
    place.start()


@pytest.mark.django_db
def test_not_while_a_server_runs_nor_from_anything_that_is_no_sound_backup(place, folder, tmp_path):
    made = backup_of(place)
    wrong = tmp_path / "wrong"
    wrong.mkdir()
    (wrong / "text.sqlite3").write_text("pas une base" * 1000)
    (wrong / "cut.sqlite3").write_bytes(made.read_bytes()[: made.stat().st_size // 2])
    ask(wrong / "other.sqlite3", "CREATE TABLE a (b)")
    shutil.copy(made, wrong / "newer.sqlite3")
    ask(
        wrong / "newer.sqlite3",
        "INSERT INTO django_migrations (app, name, applied) "
        "VALUES ('sessions_app', '0099_later', '2030-01-01')",
    )
    with zipfile.ZipFile(wrong / "other.zip", "w") as packed:
        packed.writestr("../../evil", "x")
    for name in ("text.sqlite3", "cut.sqlite3"):
        with pytest.raises(NotRestored, match="pas une sauvegarde saine"):
            restore(wrong / name)
    with pytest.raises(NotRestored, match="pas une sauvegarde de worldcafe"):
        restore(wrong / "other.zip")
    assert "pas une sauvegarde de worldcafe" in refused(place, wrong / "other.sqlite3")
    newer = refused(place, wrong / "newer.sqlite3")
    assert "version plus récente de worldcafe (0099_later)" in newer
    assert "n’existe pas" in refused(place, wrong / "gone.sqlite3")
    database = place.folder / "worldcafe.sqlite3"
    before = ask(database, EPOCHS)
    place.start()
    assert "Un serveur utilise déjà" in refused(place, made)
    assert ask(database, EPOCHS) == before


def refused(server, file):
    with pytest.raises(AssertionError) as problem:
        server.manage("restore", str(file))
    assert "Traceback" not in str(problem.value)
    return str(problem.value)


def test_another_laptop_takes_over_from_one_file(place, tmp_path):
    database = place.folder / "worldcafe.sqlite3"
    file = tmp_path / "emporte.zip"
    place.manage("backup", "--to", str(file))
    with zipfile.ZipFile(file) as packed:
        names = set(packed.namelist())
    [(photo,)] = ask(database, "SELECT name FROM sessions_app_photo WHERE name != '' LIMIT 1")
    assert {f"photos/{photo[:2]}/{photo}.jpg", "secret-key", "worldcafe.sqlite3"} <= names
    other = Server(tmp_path / "other")
    said = other.manage("restore", str(file))
    assert "La clé de l’autre ordinateur est reprise" in said
    key = (place.folder / "secret-key").read_bytes()
    assert (other.folder / "secret-key").read_bytes() == key
    assert ask(other.folder / "worldcafe.sqlite3", NOTES) == ask(database, NOTES)
    files = [one.name for one in (other.folder / "media").rglob("*.jpg")]
    assert f"{photo}.jpg" in files
    assert len(files) == len(names) - 2
    other.start()
    other.kill()


def test_a_damaged_database_is_replaced_and_kept_as_it_is(place):
    made = backup_of(place)
    database = place.folder / "worldcafe.sqlite3"
    before = ask(database, NOTES)
    with database.open("r+b") as file:
        file.write(b"\xff" * 8192)
    place.manage("restore", str(made))
    assert ask(database, NOTES) == before
    [aside] = [one for one in shelf.backups(made.parent) if one.why == "avant-restauration"]
    assert aside.path.read_bytes().startswith(b"\xff" * 8192)
    place.start()


def test_the_commands_say_that_postgresql_has_its_own(db):
    from django.db import connection

    if connection.vendor == "sqlite":
        pytest.skip("this is SQLite")
    with pytest.raises(CommandError, match="pg_dump"):
        call_command("backup")
