"""The tablet of a table, as a page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sessions_app.access import links
from sessions_app.facilitation import actions as facilitation
from sessions_app.models import Call, QuestionMode
from sessions_app.preparation.queries import programme
from tests.cast import add_note, link_of, tablet


def page(browser, cafe, number: int = 1) -> str:
    return browser.get(links.path(link_of(cafe, number))).content.decode()


def go(cafe, ana, steps: int) -> None:
    for _step in range(steps):
        facilitation.start_next(cafe, ana, programme(cafe).next_phase.pk)


def test_one_screen_holds_question_etiquette_clock_input_and_call(hugo, cafe, ana):
    cafe.etiquette = "Écoutez pour comprendre."
    cafe.save()
    go(cafe, ana, 2)
    shown = page(hugo, cafe)
    for words in (
        "Quelle est votre définition du voisinage solidaire?",
        "Écoutez pour comprendre.",
        'data-state="running"',
        'id="idea"',
        "Appeler l’animation",
        "ronde 1 sur 3",
    ):
        assert words in shown


def test_a_tablet_sees_its_own_table_only(hugo, cafe, ana):
    add_note(cafe, "De notre table", table=1)
    add_note(cafe, "De la table voisine", table=2)
    shown = page(hugo, cafe)
    assert "De notre table" in shown
    assert "De la table voisine" not in shown


def test_ideas_of_earlier_rounds_stand_apart(hugo, cafe, ana):
    add_note(cafe, "De la première ronde", round_=1)
    go(cafe, ana, 4)
    shown = page(hugo, cafe)
    assert shown.index("Idées des rondes précédentes") < shown.rindex("De la première ronde")


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        (QuestionMode.PER_ROUND, {1: [0, 1, 2], 2: [0, 1, 2]}),
        (QuestionMode.CAROUSEL, {1: [0, 0, 0], 2: [1, 1, 1], 4: [0, 0, 0]}),
        (QuestionMode.SAME, {1: [0, 0, 0], 3: [0, 0, 0]}),
    ],
)
def test_each_mode_brings_the_right_question_to_every_table_and_round(cafe, mode, expected):
    cafe.mode = mode
    plan = programme(cafe)
    for number, questions in expected.items():
        table = plan.tables[number - 1]
        shown = [plan.question_for(table, round_) for round_ in plan.rounds]
        assert shown == [plan.questions[index] for index in questions]


def test_a_browser_without_the_secret_gets_the_door_and_learns_nothing(client, cafe):
    shown = page(client, cafe)
    assert "Vivre ensemble" not in shown
    assert "Ouvrir une table" in shown


def test_the_cookie_of_one_table_does_not_open_another(cafe):
    other = tablet(link_of(cafe, 2))
    assert "Ouvrir une table" in page(other, cafe, 1)


def test_a_table_is_told_for_a_minute_that_its_call_was_taken(hugo, cafe, ana):
    table = link_of(cafe, 1).table
    facilitation.call_animator(cafe, table)
    facilitation.end_call(cafe, table, ana)
    assert cafe.events.last().facts == {"taken": True}
    assert "L’animation arrive" in page(hugo, cafe)
    Call.objects.update(ended_at=timezone.now() - timedelta(seconds=61))
    assert "L’animation arrive" not in page(hugo, cafe)


def test_a_call_that_the_table_withdrew_shows_nothing(hugo, cafe):
    table = link_of(cafe, 1).table
    facilitation.call_animator(cafe, table)
    hugo.post(f"{links.path(link_of(cafe, 1))}appel/", {"withdraw": "1"})
    assert cafe.events.last().facts == {"taken": False}
    shown = page(hugo, cafe)
    assert "L’animation arrive" not in shown
    assert "Appeler l’animation" in shown


def test_a_new_call_after_one_that_was_taken_is_the_one_shown(hugo, cafe, ana):
    table = link_of(cafe, 1).table
    facilitation.call_animator(cafe, table)
    facilitation.end_call(cafe, table, ana)
    facilitation.call_animator(cafe, table)
    assert "L’animation est prévenue" in page(hugo, cafe)
