"""A note stays behind its sentence while most of its words remain; then its link is said to be lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions_app.fiche.provenance import LONGEST, Linked, alike, backing, cut

FIRST, SECOND = "Le soir, les rues sont sombres.", "Des bancs manquent partout au parc."
PROSE = f"{FIRST} {SECOND}"


def notes(found) -> list[tuple[int, ...]]:
    return [passage.notes for passage in found.passages]


def test_a_bullet_rests_on_its_notes_as_a_whole():
    found = backing(PROSE, [Linked(1), Linked(2)], prose=False)
    assert notes(found) == [(1, 2)]
    assert not found.several


def test_a_note_of_the_whole_paragraph_is_behind_each_sentence():
    assert notes(backing(PROSE, [Linked(1)], prose=True)) == [(1,), (1,)]


def test_a_sentence_without_a_note_is_bare():
    found = backing(PROSE, [Linked(1, FIRST)], prose=True)
    assert notes(found) == [(1,), ()]
    assert [passage.words for passage in found.bare] == [SECOND]


@pytest.mark.parametrize(
    "changed",
    [
        "Le soir, les rues du quartier sont sombres.",
        "LE SOIR – les rues sont très sombres",
        "Les rues sont sombres, le soir!",
    ],
)
def test_a_sentence_that_changed_a_little_keeps_its_note_wherever_it_went(changed):
    found = backing(f"{SECOND} {changed} Autre chose.", [Linked(1, FIRST)], prose=True)
    assert notes(found) == [(), (1,), ()] if changed[-1] in ".!" else [(), (1,)]
    assert found.lost == []


@pytest.mark.parametrize(
    "text", ["", SECOND, f"Tout autre chose. {SECOND}", "Les rues, elles, non."]
)
def test_a_sentence_that_went_leaves_its_link_lost(text):
    found = backing(text, [Linked(1, FIRST)], prose=True)
    assert found.lost == [Linked(1, FIRST)]
    assert not any(notes(found))


def test_drifting_step_by_step_loses_the_link_too():
    steps = [
        "Le soir, les rues sont mal éclairées.",
        "Le soir, les parcs sont mal éclairés.",
        "Le matin, les parcs sont bien entretenus.",
    ]
    lost = [bool(backing(f"{one} {SECOND}", [Linked(1, FIRST)], True).lost) for one in steps]
    assert lost == [False, True, True]


def test_of_two_alike_the_same_words_win():
    text = "Le soir, les rues sont sombres et froides. Le soir, les rues sont sombres."
    assert notes(backing(text, [Linked(1, FIRST)], prose=True)) == [(), (1,)]


def test_a_very_long_sentence_is_found_by_its_beginning():
    long = "mot " * 300 + "fin."
    link = Linked(1, cut(long))
    assert len(link.sentence) <= LONGEST
    assert notes(backing(f"{long} {SECOND}", [link], prose=True)) == [(1,), ()]


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_symmetric_between_nothing_and_all(one, other):
    assert 0 <= alike(one, other) == alike(other, one) <= 1
    assert alike(one, one) in (0, 1)
