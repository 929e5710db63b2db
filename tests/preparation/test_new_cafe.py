"""Making a café: from the ready-made shape, from nothing, and what bad input gets."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from sessions_app.models import Cafe, LinkKind, PhaseKind, QuestionKind
from sessions_app.preparation.actions import cafes
from sessions_app.preparation.queries import programme
from sessions_app.preparation.readiness import points
from sessions_app.preparation.shapes import BLANK, THREE_QUESTIONS
from tests.cast import START


def create(browser, **fields):
    given = {"title": "Vivre ensemble", "starts_at": "2031-09-21T13:00", **fields}
    return browser.post(reverse("new-cafe"), given)


def test_the_ready_made_shape_gives_three_questions_four_tables_and_three_rounds(ana_browser):
    response = create(ana_browser, shape="trois-questions")
    cafe = Cafe.objects.get()
    plan = programme(cafe)
    assert response.url == reverse("preparation", args=[cafe.code])
    assert [question.kind for question in plan.questions] == [
        QuestionKind.DEFINITION,
        QuestionKind.OBSTACLES,
        QuestionKind.CONDITIONS,
    ]
    assert len(plan.tables) == 4
    assert [one.minutes for one in plan.rounds] == [20, 20, 20]
    assert [phase.kind for phase in plan.phases][-3:] == ["harvest", "plenary", "closing"]
    assert cafe.etiquette
    assert cafe.context


def test_each_table_and_the_projection_can_be_opened_at_once(ana, organisation):
    cafe = cafes.create(ana, THREE_QUESTIONS, "Vivre ensemble", START)
    kinds = list(cafe.links.values_list("kind", flat=True))
    assert kinds.count(LinkKind.HOST) == 4
    assert kinds.count(LinkKind.PROJECTOR) == 1
    assert list(cafe.events.values_list("kind", flat=True)) == ["cafe-created"]


def test_from_nothing_there_is_one_question_to_write_and_one_round(ana_browser):
    create(ana_browser, shape="vide")
    plan = programme(Cafe.objects.get())
    assert [question.text for question in plan.questions] == [""]
    assert [phase.kind for phase in plan.phases].count(PhaseKind.ROUND) == 1


def test_the_drafts_of_the_shape_are_named_until_they_are_rewritten(ana, organisation):
    later = timezone.now() + timedelta(days=1)
    cafe = cafes.create(ana, THREE_QUESTIONS, "Vivre ensemble", later)
    assert "questions 1, 2 et 3" in str(points(programme(cafe))[0].sentence)
    for question in cafe.questions.all():
        question.text = "Que voulez-vous garder?"
        question.save()
    assert [point.section for point in points(programme(cafe))] == ["notice"]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": "   "}, "Donnez un titre à ce café."),
        ({"starts_at": "demain"}, "Indiquez une date et une heure complètes."),
        ({"starts_at": "9999-12-31T13:00"}, "Indiquez une date et une heure complètes."),
    ],
)
def test_bad_input_makes_no_café_and_keeps_the_rest(ana_browser, fields, sentence):
    page = create(ana_browser, shape="vide", **fields).content.decode()
    assert sentence in page
    assert 'value="vide" checked' in page
    assert not Cafe.objects.exists()


def test_the_start_proposed_is_the_next_whole_hour(ana_browser):
    page = ana_browser.get(reverse("new-cafe")).content.decode()
    soon = timezone.localtime() + timedelta(hours=1)
    assert f'value="{soon:%Y-%m-%dT%H}:00"' in page


def test_staff_makes_no_café(sofia_browser):
    assert create(sofia_browser, shape="vide").status_code == 404
    assert not Cafe.objects.exists()


def test_an_account_without_organisation_is_told_so(ana):
    ana.organisation = None
    with pytest.raises(Exception, match="aucun organisme"):
        cafes.create(ana, BLANK, "Vivre ensemble", START)
