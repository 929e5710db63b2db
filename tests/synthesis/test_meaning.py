"""Nearness by meaning, in a process of its own. Skipped where the extra `themes` is not installed."""

import os

import pytest

from sessions_app.synthesis.nearness import apart
from sessions_app.synthesis.nearness.proposals import Group

needs_extra = pytest.mark.skipif(not apart.installed(), reason="the extra « themes » is absent")
THEMES = [
    Group(1, "Financement", ((10, "Les subventions sont trop courtes"),)),
    Group(2, "Temps", ((20, "Trop de réunions, on est épuisés"),)),
    Group(3, "Lieux", ((30, "Aucun local accessible"),)),
]


@pytest.fixture
def model():
    one = apart.Apart()
    yield one
    one.close()


@needs_extra
def test_a_note_without_a_word_in_common_finds_its_theme(model):
    assert model.nearest_themes("L’argent manque", THEMES, 60)[0].theme == 1
    assert model.nearest_themes("Pas d’endroit pour se rencontrer", THEMES, 60)[0].theme == 3


@needs_extra
def test_order_changes_nothing(model):
    usual = model.nearest_themes("L’argent manque", THEMES, 60)
    assert model.nearest_themes("L’argent manque", THEMES[::-1], 60) == usual


@needs_extra
def test_nobody_waits_for_the_model(model):
    with pytest.raises(apart.TooSoon):
        model.nearest_themes("L’argent manque", THEMES, 0.01)
    with pytest.raises(apart.TooSoon):
        model.nearest_themes("Pas de local", THEMES, 60)


@needs_extra
def test_a_process_that_died_is_started_again(model):
    model.nearest_themes("L’argent manque", THEMES, 60)
    os.kill(model._child.pid, 9)
    model._child.wait()
    assert model.nearest_themes("L’argent manque", THEMES, 60)[0].theme == 1


def test_a_process_that_cannot_answer_is_too_soon(model, monkeypatch):
    monkeypatch.setattr(apart, "CHILD", "nothing_of_that_name")
    with pytest.raises(apart.TooSoon):
        model.nearest_themes("L’argent manque", THEMES, 60)
