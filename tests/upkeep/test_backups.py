"""Backups: whole, verified, made while others write, kept within bounds, forgetful after a purge."""

import sqlite3
import threading
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from sessions_app.facilitation.actions import start_next
from sessions_app.harvest import photo_files
from sessions_app.models import Cafe, Participant, Phase
from sessions_app.preparation.queries import programme
from sessions_app.upkeep import backups, chores, copying, keeping, room, shelf, state
from sessions_app.upkeep.shelf import Why
from tests.cast import add_note
from tests.closing.purged import KEPT, MARKERS, every_byte, fill

pytestmark = pytest.mark.django_db(transaction=True)


def read(path, statement):
    with closing(sqlite3.connect(path)) as found:
        return found.execute(statement).fetchall()


def everything(folder):
    return b"".join(one.read_bytes() for one in folder.rglob("*") if one.is_file())


def test_a_backup_is_one_sound_file_with_the_notes_and_beside_it_the_photos(folder, cafe):
    add_note(cafe, "Frapper à la porte d’à côté.")
    name = photo_files.store(b"une photo")
    made = backups.make(Why.ASKED)
    assert read(made.path, "SELECT text FROM sessions_app_note") == [
        ("Frapper à la porte d’à côté.",)
    ]
    home = shelf.home()
    assert (home / "photos" / name[:2] / f"{name}.jpg").read_bytes() == b"une photo"
    assert sorted(one.name for one in home.iterdir()) == ["photos", made.path.name]
    assert home.stat().st_mode & 0o077 == 0


def test_a_copy_that_is_not_sound_never_counts(folder, cafe, monkeypatch):
    first = backups.make(Why.REGULAR)

    def damage(source, target):
        copied(source, target)
        with target.open("r+b") as file:
            file.seek(4096 * 3)
            file.write(b"\xff" * 4096)
        copying.verify(target)

    copied = copying.copy
    monkeypatch.setattr(copying, "copy", damage)
    with pytest.raises(backups.Unable, match="a échoué"):
        backups.make(Why.ASKED)
    assert shelf.backups(shelf.home()) == [first]
    assert "a échoué" in str(state.fare().troubles[0])


def test_writers_do_not_wait_and_the_copy_is_of_one_moment(tmp_path, monkeypatch):
    source, target = tmp_path / "live.sqlite3", tmp_path / "copy.sqlite3"
    live = sqlite3.connect(source, isolation_level=None, check_same_thread=False)
    live.execute("PRAGMA journal_mode=WAL")
    live.execute("CREATE TABLE a (n)")
    live.execute("CREATE TABLE b (n)")
    for _row in range(100):
        live.execute("INSERT INTO a VALUES (randomblob(200000))")
    monkeypatch.setattr(copying, "REST", 0.02)
    copier = threading.Thread(target=copying.copy, args=(source, target))
    copier.start()
    written, slowest = 0, 0.0
    while copier.is_alive():
        began = time.monotonic()
        with live:
            live.execute("BEGIN IMMEDIATE")
            live.execute("INSERT INTO b VALUES (1)")
            live.execute("INSERT INTO a VALUES (randomblob(100))")
            live.execute("COMMIT")
        slowest, written = max(slowest, time.monotonic() - began), written + 1
        time.sleep(0.002)
    live.close()
    assert written > 20, "nothing was written meanwhile: this proves nothing"
    assert slowest < 5
    a, b = read(target, "SELECT (SELECT count(*) FROM a), (SELECT count(*) FROM b)")[0]
    assert a - 100 == b < written


def test_which_backups_are_kept():
    now = datetime(2026, 11, 28, 16, 2, tzinfo=UTC)
    times = [now - timedelta(minutes=5 * n) for n in range(12 * 24 * 20)]
    kept = keeping.kept(times, now)
    assert set(times[:12]) <= kept
    assert 12 + 22 + 13 <= len(kept) <= 12 + 25 + 14
    assert min(kept) > now - timedelta(days=15)
    hours = {(at.day, at.hour) for at in kept if now - at < timedelta(hours=24)}
    assert len(hours) == 25, "each hour of a day, and what is left of two"
    old = [now - timedelta(days=400 + n) for n in range(30)]
    assert keeping.kept(old, now) == set(old[:12]), "a laptop put away keeps its last ones"


def test_a_nearly_full_disk_gives_up_old_ones_then_says_so(folder, cafe, monkeypatch):
    for day in range(1, 8):
        path = shelf.place(shelf.home(), Why.REGULAR, timezone.now() - timedelta(days=day)).path
        path.write_bytes(b"x")
    monkeypatch.setattr(room, "free", lambda place: 90 * room.MB)
    with pytest.raises(backups.Unable):
        backups.make(Why.REGULAR)
    assert len(shelf.backups(shelf.home())) == backups.FEWEST
    said = str(state.fare().troubles[0])
    assert "presque plein (90 Mo libres)" in said
    assert "Libérez au moins 11" in said


