"""Which question is at which table in which round, for each of the three modes (M02)."""

import re

import pytest

from tests.preparation.asking import post, show

ROW = re.compile(r"<tr>\s*<th scope=\"row\">(.*?)</tr>", re.DOTALL)
CELL = re.compile(r"</span>\s*(\d+)\s*<span class=\"matrix__kind\">")


def matrix(page: str) -> list[list[int]]:
    """Return the numbers of the questions, one list per table, one number per round."""
    return [[int(number) for number in CELL.findall(row)] for row in ROW.findall(page)]


@pytest.mark.parametrize(
    ("mode", "wanted"),
    [
        ("per_round", [[1, 2, 3], [1, 2, 3], [1, 2, 3], [1, 2, 3]]),
        ("carousel", [[1, 1, 1], [2, 2, 2], [3, 3, 3], [1, 1, 1]]),
        ("same", [[1, 1, 1], [1, 1, 1], [1, 1, 1], [1, 1, 1]]),
    ],
)
def test_switching_the_mode_shows_at_once_the_question_of_each_cell(
    ana_browser, cafe, mode, wanted
):
    answer = post(ana_browser, "edit-cafe", cafe, "mode", mode=mode).content.decode()
    assert matrix(answer) == wanted
    assert matrix(show(ana_browser, "preparation", cafe)) == wanted


def test_the_matrix_follows_tables_rounds_and_questions(ana_browser, cafe):
    tables = post(ana_browser, "set-tables", cafe, count="2").content.decode()
    assert matrix(tables) == [[1, 2, 3], [1, 2, 3]]
    rounds = post(ana_browser, "set-rounds", cafe, count="2").content.decode()
    assert matrix(rounds) == [[1, 2], [1, 2]]
    cafe.questions.all()[0].delete()
    cafe.questions.all()[0].delete()
    assert matrix(show(ana_browser, "preparation", cafe)) == [[1, 1], [1, 1]]


def test_an_unknown_mode_changes_nothing(ana_browser, cafe):
    assert post(ana_browser, "edit-cafe", cafe, "mode", mode="hasard").status_code == 422
    cafe.refresh_from_db()
    assert cafe.mode == "per_round"


def test_without_a_question_the_matrix_teaches(ana_browser, cafe):
    cafe.questions.all().delete()
    assert "ce tableau dira de quoi chaque table parle" in show(ana_browser, "preparation", cafe)
