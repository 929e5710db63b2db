"""The wall while the café goes on: what a note touches, in how many queries, by which templates."""

import re

import pytest

from sessions_app.harvest.plenary_actions import add_plenary_note
from sessions_app.harvest.wall import map_of, wall
from sessions_app.harvest.wall_regions import wall_regions
from sessions_app.live.audiences import WALL, Audience
from sessions_app.models import Table
from tests.cast import add_note
from tests.harvest.test_wall import UID, begin, shown


def regions(cafe, events=None):
    return wall_regions(cafe, Audience(cafe.pk, WALL), events)


def test_a_note_touches_its_question_only(cafe):
    begin(cafe, 1, 2)
    note = add_plenary_note(cafe, cafe.questions.first(), "Dit à voix haute", UID)
    changed = regions(cafe, cafe.events.all())
    rows = {name for name in changed if name not in ("wall-map", "wall-plenary")}
    assert rows == {row.dom_id for row in wall(cafe).groups[0].rows}
    assert note.text in changed["wall-plenary"]


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
    for name, html in regions(cafe).items():
        assert re.sub(r"[ \n]+", " ", html).strip() in seen, name
