"""One moment: a note stored while a frame is being made is news in the next frame, not in this one."""

from threading import Thread
from unittest.mock import patch

import pytest
from django.db import connection

from sessions_app.facilitation import actions as facilitation
from sessions_app.live import feed
from sessions_app.live.audiences import HOST, WALL, Audience
from sessions_app.preparation.queries import programme
from tests.cast import link_of
from tests.harvest.test_operations import operation, send
from tests.live.fold import Page

pytestmark = pytest.mark.django_db(transaction=True)


def elsewhere(work) -> None:
    """Do ``work`` on a connection of its own, to its end."""

    def alone() -> None:
        try:
            work()
        finally:
            connection.close()

    thread = Thread(target=alone)
    thread.start()
    thread.join()


@pytest.mark.parametrize("kind", [HOST, WALL])
def test_two_first_notes_of_a_table_within_one_reading_leave_its_screens_right(
    cafe, ana, hugo, kind
):
    for _step in range(2):
        facilitation.start_next(cafe, ana, programme(cafe).next_phase.pk)
        cafe.refresh_from_db()
    link = link_of(cafe, 1)
    audience = Audience(cafe.pk, kind, link.table_id if kind == HOST else None)
    start = feed.read(cafe.pk, -1, [audience])
    page, news = Page(start.frames[audience]), feed.news

    def interrupted(*args):
        found = news(*args)
        elsewhere(lambda: send(hugo, link, operation("La deuxième")))
        return found

    send(hugo, link, operation("La première"))
    with patch("sessions_app.live.feed.news", interrupted):
        first = feed.read(cafe.pk, start.head, [audience])
    second = feed.read(cafe.pk, first.head, [audience])
    assert "La deuxième" not in first.frames[audience]
    page.take(first.frames[audience])
    page.take(second.frames[audience])
    assert page.shown == Page(feed.read(cafe.pk, -1, [audience]).frames[audience]).shown


def test_a_screen_that_cannot_be_drawn_leaves_the_others_their_frames(cafe):
    def broken(*_args):
        with connection.cursor() as cursor:
            cursor.execute("SELECT nothing FROM nowhere")

    wall, host = Audience(cafe.pk, WALL), Audience(cafe.pk, HOST, link_of(cafe, 1).table_id)
    region = next(one for one in feed.registry if WALL in one.kinds)
    with patch.object(feed, "registry", [region._replace(render=broken), *feed.registry[:3]]):
        reading = feed.read(cafe.pk, -1, [wall, host])
    assert (wall in reading.frames, host in reading.frames) == (False, True)
