"""The receipt on the console: written, received, waiting, and the light that ends a café."""

from datetime import datetime, timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from sessions_app.access.refusals import Refusal
from sessions_app.facilitation import receipt_actions
from sessions_app.facilitation.receipt import receipt
from sessions_app.harvest import actions
from sessions_app.live import presence
from sessions_app.live.presence import Report
from sessions_app.models import Device, Event
from tests.cast import link_of
from tests.harvest.test_operations import operation

HUGO, INES = "a" * 32, "b" * 32


def told(cafe, number: int, device: str, written: int, waiting: int, **options) -> None:
    presence.seen(link_of(cafe, number), device, Report(written, waiting, **options))


def leave(cafe, number: int, device: str) -> None:
    presence.gone(link_of(cafe, number), device)


def wrote(cafe, number: int, device: str, count: int) -> None:
    for _idea in range(count):
        actions.submit(link_of(cafe, number), [operation()], device)


def console(browser, cafe) -> str:
    page = browser.get(reverse("console", args=[cafe.code])).content.decode()
    return " ".join(unescape(page).replace("\xa0", " ").split())


def test_without_a_tablet_the_light_is_neither_green_nor_amber(ana_browser, cafe):
    assert receipt(cafe).light == "none"
    assert "Aucune tablette n’est encore venue" in console(ana_browser, cafe)


def test_every_idea_received_from_every_tablet_makes_the_light_green(ana_browser, cafe):
    wrote(cafe, 1, HUGO, 3)
    wrote(cafe, 2, INES, 2)
    told(cafe, 1, HUGO, 3, 0)
    told(cafe, 2, INES, 2, 0)
    found = receipt(cafe)
    assert (found.light, found.written, found.received) == ("green", 5, 5)
    assert "Tout est reçu" in console(ana_browser, cafe)
    assert "5 envois, 5 reçus · 2 tablettes" in console(ana_browser, cafe)


def test_nothing_is_said_to_be_received_before_anything_came(ana_browser, cafe):
    told(cafe, 1, HUGO, 0, 0)
    assert receipt(cafe).light == "green"
    assert "Rien n’attend sur les tablettes" in console(ana_browser, cafe)
    assert "Tout est reçu" not in console(ana_browser, cafe)
    wrote(cafe, 1, HUGO, 1)
    told(cafe, 1, HUGO, 1, 0)
    assert "Tout est reçu" in console(ana_browser, cafe)


def test_an_idea_on_its_way_from_a_tablet_online_is_waited_for_without_alarm(cafe):
    told(cafe, 1, HUGO, 2, 2)
    assert receipt(cafe).light == "moving"


def test_a_tablet_offline_with_ideas_is_named_with_since_when(ana_browser, cafe):
    wrote(cafe, 1, HUGO, 1)
    told(cafe, 1, HUGO, 3, 2)
    leave(cafe, 1, HUGO)
    at = timezone.make_aware(datetime(2026, 9, 21, 14, 5))
    Device.objects.update(last_seen=at)
    assert receipt(cafe).light == "amber"
    words = (
        "Table 1 : 2 envois attendent sur une tablette hors ligne depuis le 21 septembre à 14 h 05."
    )
    assert words in console(ana_browser, cafe)


def test_a_tablet_that_vanished_with_nothing_known_to_wait_is_not_taken_for_settled(
    ana_browser, cafe
):
    told(cafe, 1, HUGO, 0, 0)
    leave(cafe, 1, HUGO)
    assert receipt(cafe).light == "amber"
    assert "On ne sait pas si des idées y attendent" in console(ana_browser, cafe)


def test_a_server_that_died_leaves_no_tablet_online_for_ever(cafe):
    told(cafe, 1, HUGO, 0, 0)
    assert receipt(cafe).light == "green"
    Device.objects.update(last_seen=timezone.now() - presence.FRESH - timedelta(seconds=1))
    assert receipt(cafe).light == "amber"


def test_a_tablet_closed_with_nothing_waiting_lets_the_light_be_green(cafe):
    told(cafe, 1, HUGO, 0, 0)
    told(cafe, 1, HUGO, 0, 0, settled=True)
    leave(cafe, 1, HUGO)
    assert receipt(cafe).light == "green"
    told(cafe, 1, HUGO, 0, 0)
    leave(cafe, 1, HUGO)
    assert receipt(cafe).light == "amber", "it came back, then vanished"


def test_a_tablet_heard_after_the_end_with_nothing_waiting_is_settled(cafe):
    told(cafe, 1, HUGO, 0, 0)
    leave(cafe, 1, HUGO)
    cafe.closed_at = timezone.now() - timedelta(minutes=1)
    assert receipt(cafe).light == "green"
    cafe.closed_at = timezone.now() + timedelta(minutes=1)
    assert receipt(cafe).light == "amber"


