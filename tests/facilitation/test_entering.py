"""Who types a code waits until the animator lets it in; nobody can fill the door or lock it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sessions_app.access import links, pace
from sessions_app.facilitation import entering, entry_actions
from sessions_app.models import Cafe, EntryRequest, LinkKind
from tests.cast import ROOM, link_of

ENTER, WAITING = "/entrer/", "/entrer/attente/"
HTMX = {"headers": {"HX-Request": "true"}}


@pytest.fixture(autouse=True)
def rested(monkeypatch):
    monkeypatch.setattr(pace, "requests", pace.Paces(rate=0.1, burst=6))


@pytest.fixture
def device(db) -> Client:
    return Client(**ROOM)


def ask(browser, cafe, number=1):
    return browser.post(ENTER, {"code": link_of(cafe, number).code})


def command(browser, cafe, path):
    return browser.post(f"/cafes/{cafe.code}/animation/{path}", **HTMX)


def test_a_code_opens_a_request_that_both_screens_name_alike(device, ana_browser, cafe):
    assert ask(device, cafe, 2).url == WAITING
    page = device.get(WAITING).content.decode()
    [entry] = entering.waiting(cafe)
    console = ana_browser.get(reverse("console", args=[cafe.code])).content.decode()
    for shown in (page, console):
        assert "Table 2" in shown
        assert f">{entry.check_number}</strong>" in shown
    assert "1 appareil demande à entrer" in console
    assert device.get(f"{WAITING}etat").json() == {"state": "waiting"}
    assert device.get(links.path(link_of(cafe, 2))).status_code == 200
    assert "Une idée clé" not in device.get(links.path(link_of(cafe, 2))).content.decode()


def test_one_tap_lets_it_in_and_nobody_else(device, ana_browser, cafe):
    ask(device, cafe)
    other = Client(**ROOM)
    ask(other, cafe)
    first, _second = entering.waiting(cafe)
    assert command(ana_browser, cafe, f"entrees/{first.pk}/accepter/").status_code == 204
    assert device.get(f"{WAITING}etat").json() == {"state": "accepted"}
    assert device.get(WAITING).url == links.path(link_of(cafe, 1))
    assert "Une idée clé" in device.get(links.path(link_of(cafe, 1))).content.decode()
    assert other.get(f"{WAITING}etat").json() == {"state": "waiting"}
    assert [event.kind for event in cafe.events.all()] == [*["entry-asked"] * 2, "entry-answered"]


def test_turned_away_it_is_told_and_may_ask_again(device, ana_browser, cafe):
    ask(device, cafe)
    [entry] = entering.waiting(cafe)
    command(ana_browser, cafe, f"entrees/{entry.pk}/refuser/")
    assert "n’a pas fait entrer" in device.get(WAITING).content.decode()
    assert links.cookie_name(link_of(cafe, 1).public_id) not in device.cookies
    assert ask(device, cafe).url == WAITING
    assert device.get(f"{WAITING}etat").json() == {"state": "waiting"}


def test_two_animators_answer_it_once(device, ana_browser, cafe):
    ask(device, cafe)
    [entry] = entering.waiting(cafe)
    command(ana_browser, cafe, f"entrees/{entry.pk}/accepter/")
    answer = command(ana_browser, cafe, f"entrees/{entry.pk}/refuser/")
    assert answer.status_code == 409
    assert "une autre personne y a répondu" in answer.content.decode()


@pytest.mark.parametrize("accepted", [False, True])
def test_a_request_and_its_answer_are_good_for_ten_minutes(device, cafe, ana, accepted):
    ask(device, cafe)
    [entry] = entering.waiting(cafe)
    if accepted:
        entry_actions.answer(cafe, ana, entry.pk, True)
    past = timezone.now() - entering.LIFE - timedelta(seconds=1)
    EntryRequest.objects.update(asked_at=past, answered_at=past if accepted else None)
    assert device.get(f"{WAITING}etat").json() == {"state": "over"}
    assert "n’attend plus" in device.get(WAITING).content.decode()
    assert not entering.waiting(cafe)


def test_an_ended_link_ends_what_waits_for_it(device, cafe):
    ask(device, cafe)
    links.revoke(link_of(cafe, 1))
    assert device.get(f"{WAITING}etat").json() == {"state": "over"}
    assert not entering.waiting(cafe)


def test_for_ten_minutes_she_lets_everybody_in_but_to_the_console(device, ana_browser, cafe):
    ask(device, cafe)
    assert command(ana_browser, cafe, "codes/ouvrir/").status_code == 204
    assert device.get(WAITING).url == links.path(link_of(cafe, 1))
    assert ask(Client(**ROOM), cafe, 3).url == links.path(link_of(cafe, 3))
    conductor = cafe.links.create(kind=LinkKind.CONDUCTOR)
    assert Client(**ROOM).post(ENTER, {"code": conductor.code}).url == WAITING
    undo = cafe.events.get(kind="codes-opened").seq
    assert (
        ana_browser.post(
            f"/cafes/{cafe.code}/animation/annuler/", {"seq": undo}, **HTMX
        ).status_code
        == 204
    )
    assert ask(Client(**ROOM), cafe, 3).url == WAITING
    command(ana_browser, cafe, "codes/ouvrir/")
    Cafe.objects.filter(pk=cafe.pk).update(codes_open_until=timezone.now())
    assert ask(Client(**ROOM), cafe, 4).url == WAITING


def test_the_page_for_participants_opens_at_once(device, cafe):
    link = cafe.links.create(kind=LinkKind.PARTICIPANT)
    assert device.post(ENTER, {"code": link.code}).url == links.path(link)


def test_asking_twice_is_one_request_and_many_are_slowed_while_the_qr_code_opens(device, cafe):
    for _again in range(3):
        ask(device, cafe)
    assert EntryRequest.objects.count() == 1
    for _other in range(10):
        answer = ask(Client(**ROOM), cafe)
    assert "Attendez dix secondes" in answer.content.decode()
    assert EntryRequest.objects.count() == 6
    link = link_of(cafe, 1)
    secret = {"secret": links.secret(link)}
    assert Client(**ROOM).post(f"{links.path(link)}entrer/", secret).url == links.path(link)
    assert ask(Client(**ROOM), cafe, 2).url == WAITING


def test_the_oldest_gives_way_and_old_ones_are_forgotten(cafe):
    link = link_of(cafe, 1)
    first = entry_actions.ask(link)
    for _other in range(entry_actions.MOST):
        entry_actions.ask(link)
    assert entering.waiting(cafe).count() == entry_actions.MOST
    assert entering.state(entering.by_cookie({entering.COOKIE: first})) == "over"
    EntryRequest.objects.update(asked_at=timezone.now() - 3 * entering.LIFE)
    entry_actions.ask(link)
    assert EntryRequest.objects.count() == 1


def test_the_database_alone_lets_nobody_in(device, cafe):
    ask(device, cafe)
    stored = {str(value) for value in EntryRequest.objects.values().get().values()}
    assert device.cookies[entering.COOKIE].value not in stored
    for name in ("httponly", "path", "samesite"):
        assert device.cookies[entering.COOKIE][name]
    assert device.cookies[entering.COOKIE]["path"] == ENTER
