"""What the writers of a process keep of a café: all that notes do not change, and nothing else."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from sessions_app.facilitation import actions as facilitation
from sessions_app.live.memory import of_writers
from sessions_app.models import Note
from sessions_app.preparation.queries import programme
from tests.cast import link_of
from tests.harvest.test_operations import operation, send


@pytest.fixture
def link(cafe, ana):
    for _phase in range(2):
        facilitation.start_next(cafe, ana, programme(cafe).next_phase.pk)
    return link_of(cafe, 1)


@pytest.fixture
def post(hugo, link, django_capture_on_commit_callbacks):
    """Send an idea as a tablet does, committed; return the tables that were read from the database."""

    def posting(text: str) -> str:
        committed = django_capture_on_commit_callbacks(execute=True)
        with CaptureQueriesContext(connection) as seen, committed:
            send(hugo, link, operation(text))
        return " ".join(one["sql"] for one in seen.captured_queries)

    return posting


def rounds() -> list[int | None]:
    return list(Note.objects.order_by("pk").values_list("round", flat=True))


def test_the_programme_is_read_once_while_only_notes_come(post):
    assert 'FROM "sessions_app_phase"' in post("La première")
    for _note in range(2):
        seen = post("Une de plus")
        assert 'FROM "sessions_app_phase"' not in seen
        assert 'FROM "sessions_app_question"' not in seen
        assert 'FROM "sessions_app_event"' not in seen


def test_an_idea_goes_to_the_round_of_now_whatever_was_kept(cafe, ana, post):
    post("Au premier tour")
    before = programme(cafe).current_round
    facilitation.start_next(cafe, ana, programme(cafe).next_phase.pk)
    while programme(cafe).current_round == before:
        facilitation.start_next(cafe, ana, programme(cafe).next_phase.pk)
    post("Au tour d’après")
    assert rounds() == [before.pk, programme(cafe).current_round.pk]


def test_what_other_processes_wrote_meanwhile_is_looked_at(cafe, ana, post):
    """A note of another process changes nothing that is kept; a round that began there does."""
    post("La première")
    kept = of_writers(cafe.pk).kept
    of_writers(cafe.pk).kept = kept._replace(head=kept.head - 1)
    assert 'FROM "sessions_app_phase"' not in post("Après une note d’ailleurs")
    assert of_writers(cafe.pk).kept.known is kept.known
    facilitation.extend(cafe, ana, 1)
    assert 'FROM "sessions_app_phase"' in post("Après un autre changement")
    assert of_writers(cafe.pk).kept.known is not kept.known


def test_what_a_writing_read_that_failed_is_not_kept(cafe, ana, hugo, link, post):
    """It may have read a round that never began."""
    post("La première")
    before = programme(cafe).current_round
    with transaction.atomic():
        while programme(cafe).current_round == before:
            facilitation.start_next(cafe, ana, programme(cafe).next_phase.pk)
        send(hugo, link, operation("Perdue avec sa transaction"))
        transaction.set_rollback(True)
    assert of_writers(cafe.pk).kept.known == {}
    assert 'FROM "sessions_app_phase"' in post("La suivante")
    assert rounds() == [before.pk, before.pk]


def test_a_later_writing_is_not_overtaken_by_an_earlier_one(cafe, post):
    """On PostgreSQL another may commit before what is done at the end of the first."""
    post("La première")
    kept = of_writers(cafe.pk).kept
    of_writers(cafe.pk).keep(kept._replace(head=kept.head - 1, known={}))
    assert of_writers(cafe.pk).kept is kept


def test_another_life_of_the_log_starts_from_nothing(cafe, post):
    post("La première")
    cafe.refresh_from_db()
    cafe.epoch = "another"
    cafe.save(update_fields=["epoch"])
    assert 'FROM "sessions_app_phase"' in post("Après une copie remise")
