"""What a note is near to, by words: the same whatever the order, accents and capitals."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions_app.synthesis.nearness.by_words import SAME, ByWords, near_duplicates
from sessions_app.synthesis.nearness.proposals import Group, Pair
from sessions_app.synthesis.nearness.texts import pieces, shared_words, words

FUNDING = Group(
    1, "Financement", ((10, "Des subventions trop courtes"), (11, "Les bailleurs décident"))
)
TIME = Group(2, "Temps et surcharge", ((20, "On manque de temps"), (21, "Trop de réunions")))
PLACES = Group(3, "Lieux et transport", ((30, "Aucun local accessible"),))
THEMES = [FUNDING, TIME, PLACES]
SOME = st.sampled_from(
    ["subvention", "réunion", "temps", "le", "école", "autobus", "œuvre", "l'été", "confiance", "?"]
)
NOTE = st.lists(SOME, max_size=8).map(" ".join)
NOTES = st.lists(NOTE, max_size=12).map(lambda texts: list(enumerate(texts)))


def board(themes=THEMES):
    return ByWords({text for one in themes for text in (one.title, *(t for _, t in one.notes))})


def proposed(note, themes=THEMES):
    return [one.theme for one in board(themes).nearest_themes(note, themes)]


def plain(text):
    marks = unicodedata.normalize("NFD", text.replace("œ", "oe"))
    return "".join(one for one in marks if not unicodedata.combining(one)).upper()


def share(one, other):
    return len(one & other) / max(len(one | other), 1)


def test_the_nearest_theme_comes_first_with_its_notes_and_words():
    first = board().nearest_themes("Une subvention d'un an", THEMES)[0]
    assert (first.theme, first.notes, first.words) == (1, (10,), ("subvention",))


def test_a_theme_is_near_by_its_title_alone():
    found = board().nearest_themes("Le transport scolaire", THEMES)
    assert (found[0].theme, found[0].notes, found[0].words) == (3, (), ("transport",))


@pytest.mark.parametrize("note", ["Merci pour le beau café", "???", "", "C'est pas ça", "Bravo"])
def test_where_nothing_is_near_nothing_is_proposed(note):
    assert proposed(note) == []


def test_a_typing_error_is_forgiven():
    assert proposed("subvantions")[0] == 1
    assert proposed("réunins")[0] == 2


def test_without_themes_nothing_is_proposed():
    assert ByWords([]).nearest_themes("Subvention", []) == []


def test_at_most_three_themes_are_proposed():
    many = [Group(key, f"Temps {key}", ((key, "du temps"),)) for key in range(9)]
    assert proposed("Le temps", many) == [0, 1, 2]


@settings(deadline=None)
@given(NOTE, st.permutations(THEMES), st.booleans())
def test_order_and_accents_change_nothing(note, themes, reverse):
    turned = [
        Group(one.key, plain(one.title), one.notes[::-1] if reverse else one.notes)
        for one in themes
    ]
    found = board(turned).nearest_themes(plain(note), turned)
    usual = board().nearest_themes(note, THEMES)
    assert [(one.theme, one.notes) for one in found] == [(one.theme, one.notes) for one in usual]


@settings(deadline=None)
@given(NOTES)
def test_pairs_are_those_that_share_half_of_their_pieces(notes):
    sets = {key: frozenset(pieces(text)) for key, text in notes}
    every = {
        (one, other)
        for one in sets
        for other in sets
        if one < other and share(sets[one], sets[other]) >= SAME
    }
    assert {(pair.first, pair.second) for pair in near_duplicates(notes)} == every
    assert near_duplicates(notes[::-1]) == near_duplicates(notes)


def test_the_same_said_twice_is_a_pair():
    notes = [(7, "Roulement de personnel"), (3, "roulement du personel!"), (5, "Pas le temps")]
    assert near_duplicates(notes) == [Pair(3, 7)]


def test_notes_that_say_nothing_are_no_pair():
    assert near_duplicates([(1, "???"), (2, "..."), (3, "C'est ça")]) == []


def test_words_are_compared_bare_and_shown_as_written():
    assert words("L’ŒUVRE d'école, c’est là") == ("oeuvre", "ecole")
    assert shared_words("Les écoles du quartier", ["ecole", "QUARTIERS"]) == ("écoles", "quartier")
