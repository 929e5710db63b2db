"""The wall while the café goes on: what a note touches, in how many queries, by which templates."""

import re

import pytest
from django.utils import timezone

from sessions_app.harvest.plenary_actions import add_plenary_note
from sessions_app.harvest.wall import wall
from sessions_app.harvest.wall_map import map_of
from sessions_app.harvest.wall_regions import wall_regions
from sessions_app.live.audiences import WALL, Audience
from sessions_app.live.events import writing
from sessions_app.models import PhaseState, QuestionMode, Table
from tests.cast import add_note
from tests.harvest.test_wall import UID, begin, shown


def regions(cafe, events=None):
    return wall_regions(cafe, Audience(cafe.pk, WALL), events)


def told(cafe, kind, *notes):
    """Record what happened to notes and return what the wall's screens get."""
    with writing(cafe) as change:
        for note in notes:
            change.record(kind, note=note.pk, question=note.question_id, round=note.round_id)
    return regions(cafe, cafe.events.filter(kind=kind).order_by("-seq")[: len(notes)])


@pytest.fixture
def twice(cafe):
    """A café that asks the same question in two rounds, both begun."""
    cafe.mode = QuestionMode.SAME
    cafe.save()
    begin(cafe, 1, 2)
    return cafe


def test_the_first_note_of_a_table_opens_its_cell_and_moves_the_counts(twice):
    note = add_note(twice, "Une idée", round_=2)
    changed = told(twice, "note-added", note)
    row = wall(twice).groups[0].rows[1]
    cell, square = f"{row.dom_id}-{note.table_id}", f"wall-square-{note.round_id}-{note.table_id}"
    assert set(changed) == {cell, f"{row.dom_id}-head", "wall-sum", square}
    assert "Une idée" in changed[cell]
    assert "1 note" in changed[f"{row.dom_id}-head"]


def test_a_note_more_comes_alone_and_names_its_list(twice):
    add_note(twice, "La première", round_=2)
    note = add_note(twice, "La deuxième", round_=2)
    changed = told(twice, "note-added", note)
    home = f"{wall(twice).groups[0].rows[1].dom_id}-{note.table_id}-notes"
    assert f'data-into="{home}"' in changed[f"wall-note-{note.pk}"]
    assert "La première" not in "".join(changed.values())
    assert ">2</a>" in changed[f"wall-square-{note.round_id}-{note.table_id}"]


def test_a_note_taken_back_has_its_row_drawn_anew(twice):
    note = add_note(twice, "Une idée", round_=2)
    note.deleted_at = timezone.now()
    note.save()
    changed = told(twice, "note-deleted", note)
    assert set(changed) == {"wall-map", "wall-plenary", wall(twice).groups[0].rows[1].dom_id}


def test_an_idea_of_the_plenary_touches_no_row(cafe):
    note = add_plenary_note(cafe, cafe.questions.first(), "Dit à voix haute", UID)
    changed = regions(cafe, cafe.events.all())
    assert set(changed) == {"wall-map", "wall-plenary"}
    assert note.text in changed["wall-plenary"]


def test_a_round_that_begins_names_who_has_sent_nothing_yet(cafe):
    begin(cafe, 1, state=PhaseState.RUNNING)
    with writing(cafe) as change:
        change.record("phase-started", phase=1)
    first = wall(cafe).groups[0]
    changed = regions(cafe, cafe.events.all())
    assert "tables 1, 2, 3 et 4" in changed[f"wall-group-{first.question.pk}"]
    assert {f"wall-group-{one.pk}" for one in cafe.questions.all()} <= set(changed)


@pytest.mark.parametrize("each", [1, 5])
def test_a_big_harvest_takes_as_many_queries_as_a_small_one(cafe, each, django_assert_num_queries):
    for number in range(5, 13):
        Table.objects.create(cafe=cafe, number=number)
    for number in range(1, 13):
        for round_ in (1, 2, 3):
            for _time in range(each):
                add_note(cafe, "Une idée", table=number, round_=round_, question=round_ - 1)
    with django_assert_num_queries(6):
        seen = wall(cafe)
        map_of(seen)
        assert seen.count == 36 * each
    with django_assert_num_queries(6):
        regions(cafe)


def test_every_region_is_on_the_page(ana_browser, cafe):
    begin(cafe, 1)
    add_note(cafe, "Une idée")
    seen = shown(ana_browser, cafe)
    named = {name: html for name, html in regions(cafe).items() if f'id="{name}"' in seen}
    assert {"wall-title", "wall-groups", "wall-empty", "wall-tabs-0", "wall-map"} <= set(named)
    for name, html in named.items():
        assert re.sub(r"[ \n]+", " ", html).strip() in seen, name
