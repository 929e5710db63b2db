"""Questions: added, edited, moved and removed, unless ideas belong to them."""

import pytest

from sessions_app.access.refusals import Refusal
from sessions_app.models import QuestionKind
from sessions_app.preparation.actions import cafes, questions
from sessions_app.preparation.shapes import BLANK
from tests.cast import START, add_note
from tests.preparation.asking import post


def texts(cafe):
    return [question.text for question in cafe.questions.all()]


def test_an_added_question_comes_last_and_takes_the_cursor(ana_browser, cafe):
    response = post(ana_browser, "add-question", cafe)
    question = cafe.questions.last()
    assert texts(cafe)[-1] == ""
    assert f"question-{question.pk}-text" in response["HX-Trigger-After-Settle"]


def test_text_and_kind_are_saved_apart(ana_browser, cafe):
    question = cafe.questions.first()
    post(ana_browser, "edit-question", cafe, question.pk, "text", text="Et vous?")
    post(ana_browser, "edit-question", cafe, question.pk, "kind", kind="open")
    question.refresh_from_db()
    assert (question.text, question.kind) == ("Et vous?", QuestionKind.OPEN)
    assert set(cafe.events.values_list("kind", flat=True)) == {"questions-edited"}


def test_an_empty_question_is_refused_and_the_one_before_is_kept(ana_browser, cafe):
    question = cafe.questions.first()
    response = post(ana_browser, "edit-question", cafe, question.pk, "text", text=" ")
    assert response.status_code == 422
    assert "La version précédente est conservée." in response.content.decode()
    question.refresh_from_db()
    assert question.text


def test_a_question_moves_by_one_place_and_stops_at_the_ends(ana_browser, cafe):
    first, second, third = texts(cafe)
    question = cafe.questions.first()
    post(ana_browser, "move-question", cafe, question.pk, "descendre")
    assert texts(cafe) == [second, first, third]
    post(ana_browser, "move-question", cafe, question.pk, "monter")
    post(ana_browser, "move-question", cafe, question.pk, "monter")
    assert texts(cafe) == [first, second, third]
    assert post(ana_browser, "move-question", cafe, question.pk, "ailleurs").status_code == 404


def test_a_question_without_ideas_is_removed(ana_browser, cafe):
    question = cafe.questions.last()
    page = post(ana_browser, "remove-question", cafe, question.pk).content.decode()
    assert len(texts(cafe)) == 2
    assert "Question retirée." in page


def test_a_question_with_ideas_stays_with_them(ana_browser, cafe):
    note = add_note(cafe, "Le café du coin", question=0)
    response = post(ana_browser, "remove-question", cafe, note.question_id)
    assert response.status_code == 409
    assert "elle ne peut plus être retirée" in response.content.decode()
    assert response["HX-Retarget"] == "#notices"
    assert len(texts(cafe)) == 3


def test_editing_a_question_that_somebody_else_removed_says_so(ana_browser, cafe):
    question = cafe.questions.last()
    pk = question.pk
    question.delete()
    response = post(ana_browser, "edit-question", cafe, pk, "text", text="Trop tard?")
    assert response.status_code == 410
    assert "vient d’être retiré par une autre personne" in response.content.decode()


def test_the_question_of_another_café_cannot_be_reached(charlie, ana_browser, cafe):
    other = cafes.create(charlie, BLANK, "Ailleurs", START)
    question = other.questions.get()
    post(ana_browser, "edit-question", cafe, question.pk, "text", text="Volée?")
    question.refresh_from_db()
    assert question.text == ""


def test_a_question_removed_between_its_reading_and_its_writing(ana, cafe):
    stale = cafe.questions.last()
    questions.remove(cafe, ana, cafe.questions.last())
    with pytest.raises(Refusal, match="vient d’être retirée") as refused:
        questions.edit(cafe, ana, stale, "text", "Trop tard?")
    assert "encore à l’écran" in str(refused.value.kept)
    questions.remove(cafe, ana, stale)
    assert len(texts(cafe)) == 2
    assert cafe.events.count() == 1
