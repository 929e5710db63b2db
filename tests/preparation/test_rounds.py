"""Rounds: as many as asked, each with its transition, none lost with its ideas."""

import pytest

from sessions_app.access.refusals import Refusal
from sessions_app.preparation.actions import cafes, phases
from sessions_app.preparation.queries import programme
from sessions_app.preparation.shapes import THREE_QUESTIONS
from tests.cast import START, add_note
from tests.preparation.asking import post


def kinds(cafe) -> list[str]:
    return [phase.kind for phase in cafe.phases.all()]


def test_the_number_of_rounds_adds_and_drops_rounds_with_their_transition(ana_browser, cafe):
    before = kinds(cafe)
    post(ana_browser, "set-rounds", cafe, count="5")
    assert kinds(cafe) == ["welcome", *["round", "transition"] * 4, "round", *before[-2:]]
    post(ana_browser, "set-rounds", cafe, count="3")
    assert kinds(cafe) == before
    response = post(ana_browser, "set-rounds", cafe, count="0")
    assert "de 1 à 12 rondes. Il en garde 3." in response.content.decode()


def test_the_pattern_with_a_transition_after_each_round_is_kept(ana, organisation):
    cafe = cafes.create(ana, THREE_QUESTIONS, "Vivre ensemble", START)
    before = kinds(cafe)
    phases.set_rounds(cafe, ana, 4)
    assert kinds(cafe)[3:11] == ["round", "transition"] * 4
    phases.set_rounds(cafe, ana, 3)
    assert kinds(cafe) == before


def test_a_round_with_ideas_stays_with_them(cafe, ana):
    note = add_note(cafe, "Le café du coin", round_=3)
    with pytest.raises(Refusal, match="a déjà des idées"):
        phases.remove(cafe, ana, note.round)
    with pytest.raises(Refusal, match="a déjà des idées"):
        phases.set_rounds(cafe, ana, 2)
    assert len(programme(cafe).rounds) == 3
