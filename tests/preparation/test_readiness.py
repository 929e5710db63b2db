"""What the page says is missing before the doors open."""

from datetime import timedelta

import pytest
from django.utils.timezone import localtime

from sessions_app.facilitation import actions as facilitation
from sessions_app.models import PhaseKind
from sessions_app.preparation.queries import programme
from sessions_app.preparation.readiness import in_short, points
from tests.cast import START
from tests.preparation.asking import show

BEFORE = START - timedelta(days=1)


def said(cafe, now=BEFORE):
    return [str(point.sentence) for point in points(programme(cafe), now)]


def test_a_café_that_holds_together_lacks_nothing(cafe):
    assert said(cafe) == []


def test_without_a_question_the_first_point_says_so(cafe):
    cafe.questions.all().delete()
    assert said(cafe)[0] == "Il n’y a aucune question."
    assert points(programme(cafe), BEFORE)[0].grave


@pytest.mark.parametrize(
    ("mode", "kept", "sentence"),
    [
        ("per_round", 2, "moins de questions que de rondes"),
        ("carousel", 2, "moins de questions que de tables"),
        ("same", 3, "Les 2 dernières questions ne seront posées nulle part."),
    ],
)
def test_questions_are_compared_with_where_they_are_asked(cafe, mode, kept, sentence):
    for question in list(cafe.questions.all())[kept:]:
        question.delete()
    cafe.mode = mode
    assert sentence in " ".join(said(cafe))


def test_rounds_and_harvest_are_expected(cafe):
    cafe.phases.filter(kind__in=[PhaseKind.ROUND, PhaseKind.HARVEST]).delete()
    assert "Il n’y a aucune ronde." in said(cafe)
    assert "Aucun temps n’est prévu pour la récolte." in said(cafe)


def test_a_start_that_is_past_is_named(cafe):
    assert said(cafe, START + timedelta(hours=1)) == ["L’heure de l’accueil est passée."]


def test_a_table_without_a_code_is_named(cafe):
    cafe.links.filter(table__number=2).update(revoked_at=START)
    assert said(cafe) == ["Sans code d’accès\u00a0: table 2."]


def test_the_page_leads_to_what_is_missing_and_on_to_the_console(ana_browser, cafe):
    cafe.questions.all().delete()
    page = show(ana_browser, "preparation", cafe)
    assert 'href="#questions"' in page
    assert "Passer à l’animation" in page


def test_several_are_listed_as_a_sentence_does(cafe):
    cafe.questions.update(text="")
    assert said(cafe)[0] == "Il reste à écrire les questions 1, 2 et 3."
    cafe.questions.update(text="Que veut [votre sujet]?")
    assert said(cafe)[0].endswith("\u00a0: questions 1, 2 et 3.")
    cafe.links.filter(table__number__in=[2, 3]).update(revoked_at=START)
    cafe.tables.filter(number=3).update(name="Jardin")
    assert said(cafe)[-1] == "Sans code d’accès\u00a0: table 2 et table 3 – Jardin."


def test_once_begun_the_page_leads_back_to_the_café_then_on_to_the_synthesis(
    ana_browser, ana, cafe
):
    facilitation.start_next(cafe, ana, programme(cafe).phases[0].pk)
    page = show(ana_browser, "preparation", cafe)
    assert "Le café est en cours" in page
    assert "Revenir à l’animation" in page
    assert "imprimer les cartes" not in page
    begun = cafe.phases.first().started_at
    assert f"{localtime(begun):%-H:%M} à " in page
    ended = begun + timedelta(minutes=80)
    type(cafe).objects.filter(pk=cafe.pk).update(closed_at=ended)
    page = show(ana_browser, "preparation", cafe)
    assert "Le café est terminé" in page
    assert f'href="/cafes/{cafe.code}/synthese/">Faire la synthèse' in page
    assert f"{localtime(begun):%-H:%M} à {localtime(ended):%-H:%M}" in page
    assert "(1\u00a0h\u00a020)" in page
    assert "Avant d’ouvrir les portes" not in page


def test_many_numbers_are_said_in_short():
    assert in_short([]) == ""
    assert in_short([1, 2, 3]) == "1, 2 et 3"
    assert in_short([1, 4, 5, 6, 7, 8, 12]) == "1, 4 à 8 et 12"
