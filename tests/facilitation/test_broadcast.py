"""A message to every table: seen at once, read in one tap, counted on the console, withdrawn."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from sessions_app.access import links
from sessions_app.facilitation import actions as conduct
from sessions_app.facilitation import broadcast_actions as actions
from sessions_app.facilitation.broadcast import broadcast, unread
from sessions_app.facilitation.undo_actions import undo
from sessions_app.models import Message
from sessions_app.preparation.queries import programme
from tests.cast import link_of
from tests.facilitation.test_undo import last

HTMX = {"HTTP_HX_REQUEST": "true"}
WORDS = "Il reste cinq minutes : choisissez vos idées."


def send(browser, cafe, text=WORDS):
    return browser.post(reverse("send-message", args=[cafe.code]), {"text": text}, **HTMX)


def to_round(cafe, ana, number: int) -> None:
    """Go on until this round is on air."""
    while (plan := programme(cafe)).number(plan.current) != number:
        conduct.start_next(cafe, ana, plan.next_phase.pk)


def page(browser, path) -> str:
    return " ".join(browser.get(path).content.decode().replace("\xa0", " ").split())


def read(tablet, cafe, number):
    message = cafe.messages.get(withdrawn_at=None)
    return tablet.post(f"{links.path(link_of(cafe, number))}message/{message.pk}/lu/", **HTMX)


def test_every_table_sees_it_until_it_has_read_it(cafe, ana_browser, hugo, ines):
    assert send(ana_browser, cafe).status_code == 204
    mine, theirs = links.path(link_of(cafe, 1)), links.path(link_of(cafe, 2))
    assert WORDS in page(hugo, mine)
    assert WORDS in page(ines, theirs)
    assert WORDS not in read(hugo, cafe, 1).content.decode().replace("\xa0", " ")
    assert WORDS not in page(hugo, mine)
    assert WORDS in page(ines, theirs)


def test_the_console_counts_who_has_read_and_names_who_has_not(cafe, ana_browser, hugo):
    send(ana_browser, cafe)
    console = reverse("console", args=[cafe.code])
    assert "0 sur 4 a lu" in page(ana_browser, console)
    for _twice in range(2):
        read(hugo, cafe, 1)
    shown = page(ana_browser, console)
    assert "1 sur 4 a lu" in shown
    assert "Pas encore : tables 2, 3, 4" in shown


def test_a_new_message_takes_the_place_of_the_one_before(cafe, ana, ana_browser, hugo):
    send(ana_browser, cafe)
    read(hugo, cafe, 1)
    send(ana_browser, cafe, "Deuxième")
    assert broadcast(cafe).read == []
    assert unread(cafe, cafe.tables.first()).text == "Deuxième"
    undo(cafe, ana, last(cafe))
    assert [table.number for table in broadcast(cafe).read] == [1]


def test_withdrawn_it_leaves_every_tablet_and_can_come_back(cafe, ana, ana_browser, hugo):
    send(ana_browser, cafe)
    ana_browser.post(reverse("withdraw-message", args=[cafe.code]), **HTMX)
    assert WORDS not in page(hugo, links.path(link_of(cafe, 1)))
    undo(cafe, ana, last(cafe))
    assert WORDS in page(hugo, links.path(link_of(cafe, 1)))


@pytest.mark.parametrize("text", ["", "   ", "x" * 201])
def test_nothing_or_too_much_is_refused_in_words(cafe, ana_browser, text):
    answer = send(ana_browser, cafe, text)
    assert answer.status_code == 422
    assert "encore à l’écran" in answer.content.decode()
    assert not Message.objects.exists()


def test_a_message_is_text_and_never_markup(cafe, ana_browser, hugo):
    send(ana_browser, cafe, "<b>Gras</b>")
    assert "&lt;b&gt;Gras" in page(hugo, links.path(link_of(cafe, 1)))


def test_a_table_reads_only_messages_of_its_cafe(cafe, ana, hugo, charlie_browser):
    actions.send(cafe, ana, WORDS)
    path = links.path(link_of(cafe, 1))
    assert hugo.post(f"{path}message/999999/lu/", **HTMX).status_code == 204
    assert broadcast(cafe).read == []
    message = cafe.messages.get()
    assert charlie_browser.post(f"{path}message/{message.pk}/lu/", **HTMX).status_code == 404


def test_it_leaves_the_tablets_with_its_round_and_comes_back_with_it(cafe, ana):
    table = cafe.tables.first()
    to_round(cafe, ana, 1)
    actions.send(cafe, ana, WORDS)
    conduct.start_next(cafe, ana, programme(cafe).next_phase.pk)
    assert (unread(cafe, table), broadcast(cafe)) == (None, None)
    undo(cafe, ana, last(cafe))
    assert unread(cafe, table) == broadcast(cafe).message


def test_what_is_said_between_two_rounds_is_for_the_next_one(cafe, ana):
    table = cafe.tables.first()
    to_round(cafe, ana, 1)
    conduct.start_next(cafe, ana, programme(cafe).next_phase.pk)
    actions.send(cafe, ana, WORDS)
    to_round(cafe, ana, 2)
    assert unread(cafe, table)
    to_round(cafe, ana, 3)
    assert unread(cafe, table) is None


def test_it_leaves_the_tablets_with_the_cafe_whatever_the_phase(cafe, ana):
    table = cafe.tables.first()
    actions.send(cafe, ana, WORDS)
    cafe.closed_at = timezone.now()
    cafe.save(update_fields=["closed_at"])
    assert (unread(cafe, table), broadcast(cafe)) == (None, None)


def test_an_end_of_a_clock_since_set_back_takes_no_message_away(cafe, ana):
    table = cafe.tables.first()
    to_round(cafe, ana, 2)
    cafe.phases.filter(kind="round").exclude(ended_at=None).update(
        ended_at=timezone.now() + timedelta(hours=1)
    )
    actions.send(cafe, ana, WORDS)
    assert unread(cafe, table)


def test_that_the_animator_comes_is_of_the_phase_in_which_it_was_said(cafe, ana, hugo):
    table = cafe.tables.first()
    to_round(cafe, ana, 1)
    conduct.call_animator(cafe, table)
    conduct.end_call(cafe, table, ana)
    path = links.path(link_of(cafe, 1))
    assert "L’animation arrive" in page(hugo, path)
    to_round(cafe, ana, 2)
    assert "L’animation arrive" not in page(hugo, path)
    conduct.call_animator(cafe, table)
    to_round(cafe, ana, 3)
    assert "L’animation est prévenue" in page(hugo, path)
