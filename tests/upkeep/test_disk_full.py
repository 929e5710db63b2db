"""A disk that fills up during a café: nothing is said to be received, the console says why."""

import pytest
from django.db import connection
from django.urls import reverse

from sessions_app.harvest.actions import submit
from sessions_app.models import Note
from sessions_app.upkeep import state
from tests.cast import link_of
from tests.closing.purged import operation

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def full(folder):
    """Let the database grow no more, as SQLite meets a full disk."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        (pages,) = cursor.fetchone()
        cursor.execute(f"PRAGMA max_page_count={pages}")
        yield cursor
        cursor.execute("PRAGMA max_page_count=1073741823")


def test_an_idea_is_not_acknowledged_and_is_once_there_is_room_again(full, cafe, ana_browser):
    made = [operation(text=f"Une idée {'longue ' * 80}{n}") for n in range(20)]

    def console():
        return ana_browser.get(reverse("console", args=[cafe.code])).content.decode()

    assert submit(link_of(cafe, 1), made, "d1" * 16) == []
    assert not Note.objects.exists()
    said = "Le disque de cet ordinateur est plein" in console()
    assert said, "the console does not say it"
    full.execute("PRAGMA max_page_count=1073741823")
    answers = submit(link_of(cafe, 1), made, "d1" * 16)
    assert [one["answer"] for one in answers] == ["ok"] * 20
    assert Note.objects.count() == 20
    said = "Le disque de cet ordinateur est plein" in console()
    assert not said, "the console still says it"
    assert state.fare().troubles == []
