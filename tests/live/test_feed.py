"""The feed: the fold of what a screen received equals what a fresh page would show."""

import json
from datetime import timedelta
from unittest.mock import patch

import pytest
from django.utils import timezone

from sessions_app.access import links
from sessions_app.facilitation import actions as facilitation
from sessions_app.live import feed
from sessions_app.live.audiences import CONSOLE, HOST, PROJECTOR, SYNTHESIS, WALL, Audience
from sessions_app.live.memory import Memory
from sessions_app.models import Cafe
from sessions_app.preparation.queries import programme
from tests.cast import link_of
from tests.harvest.test_operations import operation, send
from tests.live.fold import Page


def frame(cafe: Cafe, audience: Audience, after: int, at=None, **options) -> str:
    """Read at this moment: expected times move on with it, on a fresh page as on an old one."""
    with patch("django.utils.timezone.now", return_value=at or timezone.now()):
        return feed.read(cafe.pk, after, [audience], **options).frames[audience]


@pytest.fixture
def life(cafe, ana, hugo, ines):
    """A café's life, step by step: each step changes something and returns nothing."""
    first, second = link_of(cafe, 1), link_of(cafe, 2)
    kept = operation("Gardée")
    return [
        lambda: facilitation.start_next(cafe, ana, programme(cafe).next_phase.pk),
        lambda: send(hugo, first, kept),
        lambda: facilitation.start_next(cafe, ana, programme(cafe).next_phase.pk),
        lambda: send(ines, second, operation("À la table 2"), operation("Encore")),
        lambda: facilitation.pause(cafe, ana),
        lambda: send(hugo, first, operation("Changée", kind="edit", note=kept["note"], base=1)),
        lambda: facilitation.call_animator(cafe, first.table),
        lambda: facilitation.resume(cafe, ana),
        lambda: facilitation.extend(cafe, ana, 1),
        lambda: send(hugo, first, operation(kind="delete", note=kept["note"], base=2)),
        lambda: facilitation.end_call(cafe, first.table, ana),
        lambda: facilitation.step_back(cafe, ana, programme(cafe).current.pk),
        lambda: send(hugo, first, operation(kind="restore", note=kept["note"], base=3)),
    ]


@pytest.mark.parametrize("kind", [HOST, CONSOLE, PROJECTOR, WALL, SYNTHESIS])
def test_the_fold_of_frames_is_the_fresh_state_after_every_step(cafe, life, kind):
    table = link_of(cafe, 1).table if kind == HOST else None
    audience = Audience(cafe.pk, kind, table.pk if table else None)
    memory = Memory()
    # One moment for all: expected times move with the minutes, without any event.
    now = timezone.now() + timedelta(minutes=1)
    page, seq = Page(frame(cafe, audience, -1, now, memory=memory)), 0
    for step in life:
        step()
        page.take(frame(cafe, audience, seq, now, memory=memory))
        cafe.refresh_from_db()
        seq = cafe.head
        assert page.shown == Page(frame(cafe, audience, -1, now)).shown


def test_counts_are_right_though_nobody_watched_the_wall_for_a_while(cafe, ana, hugo):
    """The reader remembers the wall's counts; what came meanwhile was told to tablets alone."""
    link = link_of(cafe, 1)
    facilitation.start_next(cafe, ana, programme(cafe).next_phase.pk)
    facilitation.start_next(cafe, ana, programme(cafe).next_phase.pk)
    wall, host = Audience(cafe.pk, WALL), Audience(cafe.pk, HOST, link.table_id)
    memory = Memory()

    def after_one_more(*audiences: Audience) -> feed.Reading:
        cafe.refresh_from_db()
        send(hugo, link, operation("Une de plus"))
        return feed.read(cafe.pk, cafe.head, audiences, memory=memory)

    assert "1 note reçue" in after_one_more(wall, host).frames[wall]
    assert "2 notes reçues" in after_one_more(wall, host).frames[wall]
    after_one_more(host)
    assert "4 notes reçues" in after_one_more(wall, host).frames[wall]


def test_what_notes_bring_to_the_wall_takes_as_many_queries_as_the_first(
    cafe, ana, hugo, django_assert_num_queries
):
    link, memory, wall = link_of(cafe, 1), Memory(), Audience(cafe.pk, WALL)
    for _phase in range(2):
        facilitation.start_next(cafe, ana, programme(cafe).next_phase.pk)
    send(hugo, link, operation("La première"))
    cafe.refresh_from_db()
    feed.read(cafe.pk, cafe.head - 1, [wall], memory=memory)
    send(hugo, link, *(operation("Une de plus") for _ in range(20)))
    # The café, its events, their notes.
    with django_assert_num_queries(3):
        feed.read(cafe.pk, cafe.head, [wall], memory=memory)


def test_seq_has_no_gap_and_equals_the_order_of_commits(cafe, life):
    for step in life:
        step()
    cafe.refresh_from_db()
    assert list(cafe.events.values_list("seq", flat=True)) == list(range(1, cafe.head + 1))


def test_an_event_never_holds_the_text_of_a_note(cafe, life):
    for step in life:
        step()
    facts = json.dumps(list(cafe.events.values_list("facts", flat=True)))
    assert "Gardée" not in facts
    assert "table 2" not in facts


def test_the_log_is_read_once_whatever_the_number_of_audiences(
    cafe, life, django_assert_max_num_queries
):
    for step in life:
        step()
    hosts = [Audience(cafe.pk, HOST, table.pk) for table in cafe.tables.all()]
    with django_assert_max_num_queries(2):
        feed.read(cafe.pk, cafe.events.count(), hosts)


def test_polling_gives_a_tablet_the_same_frame(hugo, cafe, ana):
    link = link_of(cafe, 1)
    facilitation.start_next(cafe, ana, programme(cafe).next_phase.pk)
    path = f"{links.path(link)}regions"
    frame = hugo.get(path, {"after": "0", "epoch": cafe.epoch}).json()
    assert frame["seq"] == 2
    assert 'data-state="running"' in frame["regions"]["host-stage"]
    assert hugo.get(path, {"after": "2", "epoch": cafe.epoch}).json()["regions"] == {}
    assert "call" in hugo.get(path, {"after": "2", "epoch": "autre"}).json()["regions"]


def test_polling_an_ended_link_is_gone_and_a_strangers_is_not_found(hugo, client, cafe):
    link = link_of(cafe, 1)
    links.revoke(link)
    path = f"{links.path(link)}regions"
    assert hugo.get(path).status_code == 410
    assert client.get(path).status_code == 404
