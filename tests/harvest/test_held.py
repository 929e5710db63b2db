"""Ideas that come through an ended link are held until the animator decides."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from sessions_app.access import links
from sessions_app.access.refusals import Refusal
from sessions_app.harvest import actions
from sessions_app.models import Note, Operation
from tests.cast import link_of
from tests.harvest.test_operations import answers, operation, send


@pytest.fixture
def held(cafe, hugo) -> Operation:
    """An idea that came after Hugo's link was ended."""
    link = link_of(cafe, 1)
    links.revoke(link)
    assert answers(send(hugo, link, operation("Arrivée trop tard"))) == ["held"]
    return Operation.objects.get()


def test_a_held_idea_is_no_note_and_stands_on_the_console(held, cafe, ana_browser):
    assert Note.objects.count() == 0
    page = ana_browser.get(reverse("console", args=[cafe.code])).content.decode()
    assert "1 idée retenue" in page
    assert "Arrivée trop tard" in page


def test_a_kept_idea_becomes_a_note_of_its_table(held, cafe, ana_browser):
    ana_browser.post(reverse("decide-held", args=[cafe.code, held.pk]), {"keep": "1"})
    assert Note.objects.get().table.number == 1


def test_an_idea_left_out_stays_in_the_log_only(held, cafe, ana_browser):
    ana_browser.post(reverse("decide-held", args=[cafe.code, held.pk]), {"keep": "0"})
    held.refresh_from_db()
    assert held.decided_at
    assert held.content["text"] == "Arrivée trop tard"
    assert Note.objects.count() == 0


def test_two_animators_decide_once(held, cafe, ana):
    actions.decide(cafe, ana, held.pk, keep=True)
    with pytest.raises(Refusal, match="déjà décidé"):
        actions.decide(cafe, ana, held.pk, keep=False)


def test_only_who_conducts_decides(held, cafe, charlie_browser, sofia_browser):
    for browser in (charlie_browser, sofia_browser):
        path = reverse("decide-held", args=[cafe.code, held.pk])
        assert browser.post(path, {"keep": "1"}).status_code == 404
    assert Note.objects.count() == 0


def test_a_tablet_whose_link_was_ended_is_told_so_and_may_still_send(held, cafe, hugo):
    link = held.link
    page = hugo.get(links.path(link))
    assert page.status_code == 410
    assert "n’ouvre plus rien" in page.content.decode()
    assert "outbox" in page.content.decode()


def test_a_week_after_the_cafe_its_links_open_nothing_and_hold_what_comes(cafe, hugo, client):
    link = link_of(cafe, 1)
    cafe.closed_at = timezone.now() - timedelta(days=6)
    cafe.save()
    assert hugo.get(links.path(link)).status_code == 200
    cafe.closed_at = timezone.now() - timedelta(days=8)
    cafe.save()
    assert hugo.get(links.path(link)).status_code == 410
    assert links.by_code(link.code) is None
    assert answers(send(hugo, link, operation("Retrouvée dans un sac"))) == ["held"]


def test_a_removed_table_holds_what_its_open_tablet_still_sends(cafe, hugo):
    link = link_of(cafe, 1)
    cafe.tables.filter(number=1).update(removed_at=timezone.now())
    assert answers(send(hugo, link, operation())) == ["held"]
