"""Pace: bursts pass, a steady excess waits, and no sender slows another."""

import time

import pytest

from sessions_app.access import pace
from sessions_app.access.pace import Bucket, Paces
from tests.cast import link_of
from tests.harvest.test_operations import answers, operation, send


@pytest.fixture
def clock(monkeypatch):
    """A clock that only moves when told to."""
    now = [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])

    def forward(seconds: float) -> None:
        now[0] += seconds

    return forward


def test_a_burst_passes_and_then_the_pace_holds(clock):
    bucket = Bucket(rate=10, burst=50)
    assert [bucket.wait() for _time in range(50)] == [0] * 50
    assert bucket.wait() == pytest.approx(0.1)
    clock(0.1)
    assert bucket.wait() == 0
    assert bucket.wait(5) == pytest.approx(0.5)


def test_a_rest_fills_it_again_and_no_further(clock):
    bucket = Bucket(rate=10, burst=50)
    bucket.wait(50)
    clock(3600)
    assert bucket.rested()
    assert bucket.wait(50) == 0
    assert bucket.wait(1) > 0


def test_one_sender_does_not_slow_another_and_those_at_rest_are_forgotten(clock):
    paces = Paces(rate=1, burst=1)
    assert paces.wait("table 1") == 0
    assert paces.wait("table 1") > 0
    assert paces.wait("table 2") == 0
    for number in range(600):
        paces.wait(number)
    clock(10)
    paces.wait("one more")
    assert len(paces._buckets) == 1


@pytest.mark.django_db
def test_a_table_that_sends_without_end_is_asked_to_wait_and_loses_nothing(
    hugo, ines, cafe, monkeypatch, clock
):
    monkeypatch.setattr(pace, "operations", Paces(rate=2, burst=4))
    mine, hers = link_of(cafe, 1), link_of(cafe, 2)
    assert send(hugo, mine, *[operation(f"Idée {n}") for n in range(4)]).status_code == 200
    later = operation("Une de trop pour le moment")
    refused = send(hugo, mine, later, operation())
    assert (refused.status_code, refused["Retry-After"]) == (429, "1")
    assert answers(send(ines, hers, operation())) == ["ok"]
    clock(1)
    assert answers(send(hugo, mine, later)) == ["ok"]


def test_thirty_tablets_that_come_back_with_forty_notes_each_are_not_asked_to_wait(clock):
    table = Paces(pace.operations.rate, pace.operations.burst)
    assert [table.wait("one link", 40) for _tablet in range(30)] == [0] * 30
