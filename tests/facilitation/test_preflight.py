"""Before the doors open: each tablet's clock, connection and storage, and the red lines."""

import pytest
from django.urls import reverse
from django.utils import timezone

from sessions_app.access.refusals import Refusal
from sessions_app.facilitation import preflight_actions as actions
from sessions_app.facilitation.preflight import preflight
from sessions_app.facilitation.undo_actions import undo
from sessions_app.live import checkup, presence
from sessions_app.live.checkup import Checkup, page_version
from sessions_app.live.presence import Report
from sessions_app.models import Device
from tests.cast import link_of
from tests.facilitation.test_undo import last

HTMX = {"HTTP_HX_REQUEST": "true"}
WELL = Checkup(offset=40, keeps=True, quota=500, version=page_version())


def come(cafe, number: int, told: Checkup | None = WELL) -> None:
    device = f"{number:032x}"
    presence.seen(link_of(cafe, number), device, Report(0, 0))
    if told:
        checkup.checked(link_of(cafe, number), device, told)


@pytest.fixture
def room(cafe):
    """Every table has a tablet in order."""
    for number in range(1, 5):
        come(cafe, number)
    return cafe


def faults(cafe) -> dict[int, list[str]]:
    return {line.table.number: line.faults for line in preflight(cafe)}


def page(browser, cafe) -> str:
    shown = browser.get(reverse("preflight", args=[cafe.code])).content.decode()
    return " ".join(shown.replace("\xa0", " ").split())


def test_a_room_in_order_is_ready_in_one_tap(room, ana_browser):
    assert set(map(tuple, faults(room).values())) == {()}
    assert ana_browser.post(reverse("cafe-ready", args=[room.code]), **HTMX).status_code == 204
    assert "Prêt depuis" in page(ana_browser, room)


@pytest.mark.parametrize(
    ("told", "fault", "words"),
    [
        (None, "silent", "n’a encore rien dit"),
        (WELL._replace(keeps=False), "storage", "navigation privée"),
        (WELL._replace(version="ancienne"), "version", "version plus ancienne"),
        (WELL._replace(offset=-10 * 60_000), "clock", "600 s d’écart"),
        (WELL._replace(offset=None), "clock", "inconnue"),
    ],
)
def test_each_fault_makes_its_line_red_and_says_what_to_do(room, ana_browser, told, fault, words):
    Device.objects.filter(link=link_of(room, 2)).delete()
    come(room, 2, told)
    assert faults(room) == {1: [], 2: [fault], 3: [], 4: []}
    assert words in page(ana_browser, room)


def test_a_table_without_tablet_is_red(room):
    presence.gone(link_of(room, 3), f"{3:032x}")
    assert faults(room)[3] == ["away"]


def test_a_red_line_stands_in_the_way_of_ready_until_accepted(room, ana, ana_browser):
    presence.gone(link_of(room, 3), f"{3:032x}")
    answer = ana_browser.post(reverse("cafe-ready", args=[room.code]), **HTMX)
    assert answer.status_code == 409
    assert "table 3" in answer.content.decode().replace("\xa0", " ")
    path = reverse("accept-faults", args=[room.code, 3])
    assert ana_browser.post(path, {"faults": "away"}, **HTMX).status_code == 204
    actions.ready(room, ana)
    room.refresh_from_db()
    assert room.ready_at


def test_accepting_one_fault_accepts_no_other(room, ana):
    actions.accept(room, ana, 2, ["away", "nonsense"])
    come(room, 2, WELL._replace(keeps=False))
    with pytest.raises(Refusal, match="lignes rouges"):
        actions.ready(room, ana)
    assert room.tables.get(number=2).accepted == "away"


def test_accepting_and_being_ready_are_taken_back(room, ana):
    actions.accept(room, ana, 2, ["storage"])
    undo(room, ana, last(room))
    assert room.tables.get(number=2).accepted == ""
    actions.ready(room, ana)
    undo(room, ana, last(room))
    room.refresh_from_db()
    assert room.ready_at is None


def test_what_a_tablet_says_of_itself_is_bounded():
    assert checkup.checkup({"waiting": 0}) is None
    told = checkup.checkup({"check": {"offset": 1e30, "quota": -5, "version": "x" * 99}})
    assert told == Checkup(checkup.FARTHEST, False, 0, "x" * 32)
    with pytest.raises((ValueError, TypeError)):
        checkup.checkup({"check": {"offset": "x"}})


def test_a_clock_that_wavers_by_milliseconds_rings_nobody(room, monkeypatch):
    rung = []
    monkeypatch.setattr(checkup.doorbell, "ring", lambda *_args, **_words: rung.append(1))
    come(room, 1, WELL._replace(offset=90))
    assert rung == []
    come(room, 1, WELL._replace(offset=5_000))
    assert rung == [1]


def test_strangers_and_staff_look_nothing_over(room, charlie_browser, sofia_browser):
    for browser in (charlie_browser, sofia_browser):
        assert browser.get(reverse("preflight", args=[room.code])).status_code == 404
        assert browser.post(reverse("cafe-ready", args=[room.code]), **HTMX).status_code == 404


def test_a_table_whose_link_is_closed_is_told_so(room, ana_browser):
    Device.objects.filter(link__table__number=2).delete()
    assert faults(room)[2] == ["away"]
    room.links.filter(table__number=2).update(revoked_at=timezone.now())
    assert faults(room)[2] == ["closed"]
    assert "Le lien de cette table est fermé." in page(ana_browser, room)
