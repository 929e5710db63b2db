"""What was removed while somebody was about to use it: refused in a sentence, never an error."""

import pytest

from sessions_app.access.refusals import Refusal
from sessions_app.models import Theme
from sessions_app.synthesis import actions, views
from tests.synthesis.board import question, send, theme


def test_a_theme_for_a_question_removed_meanwhile(cafe):
    stale = question(cafe, 2)
    cafe.questions.filter(pk=stale.pk).delete()
    with pytest.raises(Refusal, match="n’existe plus"):
        actions.add_theme(cafe, stale, "Trop tard")
    assert not Theme.objects.exists()


def test_the_board_of_a_removed_question_answers_in_a_sentence(ana_browser, cafe):
    answer = send(ana_browser, cafe, "themes/", question=999_999, title="Trop tard")
    assert answer.status_code == 404
    assert "Cette question n’existe plus" in answer.content.decode()
    assert answer["HX-Retarget"] == "#notices"


def test_a_theme_taken_apart_while_it_is_fetched(ana_browser, cafe, monkeypatch):
    funding = theme(cafe, "Financement")
    read = views.board

    def board(cafe, question):
        Theme.objects.all().delete()
        return read(cafe, question)

    monkeypatch.setattr(views, "board", board)
    answer = ana_browser.get(f"/cafes/{cafe.code}/synthese/themes/{funding.pk}/")
    assert answer.status_code == 404
    assert "Ce thème n’existe plus" in answer.content.decode()
