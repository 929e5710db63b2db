"""Writing: under the café's lock, recorded in the same transaction, rung after the commit."""

import threading

import pytest
from django.db import connection

from sessions_app.live import doorbell
from sessions_app.live.events import writing
from sessions_app.models import Event


@pytest.mark.django_db(transaction=True)
def test_writers_at_the_same_time_make_one_log_without_gaps(cafe):
    def write() -> None:
        for _time in range(10):
            with writing(cafe) as change:
                change.record("cafe-edited")
        connection.close()

    writers = [threading.Thread(target=write) for _one in range(6)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert list(Event.objects.values_list("seq", flat=True)) == list(range(1, 61))


def test_what_fails_leaves_no_event_and_rings_nothing(cafe, monkeypatch):
    rung = []
    monkeypatch.setattr(doorbell, "ring", rung.append)

    def fail() -> None:
        with writing(cafe) as change:
            change.record("cafe-edited")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    cafe.refresh_from_db()
    assert (cafe.head, Event.objects.count(), rung) == (0, 0, [])


def test_the_doorbell_rings_once_and_only_after_the_commit(
    cafe, monkeypatch, django_capture_on_commit_callbacks
):
    rung: list[int] = []
    monkeypatch.setattr(doorbell, "ring", rung.append)
    with django_capture_on_commit_callbacks(execute=True):
        with writing(cafe) as change:
            change.record("cafe-edited")
            change.record("agenda-edited")
        assert rung == []
    assert rung == [cafe.pk]


def test_an_event_outside_the_catalogue_is_a_fault_of_the_code(cafe):
    with pytest.raises(ValueError, match="unknown event"), writing(cafe) as change:
        change.record("something-happened")
