"""The texts of a café: saved one field at a time, never a whole page."""

import pytest
from django.urls import reverse

from sessions_app.preparation.actions import cafes
from tests.preparation.asking import post


def test_a_field_is_saved_alone_and_says_so(ana_browser, cafe):
    page = post(
        ana_browser, "edit-cafe", cafe, "subtitle", subtitle="Un soir d’été"
    ).content.decode()
    cafe.refresh_from_db()
    assert cafe.subtitle == "Un soir d’été"
    assert "Enregistré" in page
    assert "Un soir d’été" in page


def test_what_comes_along_with_a_field_is_not_written(ana_browser, cafe):
    post(ana_browser, "edit-cafe", cafe, "place", place="Salle 2", title="Volé", owner="9")
    cafe.refresh_from_db()
    assert (cafe.place, cafe.title) == ("Salle 2", "Vivre ensemble")


def test_an_empty_title_is_refused_and_the_one_before_is_kept(ana_browser, cafe):
    response = post(ana_browser, "edit-cafe", cafe, "title", title="  ")
    assert response.status_code == 422
    assert "Le titre précédent est conservé." in response.content.decode()
    cafe.refresh_from_db()
    assert cafe.title == "Vivre ensemble"
    assert cafe.events.count() == 0


def test_two_animators_on_two_fields_overwrite_nothing(cafe, ana):
    seen_by_both = type(cafe).objects.get(pk=cafe.pk)
    cafes.edit(cafe, ana, "title", "Vieillir ensemble")
    cafes.edit(seen_by_both, ana, "place", "Salle 2")
    cafe.refresh_from_db()
    assert (cafe.title, cafe.place) == ("Vieillir ensemble", "Salle 2")


def test_each_change_reaches_the_open_screens_once(ana_browser, cafe):
    for _time in range(2):
        post(ana_browser, "edit-cafe", cafe, "etiquette", etiquette="Écouter.")
    events = list(cafe.events.values_list("kind", "facts"))
    assert events == [("cafe-edited", {"field": "etiquette"})]


@pytest.mark.parametrize("field", ["owner", "code", "closed_at", "rien"])
def test_a_field_that_is_not_prepared_here_does_not_exist(ana_browser, cafe, field):
    assert post(ana_browser, "edit-cafe", cafe, field, **{field: "1"}).status_code == 404


def test_what_is_typed_is_shown_as_typed_and_never_as_markup(ana_browser, cafe):
    post(ana_browser, "edit-cafe", cafe, "title", title="<b>Été</b> & cœur")
    page = ana_browser.get(reverse("preparation", args=[cafe.code])).content.decode()
    assert "&lt;b&gt;Été&lt;/b&gt; &amp; cœur" in page
    assert "<b>Été" not in page


TYPED = "Qu'est-ce que l'entraide ?"
SET = "Qu’est-ce que l’entraide?"


@pytest.mark.parametrize("field", ["title", "subtitle", "context", "etiquette"])
def test_published_words_are_set_by_the_rules_and_shown_as_they_are_kept(ana_browser, cafe, field):
    page = post(ana_browser, "edit-cafe", cafe, field, **{field: TYPED}).content.decode()
    cafe.refresh_from_db()
    assert getattr(cafe, field) == SET
    assert f'data-stored="{SET}"' in page
    assert (
        "data-stored"
        not in post(ana_browser, "edit-cafe", cafe, field, **{field: SET}).content.decode()
    )


def test_a_question_is_set_too_and_in_english_keeps_its_signs(ana_browser, cafe):
    question = cafe.questions.first()
    post(ana_browser, "edit-question", cafe, question.pk, "text", text=TYPED)
    assert cafe.questions.first().text == SET
    type(cafe).objects.filter(pk=cafe.pk).update(language="en-CA")
    post(ana_browser, "edit-question", cafe, question.pk, "text", text="Who's there ?")
    assert cafe.questions.first().text == "Who's there ?"
