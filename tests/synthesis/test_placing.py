"""Notes go into themes, between them, into two of them, and out again; their text never changes."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sessions_app.access.refusals import Refusal
from sessions_app.models import Note, Placement
from sessions_app.synthesis import actions
from sessions_app.synthesis.queries import board
from sessions_app.synthesis.undo import last_step, undo
from tests.cast import add_note
from tests.synthesis.board import inside, question, theme, three_notes


def test_a_note_goes_into_a_theme_and_is_no_longer_to_sort(cafe):
    one, two, three = three_notes(cafe)
    funding = theme(cafe, "Financement")
    actions.place_notes(funding, [three, one])
    assert inside(funding) == ["Idée 3", "Idée 1"]
    seen = board(cafe, question(cafe))
    assert [card.note for card in seen.cards if not card.themes] == [two]


def test_placing_twice_places_once_and_records_once(cafe):
    one, *_rest = three_notes(cafe)
    funding = theme(cafe, "Financement")
    actions.place_notes(funding, [one])
    actions.place_notes(funding, [one])
    assert inside(funding) == ["Idée 1"]
    assert cafe.events.filter(kind="note-placed").count() == 1


def test_a_note_moves_from_one_theme_to_another(cafe):
    one, two, _three = three_notes(cafe)
    funding, places = theme(cafe, "Financement", one, two), theme(cafe, "Lieux")
    actions.place_notes(places, [one], funding)
    assert (inside(funding), inside(places)) == (["Idée 2"], ["Idée 1"])


def test_a_note_stands_in_two_themes_until_it_leaves_both(cafe):
    one, *_rest = three_notes(cafe)
    funding, places = theme(cafe, "Financement", one), theme(cafe, "Lieux")
    actions.place_notes(places, [one])
    assert inside(funding) == inside(places) == ["Idée 1"]
    actions.unplace_notes(funding, [one])
    assert board(cafe, question(cafe)).unsorted == 2
    actions.unplace_notes(places, [one])
    assert board(cafe, question(cafe)).unsorted == 3


def test_a_note_of_another_question_is_refused_and_nothing_moves(cafe):
    funding = theme(cafe, "Financement")
    elsewhere = add_note(cafe, "Autre question", question=1)
    with pytest.raises(Refusal, match="autre question"):
        actions.place_notes(funding, [elsewhere])
    assert inside(funding) == []


def test_a_note_taken_back_by_its_table_leaves_the_board(cafe):
    one, two, _three = three_notes(cafe)
    funding = theme(cafe, "Financement", one, two)
    Note.objects.filter(pk=one.pk).update(deleted_at=cafe.created_at)
    column = board(cafe, question(cafe)).columns[0]
    assert [card.note for card in column.cards] == [two]
    assert column.coverage.notes == 1
    one.refresh_from_db()
    actions.place_notes(theme(cafe, "Lieux"), [one])
    assert inside(funding) == ["Idée 1", "Idée 2"]
    assert Placement.objects.filter(note=one).count() == 1


MOVES = st.lists(
    st.tuples(
        st.sampled_from(["place", "also", "unplace", "add", "rename", "dissolve", "undo"]),
        st.integers(0, 5),
        st.integers(0, 5),
    ),
    max_size=14,
)


def play(cafe, move, first, second):
    """Do one move on whatever stands on the board."""
    notes, themes = list(cafe.notes.all()), list(cafe.themes.all())
    note, ana = notes[first % len(notes)], cafe.owner
    if move == "add" or not themes:
        theme(cafe, f"Thème {second}", note)
        return
    here, there = themes[first % len(themes)], themes[second % len(themes)]
    if move == "place":
        actions.place_notes(there, [note], here, actor=ana)
    elif move == "also":
        actions.place_notes(there, [note], actor=ana)
    elif move == "unplace":
        actions.unplace_notes(here, [note], actor=ana)
    elif move == "rename":
        actions.rename_theme(here, f"Nom {second}", here.version, actor=ana)
    elif move == "dissolve":
        actions.dissolve_theme(here, actor=ana)
    elif taken := last_step(cafe, ana):
        undo(cafe, ana, taken.number)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(moves=MOVES)
def test_no_sequence_of_moves_changes_a_note(cafe, moves):
    cafe.themes.all().delete()
    if not cafe.notes.exists():
        three_notes(cafe)
    before = list(cafe.notes.order_by("pk").values())
    for move in moves:
        play(cafe, *move)
    assert list(cafe.notes.order_by("pk").values()) == before