def test_a_second_disk_gets_a_verified_copy_and_its_absence_is_told(folder, cafe, settings):
    key = folder / "secret-key"
    key.write_text("clé")
    name = photo_files.store(b"une photo")
    away = folder / "usb"
    settings.BACKUP_DIR = str(away)
    backups.make(Why.REGULAR)
    assert "branchez-la" in str(state.fare().troubles[0])
    away.mkdir()
    made = backups.make(Why.ASKED)
    assert state.fare().troubles == []
    copying.verify(away / made.path.name)
    assert (away / "photos" / name[:2] / f"{name}.jpg").read_bytes() == b"une photo"
    assert (away / "secret-key").read_text() == "clé"


def test_when_one_is_due(folder, cafe, ana):
    assert chores.is_due(), "the first one"

    def last(**ago):
        for one in shelf.backups(shelf.home()):
            shelf.remove(one)
        path = shelf.place(shelf.home(), Why.REGULAR, timezone.now() - timedelta(**ago)).path
        path.touch()

    last(minutes=6)
    assert not chores.is_due(), "no café is on"
    start_next(cafe, ana, programme(cafe).next_phase.pk)
    assert chores.is_due()
    last(minutes=4)
    assert not chores.is_due()
    last(minutes=-30)
    assert chores.is_due(), "the clock was set back"
    last(minutes=1)
    Phase.objects.update(state="done")
    Cafe.objects.update(closed_at=timezone.now())
    assert chores.is_due(), "the café has just ended"
    last(hours=2)
    Cafe.objects.update(closed_at=timezone.now() - timedelta(days=1))
    assert chores.is_due(), "something was written in an hour"


def test_the_server_makes_them_by_itself_and_the_console_says_so(start_server, folder):
    server = start_server(WORLDCAFE_BACKUP_MINUTES="5")
    server.manage("demo_cafe")
    home, until = server.folder / "sauvegardes", time.monotonic() + 30
    while not shelf.backups(home):
        assert time.monotonic() < until
        assert server.healthy()
        time.sleep(0.2)
    copying.verify(shelf.backups(home)[0].path)
    assert read(shelf.backups(home)[0].path, "SELECT count(*) FROM sessions_app_note") > [(200,)]


def test_the_console_says_when_and_what_is_wrong(folder, cafe, ana_browser):
    path = reverse("console", args=[cafe.code])
    assert "Aucune sauvegarde encore" in ana_browser.get(path).content.decode()
    made = backups.make(Why.REGULAR)
    page = ana_browser.get(path).content.decode()
    at = date_format(timezone.localtime(made.at), "G:i")
    assert f"Dernière sauvegarde : {at}, vérifiée" in page.replace("\u00a0", " ")
    state.failed("Le disque est plein.")
    assert "Le disque est plein." in ana_browser.get(path).content.decode()


def test_after_a_purge_no_backup_holds_what_was_deleted(folder, cafe, ana, ana_browser, settings):
    away = folder / "usb"
    away.mkdir()
    settings.BACKUP_DIR = str(away)
    fill(cafe, ana)
    made = backups.make(Why.ASKED)
    for place in (shelf.home(), away):
        before = everything(place)
        assert [one for one in MARKERS if one.encode() not in before] == []
    away.rename(folder / "unplugged")
    answer = ana_browser.post(reverse("purge", args=[cafe.code]), {"confirmed": "1"})
    assert answer.status_code == 302
    assert not Participant.objects.exists()
    left = every_byte(shelf.home(), settings.MEDIA_ROOT)
    assert [one for one in MARKERS if one.encode() in left] == []
    assert all(text.encode() in left for text in KEPT)
    assert not made.path.exists()
    # The key was away: what it has of before goes once it is back.
    time.sleep(1)
    (folder / "unplugged").rename(away)
    backups.make(Why.REGULAR)
    left = everything(away)
    assert [one for one in MARKERS if one.encode() in left] == []
    assert all(text.encode() in left for text in KEPT)


def test_after_a_deletion_no_file_holds_the_café(folder, cafe, ana, ana_browser):
    fill(cafe, ana)
    backups.make(Why.ASKED)
    words = [*MARKERS, *KEPT]
    before = everything(shelf.home())
    assert [one for one in words if one.encode() not in before] == []
    answer = ana_browser.post(reverse("cafe-delete", args=[cafe.code]), {"code": cafe.code})
    assert answer.status_code == 302
    left = every_byte(folder)
    assert [one for one in words if one.encode() in left] == []
    assert len(shelf.backups(shelf.home())) == 1
