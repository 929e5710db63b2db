"""Themes are named, renamed, ordered and taken apart, and what others do is never overwritten."""

import pytest

from sessions_app.access.refusals import Refusal
from sessions_app.models import Block, BlockKind, Fiche, Theme
from sessions_app.synthesis import actions
from sessions_app.synthesis.queries import board
from tests.synthesis.board import inside, question, theme, three_notes, titles


def test_the_same_title_again_is_the_same_theme(cafe):
    one, two, _three = three_notes(cafe)
    first = theme(cafe, "Financement", one)
    again = theme(cafe, "Financement", two)
    assert again == first
    assert inside(first) == ["Idée 1", "Idée 2"]


def test_the_same_title_under_another_question_is_another_theme(cafe):
    assert theme(cafe, "Financement") != theme(cafe, "Financement", index=1)


def test_a_stale_rename_is_refused_and_shows_both_titles(cafe):
    funding = theme(cafe, "Financement")
    actions.rename_theme(funding, "Argent", funding.version)
    with pytest.raises(Refusal) as refused:
        actions.rename_theme(funding, "Moyens", funding.version)
    assert "Argent" in str(refused.value.sentence)
    assert "Moyens" in str(refused.value.kept)
    assert titles(cafe) == ["Argent"]


def test_renaming_to_the_same_title_is_harmless(cafe):
    funding = theme(cafe, "Financement")
    actions.rename_theme(funding, "Argent", funding.version)
    actions.rename_theme(funding, "Argent", funding.version)
    assert cafe.events.filter(kind="theme-edited").count() == 1


@pytest.mark.parametrize(
    ("to", "order"),
    [(0, ["C", "A", "B"]), (1, ["A", "C", "B"]), (2, ["A", "B", "C"]), (99, ["A", "B", "C"])],
)
def test_a_theme_moves_among_its_like(cafe, to, order):
    _first, _second, third = (theme(cafe, title) for title in "ABC")
    theme(cafe, "Ailleurs", index=1)
    actions.move_theme(third, to)
    assert titles(cafe) == [*order, "Ailleurs"]


def test_a_dissolved_theme_leaves_its_notes_to_sort(cafe):
    one, two, _three = three_notes(cafe)
    funding, places = theme(cafe, "Financement", one, two), theme(cafe, "Lieux", one)
    actions.dissolve_theme(funding)
    seen = board(cafe, question(cafe))
    assert titles(cafe) == ["Lieux"]
    assert [card.note for card in seen.cards if not card.themes] == [two, _three]
    assert inside(places) == ["Idée 1"]


def test_what_the_fiche_says_of_a_theme_outlives_it(cafe):
    funding = theme(cafe, "Financement", *three_notes(cafe))
    fiche = Fiche.objects.create(cafe=cafe, title="Fiche")
    block = Block.objects.create(
        fiche=fiche, position=0, kind=BlockKind.BULLET, text="Le manque de moyens.", theme=funding
    )
    actions.dissolve_theme(funding)
    block.refresh_from_db()
    assert (block.text, block.theme) == ("Le manque de moyens.", None)


def test_a_theme_taken_apart_by_somebody_else_refuses_what_comes_after(cafe):
    one, *_rest = three_notes(cafe)
    funding, stale = theme(cafe, "Financement"), Theme.objects.get(title="Financement")
    actions.dissolve_theme(funding)
    for late in (
        lambda: actions.place_notes(stale, [one]),
        lambda: actions.rename_theme(stale, "Argent", 1),
        lambda: actions.move_theme(stale, 0),
        lambda: actions.dissolve_theme(stale),
    ):
        with pytest.raises(Refusal, match="n’existe plus"):
            late()


def test_events_hold_no_text_of_a_note(cafe):
    one, *_rest = three_notes(cafe)
    funding = theme(cafe, "Financement", one)
    actions.unplace_notes(funding, [one])
    actions.dissolve_theme(funding)
    facts = str(list(cafe.events.values_list("facts", flat=True)))
    assert "Idée" not in facts
    assert f"'notes': [{one.pk}]" in facts
