"""The wall while the café goes on: what a note touches, in how many queries, by which templates."""

import re

import pytest

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


def test_a_note_touches_the_row_of_its_round_only(cafe):
    cafe.mode = QuestionMode.SAME
    cafe.save()
    begin(cafe, 1, 2)
    note = add_note(cafe, "Une idée", round_=2)
    with writing(cafe) as change:
        change.record("note-added", note=note.pk, question=note.question_id, round=note.round_id)
    changed = regions(cafe, cafe.events.all())
    assert set(changed) == {"wall-map", "wall-plenary", wall(cafe).groups[0].rows[1].dom_id}
    assert "Une idée" in changed[wall(cafe).groups[0].rows[1].dom_id]


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
    with django_assert_num_queries(4):
        seen = wall(cafe)
        map_of(seen)
        assert seen.count == 36 * each
    with django_assert_num_queries(4):
        regions(cafe)


def test_every_region_is_on_the_page(ana_browser, cafe):
    begin(cafe, 1)
    add_note(cafe, "Une idée")
    seen = shown(ana_browser, cafe)
    named = {name: html for name, html in regions(cafe).items() if f'id="{name}"' in seen}
    assert {"wall-title", "wall-groups", "wall-empty", "wall-tabs-0", "wall-map"} <= set(named)
    for name, html in named.items():
        assert re.sub(r"[ \n]+", " ", html).strip() in seen, name
