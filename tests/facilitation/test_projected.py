"""The projection: one line at a time, on tap; notes of a question only when chosen, and back."""

import pytest
from django.urls import reverse

from sessions_app.access import links
from sessions_app.facilitation import actions
from sessions_app.facilitation.undo_actions import undo
from sessions_app.models import AccessLink, LinkKind, Phase
from tests.cast import add_note, tablet
from tests.facilitation.test_phases import go
from tests.facilitation.test_undo import last

HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def rules(cafe, ana):
    """The étiquette is on air: three rules."""
    cafe.etiquette = "Écoutez.\n\nDessinez.\nReliez."
    cafe.save()
    Phase.objects.filter(cafe=cafe, kind="welcome").update(kind="etiquette")
    go(cafe, ana)
    return cafe


def seen(cafe) -> str:
    link = AccessLink.objects.get(cafe=cafe, kind=LinkKind.PROJECTOR)
    return tablet(link).get(links.path(link)).content.decode()


def show(browser, cafe, place):
    return browser.post(reverse("set-projection", args=[cafe.code]), {"show": place}, **HTMX)


def test_the_next_line_appears_only_on_tap_and_then_all_of_them(rules, ana_browser):
    assert "Écoutez." in seen(rules)
    assert "Dessinez." not in seen(rules)
    assert show(ana_browser, rules, ":1").status_code == 204
    assert "Dessinez." in seen(rules)
    assert "Écoutez." not in seen(rules)
    show(ana_browser, rules, ":3")
    assert all(one in seen(rules) for one in ("Écoutez.", "Dessinez.", "Reliez."))


def test_the_console_offers_the_next_line_and_the_one_before(rules, ana_browser):
    show(ana_browser, rules, ":1")
    page = ana_browser.get(reverse("console", args=[rules.code])).content.decode()
    assert 'name="show" value=":2"' in page
    assert 'name="show" value=":0"' in page


def test_notes_appear_only_once_chosen_and_leave_with_the_next_phase(cafe, ana, ana_browser):
    go(cafe, ana, 2)
    add_note(cafe, "Une idée de la salle")
    assert "Une idée de la salle" not in seen(cafe)
    show(ana_browser, cafe, f"{cafe.questions.first().pk}:0")
    assert "Une idée de la salle" in seen(cafe)
    go(cafe, ana)
    assert "Une idée de la salle" not in seen(cafe)


def test_notes_of_another_question_stay_hidden_and_pages_hold_six(cafe, ana, ana_browser):
    for number in range(8):
        add_note(cafe, f"Idée {number}.", question=0)
    add_note(cafe, "Autre question", question=1)
    question = cafe.questions.first().pk
    show(ana_browser, cafe, f"{question}:0")
    assert seen(cafe).count("Idée ") == 6
    show(ana_browser, cafe, f"{question}:1")
    assert seen(cafe).count("Idée ") == 2
    assert "Autre question" not in seen(cafe)


def test_the_choice_is_taken_back(cafe, ana, ana_browser):
    add_note(cafe, "Une idée de la salle")
    show(ana_browser, cafe, f"{cafe.questions.first().pk}:0")
    undo(cafe, ana, last(cafe))
    assert "Une idée de la salle" not in seen(cafe)


def test_pausing_leaves_what_is_shown(cafe, ana, ana_browser):
    go(cafe, ana, 2)
    add_note(cafe, "Une idée de la salle")
    show(ana_browser, cafe, f"{cafe.questions.first().pk}:0")
    actions.pause(cafe, ana)
    assert "Une idée de la salle" in seen(cafe)


@pytest.mark.parametrize("place", ["", ":", "x:0", "1", ":-1"])
def test_a_place_that_says_nothing_is_not_found(cafe, ana_browser, place):
    assert show(ana_browser, cafe, place).status_code == 404


def test_a_question_of_another_cafe_cannot_be_shown(cafe, ana_browser):
    assert show(ana_browser, cafe, "999999:0").status_code == 409
