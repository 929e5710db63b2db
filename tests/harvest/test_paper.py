"""Sheets on paper wait in a queue until they are typed, into the right table and round (M47)."""

import pytest
from django.urls import reverse

from sessions_app.models import Note
from sessions_app.preparation.queries import programme


@pytest.fixture
def desk(sofia_browser, cafe):
    """Sofia at the queue: what she sees, and what she does there."""

    class Desk:
        def page(self):
            return sofia_browser.get(reverse("paper", args=[cafe.code])).content.decode()

        def receive(self, code):
            return sofia_browser.post(reverse("paper-add", args=[cafe.code]), {"code": code})

        def type_in(self, code, ideas, **more):
            path = reverse("paper-sheet", args=[cafe.code, code])
            return sofia_browser.post(path, {"ideas": ideas, **more})

    return Desk()


def test_a_sheet_waits_until_its_ideas_are_typed_at_its_table_and_round(desk, cafe):
    answer = desk.receive(f"{cafe.code}-R2-T1")
    assert answer.url == reverse("paper-sheet", args=[cafe.code, f"{cafe.code}-R2-T1"])
    assert "1 feuille à saisir." in desk.page()

    desk.type_in(f"{cafe.code}-R2-T1", "Des bancs\n\n  Un  abri pour la pluie \n")
    assert "0 feuille à saisir." in desk.page()
    there = programme(cafe)
    notes = list(Note.objects.filter(cafe=cafe))
    assert [note.text for note in notes] == ["Des bancs", "Un abri pour la pluie"]
    for note in notes:
        assert (note.round, note.table.number, note.late) == (there.rounds[1], 1, False)
        assert note.question == there.question_for(note.table, there.rounds[1])


def test_the_end_of_a_code_is_enough_and_the_same_sheet_waits_once(desk, cafe):
    for code in ("r1-t2", f"{cafe.code} R1 T2", "R1T2", "R1-T2"):
        assert desk.receive(code).status_code == 302
    assert "1 feuille à saisir." in desk.page()


def test_a_second_sheet_of_the_same_group_is_another_one(desk):
    desk.receive("R1-T2")
    desk.receive("R1-T2-2")
    assert "2 feuilles à saisir." in desk.page()


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("bonjour", "n’est pas celui d’une feuille"),
        ("R9-T1", "n’a pas de ronde 9 ou de table 1"),
        ("R1-T99", "n’a pas de ronde 1 ou de table 99"),
        ("ZZZZZ9-R1-T1", "d’un autre café"),
    ],
)
def test_a_code_that_names_no_sheet_is_refused_and_stays_in_the_form(desk, cafe, code, said):
    answer = desk.receive(code)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert f'value="{code}"' in answer.content.decode()
    assert not cafe.events.filter(kind="sheet-received").exists()


def test_a_sheet_typed_meanwhile_is_not_typed_twice_and_the_text_stays(desk, cafe):
    desk.receive("R1-T1")
    desk.type_in(f"{cafe.code}-R1-T1", "Des bancs")
    answer = desk.type_in(f"{cafe.code}-R1-T1", "Des bancs")
    assert answer.status_code == 409
    assert "Des bancs</textarea>" in answer.content.decode()
    assert Note.objects.filter(cafe=cafe).count() == 1


def test_an_empty_sheet_leaves_the_queue_only_when_that_is_said(desk, cafe):
    desk.receive("R1-T1")
    assert desk.type_in(f"{cafe.code}-R1-T1", "  \n").status_code == 422
    assert "1 feuille à saisir." in desk.page()
    desk.type_in(f"{cafe.code}-R1-T1", "", empty="1")
    assert "0 feuille à saisir." in desk.page()
    assert not Note.objects.filter(cafe=cafe).exists()


def test_an_idea_that_is_too_long_stays_in_the_form(desk, cafe):
    answer = desk.type_in(f"{cafe.code}-R1-T1", "a" * 2001)
    assert answer.status_code == 422
    assert "a" * 2001 in answer.content.decode()


def test_the_wall_shows_how_many_are_left(desk, sofia_browser, cafe):
    desk.receive("R1-T1")
    page = sofia_browser.get(reverse("wall", args=[cafe.code])).content.decode()
    assert "Feuilles de papier : 1 à saisir" in page.replace("\u00a0", " ")


def test_a_stranger_sees_no_queue(charlie_browser, cafe):
    assert charlie_browser.get(reverse("paper", args=[cafe.code])).status_code == 404
    path = reverse("paper-add", args=[cafe.code])
    assert charlie_browser.post(path, {"code": "R1-T1"}).status_code == 404