def test_an_idea_the_server_lost_keeps_the_light_from_green(ana_browser, cafe):
    wrote(cafe, 1, HUGO, 2)
    told(cafe, 1, HUGO, 3, 0)
    assert receipt(cafe).light == "amber"
    assert "Table 1 : 1 envoi n’est pas reçu." in console(ana_browser, cafe)


def test_a_tablet_put_out_of_the_count_frees_the_light_and_stays_named(ana, ana_browser, cafe):
    told(cafe, 1, HUGO, 2, 2)
    leave(cafe, 1, HUGO)
    path = reverse("excuse-tablet", args=[cafe.code, Device.objects.get().pk])
    assert ana_browser.post(path, HTTP_HX_REQUEST="true").status_code == 204
    assert receipt(cafe).light == "green"
    assert "une tablette ne reviendra pas; 2 envois y sont restés" in console(ana_browser, cafe)
    event = Event.objects.get(kind="tablet-excused")
    assert (event.actor, event.table.number) == (ana, 1)
    assert event.facts == {"written": 2, "received": 0, "missing": 2}


def test_putting_a_tablet_out_of_the_count_can_be_undone(ana, cafe):
    told(cafe, 1, HUGO, 2, 2)
    leave(cafe, 1, HUGO)
    device = Device.objects.get().pk
    receipt_actions.excuse(cafe, ana, device)
    receipt_actions.expect(cafe, ana, device)
    receipt_actions.expect(cafe, ana, device)
    assert receipt(cafe).light == "amber"
    assert Event.objects.filter(kind="tablet-expected").count() == 1


def test_a_tablet_out_of_the_count_counts_again_when_it_comes_back(ana, cafe):
    told(cafe, 1, HUGO, 2, 2)
    leave(cafe, 1, HUGO)
    receipt_actions.excuse(cafe, ana, Device.objects.get().pk)
    told(cafe, 1, HUGO, 2, 2)
    assert receipt(cafe).light == "moving"


def test_a_tablet_online_is_not_put_out_of_the_count(ana, cafe):
    told(cafe, 1, HUGO, 2, 2)
    with pytest.raises(Refusal, match="de nouveau en ligne"):
        receipt_actions.excuse(cafe, ana, Device.objects.get().pk)


def test_only_who_conducts_this_very_cafe_may_put_a_tablet_out(
    sofia_browser, charlie_browser, ana, cafe
):
    told(cafe, 1, HUGO, 2, 2)
    leave(cafe, 1, HUGO)
    path = reverse("excuse-tablet", args=[cafe.code, Device.objects.get().pk])
    assert sofia_browser.post(path).status_code == 404
    assert charlie_browser.post(path).status_code == 404
    with pytest.raises(Refusal, match="pas de ce café"):
        receipt_actions.excuse(cafe, ana, Device.objects.get().pk + 1)


def test_what_waits_is_said_beside_the_last_button_and_does_not_stop_it(ana, ana_browser, cafe):
    told(cafe, 1, HUGO, 2, 2)
    leave(cafe, 1, HUGO)
    cafe.phases.exclude(pk=cafe.phases.last().pk).delete()
    phase = cafe.phases.get()
    ana_browser.post(reverse("start-next", args=[cafe.code]), {"expected": phase.pk})
    assert "2 envois attendent encore sur les tablettes. Vous pouvez terminer" in console(
        ana_browser, cafe
    )
    ana_browser.post(reverse("finish", args=[cafe.code]), {"expected": phase.pk})
    cafe.refresh_from_db()
    assert cafe.closed_at is not None


def test_the_receipt_takes_two_queries_whatever_the_room(cafe, django_assert_num_queries):
    wrote(cafe, 1, HUGO, 3)
    for number in range(1, 5):
        for device in range(3):
            told(cafe, number, f"{device:032x}", 1, 0)
    with django_assert_num_queries(2):
        assert len(receipt(cafe).tablets) == 12


def test_a_tablet_without_a_socket_reports_beside_its_operations(hugo, cafe):
    body = {"device": HUGO, "operations": [], "waiting": 0, "written": 4}
    path = f"/hote/{link_of(cafe, 1).public_id}/operations"
    headers = {"Origin": "http://cafe.test", "X-Worldcafe": "1"}
    for said in (body, body | {"left": True}, body | {"waiting": "x"}, body | {"waiting": 1e999}):
        answer = hugo.post(path, said, "application/json", headers=headers)
        assert answer.status_code == 200
    device = Device.objects.get()
    assert (device.written, device.waiting, device.settled) == (4, 0, True)
