"""Prose is cut into sentences as a reader hears them, and no letter goes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions_app.wording.sentences import sentences


@pytest.mark.parametrize(
    "expected",
    [
        [],
        ["Une phrase."],
        ["Sans point final"],
        ["Une phrase.", "Une autre!", "Une question?", "Et la suite…"],
        ["Selon M. Roy et Mme Côté, Ph. D., tout va.", "C’est dit."],
        ["J.-C. Suárez l’a écrit (voir p. 3, art. 12).", "Ensuite, on agit."],
        ["Elle dit « Non. Jamais. » à voix haute.", "Puis elle rit."],
        ["Il y en a 3.5 par table, c.-à-d. 14 en tout.", "42 personnes le disent."],
        ["On compte les rues, les parcs, etc.", "Le reste suit."],
        ["C’est fait (enfin. Presque) ce matin.", "Bien."],
        ["Voir www.exemple.ca. et la suite.", "Fin."],
        ["Vraiment?! oui, on y va.", "Fin."],
        ["« Tout de suite. »", "Elle insiste."],
        ["Ça va.", "« Oui », dit-elle."],
    ],
)
def test_sentences_are_cut_where_they_end(expected):
    assert sentences(" ".join(expected)) == expected


def test_each_line_is_cut_apart():
    assert sentences("Une ligne sans point\n\nUne autre. Et encore.") == [
        "Une ligne sans point",
        "Une autre.",
        "Et encore.",
    ]


@given(st.text(alphabet="aÀé .!?…«»()“”M\n-’1", max_size=60))
def test_no_letter_goes_and_none_is_empty(text):
    found = sentences(text)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(one == one.strip() != "" for one in found)
