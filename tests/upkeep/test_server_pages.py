"""What the server says of itself: ready or not and why, its measures, the list of backups."""

import io
import zipfile

import pytest
from django.test import Client
from django.urls import reverse

from sessions_app.live import doorbell, measures
from sessions_app.models import Role
from sessions_app.upkeep import backups, readiness, room, shelf
from sessions_app.upkeep.shelf import Why
from tests.cast import add_note, link_of

FAR = {"REMOTE_ADDR": "203.0.113.7", "headers": {"X-Forwarded-Proto": "https"}, "secure": True}


@pytest.fixture
def over_tls(settings):
    """A server behind a proxy, whose pages the room's side does not hold back."""
    settings.SESSION_COOKIE_SECURE = True
    return FAR


def broken():
    raise ConnectionError("redis://:motdepasse@127.0.0.1")


def test_ready_says_so_and_why_not_to_those_who_may_know(db, monkeypatch, over_tls, settings):
    here = Client().get("/readyz")
    assert (here.status_code, here.json()) == (200, {"status": "ready"})
    monkeypatch.setattr(room, "free", lambda folder: 3 * room.MB)
    monkeypatch.setattr(doorbell, "knock", broken)
    here = Client().get("/readyz")
    assert here.status_code == 503
    assert here.json()["reasons"] == {"layer": "ConnectionError", "disk": "3 MB left"}
    far = Client().get("/readyz", **FAR)
    assert (far.status_code, far.json()) == (503, {"status": "unready"})
    settings.METRICS_TOKEN = "jeton"
    headers = {**FAR["headers"], "Authorization": "Bearer jeton"}
    assert "reasons" in Client().get("/readyz", **{**FAR, "headers": headers}).json()


def test_a_database_that_lacks_a_migration_is_not_ready(db, monkeypatch):
    monkeypatch.setattr(readiness, "lacks_migrations", lambda: True)
    assert Client().get("/readyz").json()["reasons"] == {"database": "migrations are lacking"}


def test_measures_are_for_this_machine_or_the_token(db, over_tls, settings):
    assert Client().get("/metrics").status_code == 200
    settings.METRICS_TOKEN = "jeton"
    for given, status in (("", 404), ("Bearer autre", 404), ("Bearer jeton", 200)):
        headers = {**FAR["headers"], "Authorization": given}
        assert Client().get("/metrics", **{**FAR, "headers": headers}).status_code == status


@pytest.mark.django_db(transaction=True)
def test_what_is_measured_is_what_happened(start_server):
    server = start_server()
    told = measured(server)
    assert told["worldcafe_acknowledgement_seconds_count"] == 0
    assert told["worldcafe_doorbells_total"] == 0
    assert told.get("worldcafe_memory_bytes", 10**8) > 10**7
    assert told['worldcafe_acknowledgement_seconds_bucket{le="+Inf"}'] == 0


def measured(server):
    from urllib.request import urlopen

    lines = urlopen(f"{server.base_url}/metrics").read().decode().splitlines()
    return {
        name: float(value)
        for name, value in (one.rsplit(" ", 1) for one in lines if not one.startswith("#"))
    }


def test_operations_are_counted_by_answer(cafe):
    from sessions_app.harvest.actions import submit
    from tests.closing.purged import operation

    measures.counts.clear()
    made = operation(text="Une idée.")
    submit(link_of(cafe, 1), [made, made, operation("nonsense")], "d1" * 16)
    assert {kind: n for (name, kind), n in measures.counts.items() if name == "operations"} == {
        "ok": 1,
        "dup": 1,
        "refused": 1,
    }


def test_durations_are_counted_by_bounds():
    some = measures.Durations()
    for seconds in (0.004, 0.01, 0.3, 60):
        some.add(seconds)
    assert some.so_far()[0] == 2
    assert some.so_far()[-2:] == [3, 4]
    assert some.total == pytest.approx(60.314)


@pytest.mark.django_db(transaction=True)
def test_an_administrator_at_the_laptop_lists_makes_and_takes_backups(folder, cafe, ana):
    ana.role = Role.ADMINISTRATOR
    ana.save()
    browser = Client()
    browser.force_login(ana)
    add_note(cafe, "Frapper à la porte.")
    page = browser.get(reverse("backups")).content.decode()
    assert "Aucune sauvegarde encore" in page
    answer = browser.post(reverse("back-up"), follow=True)
    assert "Sauvegarde faite et vérifiée." in answer.content.decode()
    [made] = shelf.backups(shelf.home())
    address = reverse("backup", args=[made.path.stem])
    assert address in answer.content.decode()
    packed = b"".join(browser.get(address).streaming_content)
    with zipfile.ZipFile(io.BytesIO(packed)) as found:
        assert found.read("worldcafe.sqlite3") == made.path.read_bytes()
    assert browser.get(reverse("backup", args=["..%2Fsecret-key"])).status_code == 404
    assert "Sauvegardes" in browser.get(reverse("cafes")).content.decode()


@pytest.mark.django_db(transaction=True)
def test_nobody_else_and_nowhere_else(folder, cafe, ana, ana_browser, over_tls):
    made = backups.make(Why.ASKED)
    paths = [reverse("backups"), reverse("backup", args=[made.path.stem])]
    for path in paths:
        assert ana_browser.get(path).status_code == 404
        assert Client().get(path).status_code == 302
    ana.role = Role.ADMINISTRATOR
    ana.save()
    for path in paths:
        assert ana_browser.get(path, **FAR).status_code == 404
    ana.is_demo = True
    ana.save()
    assert [ana_browser.get(path).status_code for path in paths] == [404, 404]
    assert "Sauvegardes" not in ana_browser.get(reverse("cafes")).content.decode()


def test_a_full_disk_is_told_on_the_page_itself(folder, cafe, ana, ana_browser, monkeypatch):
    ana.role = Role.ADMINISTRATOR
    ana.save()
    monkeypatch.setattr(room, "free", lambda place: room.MB)
    answer = ana_browser.post(reverse("back-up"))
    assert answer.status_code == 409
    assert "presque plein" in answer.content.decode()
