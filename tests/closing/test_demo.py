"""The demonstration: real cafés, every screen one click away, nothing left once it is removed."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from sessions_app.access import demo as tickets
from sessions_app.closing.demo import actions
from sessions_app.models import Cafe, Note, Organisation, Phase, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def demonstration() -> actions.Demonstration:
    return actions.load(timezone.now())


def demo_cafe(*options: str) -> str:
    out = StringIO()
    call_command("demo_cafe", *options, stdout=out)
    return out.getvalue()


def test_it_holds_a_whole_cafe(demonstration):
    cafe = demonstration.finished
    assert cafe.tables.count() == 12
    assert cafe.phases.filter(kind="round", state="done").count() == 3
    assert cafe.notes.count() > 195
    assert cafe.notes.filter(source="plenary").count() >= 6
    assert 9 <= cafe.themes.count() <= 12
    assert {shape for shape in cafe.fiche.blocks.values_list("shape", flat=True) if shape} == set(
        "ABCD"
    )
    assert cafe.fiche.blocks.filter(kind="box").count() >= 3


def test_some_notes_are_in_two_themes_and_some_in_none(demonstration):
    placed = [note.placements.count() for note in demonstration.finished.notes.all()]
    assert placed.count(2) >= 5
    assert placed.count(0) >= 10


def test_no_note_says_what_another_says(demonstration):
    texts = list(demonstration.finished.notes.values_list("text", flat=True))
    assert len(set(texts)) == len(texts)


def test_the_finished_cafe_is_over_and_the_next_one_still_to_come(demonstration):
    now = timezone.now()
    assert demonstration.finished.closed_at < now
    assert (now - demonstration.finished.starts_at).days < 2
    assert now < demonstration.upcoming.starts_at <= now + timedelta(hours=1)
    assert demonstration.upcoming.tables.count() == 12


def test_one_cafe_is_in_the_middle_of_its_second_round(demonstration):
    running = demonstration.running
    on_air = Phase.objects.get(cafe=running, state="running")
    assert on_air.pk == running.phases.filter(kind="round")[1].pk
    assert on_air.deadline > timezone.now().timestamp() * 1000
    assert running.notes.filter(round=on_air).exists()
    assert not running.notes.filter(created_at__gt=timezone.now()).exists()


def test_json_opens_every_screen_without_signing_in():
    found = json.loads(demo_cafe("--json", "--base-url", "http://localhost"))
    assert {"console", "projector", "host_1", "wall", "prepare"} <= found["screens"].keys()
    for name, address in found["screens"].items():
        assert Client().get(address, follow=True).status_code == 200, name


def test_the_password_it_tells_signs_in():
    found = json.loads(demo_cafe("--json"))
    assert Client().login(**found["animator"])
    assert Cafe.objects.get(code=found["cafe"]).is_demo


def test_a_second_loading_stands_beside_the_first_unless_it_replaces_it():
    demo_cafe("--json")
    demo_cafe("--json")
    assert Cafe.objects.count() == 8
    demo_cafe("--json", "--replace")
    assert Cafe.objects.count() == 4
    assert User.objects.count() == 1


def test_tickets_open_demo_cafes_only(cafe):
    with pytest.raises(ValueError, match="demo"):
        tickets.ticket(cafe, "/")
    cafe.is_demo = True
    forged = tickets.ticket(cafe, "/cafes/")
    assert Client().get(f"/demo/{forged}/").status_code == 404


def test_removing_leaves_nothing_of_it_and_all_the_rest(cafe, ana):
    actions.share(actions.load(timezone.now()), ana)
    assert actions.remove(actions.cafes(ana)) == 4
    assert list(Cafe.objects.all()) == [cafe]
    assert list(User.objects.all()) == [ana]
    assert list(Organisation.objects.all()) == [ana.organisation]
    assert not Note.objects.exists()
