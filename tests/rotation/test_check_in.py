"""The day: marks by tap, people who come unannounced, leave or stay away; nobody seated moves."""

import time

import pytest
import segno
from django.urls import reverse

from sessions_app.models import HeadCount, Participant, Seat
from sessions_app.preparation.actions import tables
from sessions_app.preparation.queries import programme
from sessions_app.rotation.actions import attendance, reseat
from sessions_app.rotation.check_in import by_badge, door
from tests.preparation.asking import post, show
from tests.rotation.cafe import begin_round, peopled, places, planned


@pytest.fixture
def people(cafe):
    """Twenty people at four tables, planned for three rounds."""
    found = peopled(cafe)
    planned(cafe)
    return found


def states(cafe):
    return {one.person.pk: one.state for one in door(cafe).attendees}


def test_a_tap_marks_a_person_and_a_second_one_changes_nothing(ana_browser, cafe, people):
    post(ana_browser, "mark-arrived", cafe, people[4].pk)
    seq = cafe.events.count()
    post(ana_browser, "mark-arrived", cafe, people[4].pk)
    assert cafe.events.count() == seq
    assert states(cafe)[people[4].pk] == "here"
    assert list(states(cafe).values()).count("waited") == 19
    post(ana_browser, "undo-check-in", cafe, cafe.roster_steps.last().pk)
    assert set(states(cafe).values()) == {"waited"}


def test_who_will_not_come_frees_the_seats_to_come_and_gets_them_back(ana_browser, cafe, people):
    before = places(cafe)
    post(ana_browser, "mark-absent", cafe, people[7].pk)
    assert not Seat.objects.filter(participant=people[7]).exists()
    post(ana_browser, "undo-check-in", cafe, cafe.roster_steps.last().pk)
    assert places(cafe) == before


def test_who_leaves_keeps_the_rounds_they_sat_through(ana_browser, cafe, people):
    begin_round(cafe, 2)
    post(ana_browser, "mark-left", cafe, people[7].pk)
    numbers = {programme(cafe).number(seat.round) for seat in people[7].seats.all()}
    assert numbers == {1, 2}
    post(ana_browser, "mark-arrived", cafe, people[7].pk)
    assert people[7].seats.count() == 3


def test_a_newcomer_sits_in_the_round_on_air_and_moves_nobody(ana_browser, cafe, people):
    begin_round(cafe, 2)
    before = places(cafe)
    page = post(ana_browser, "walk-in", cafe, name="Zoé", sector="").content.decode()
    zoe = Participant.objects.get(cafe=cafe, name="Zoé")
    after = places(cafe)
    assert {key: after[key] for key in before} == before
    rounds = programme(cafe).rounds
    assert {key[0] for key in after if key[1] == zoe.pk} == {rounds[1].pk, rounds[2].pk}
    assert f"table {Seat.objects.get(participant=zoe, round=rounds[1]).table.number}" in page
    post(ana_browser, "undo-check-in", cafe, cafe.roster_steps.last().pk)
    assert places(cafe) == before
    assert "Zoé" not in show(ana_browser, "check-in", cafe)


def test_a_newcomer_needs_no_name_and_cannot_double_somebody(ana_browser, cafe, people):
    assert post(ana_browser, "walk-in", cafe, name="").status_code == 200
    assert str(Participant.objects.filter(cafe=cafe).last()) == "Personne 21"
    response = post(ana_browser, "walk-in", cafe, name="aicha")
    assert response.status_code == 422
    assert 'value="aicha"' in response.content.decode()


def applied(browser, cafe):
    """Ask for new seats and apply exactly what the screen showed."""
    found = reseat.propose(cafe)
    page = post(browser, "propose-seats", cafe).content.decode()
    moves = [f"{one.person.pk}:{one.round.pk}:{one.after.pk}" for one in found.moved]
    for one in found.moved:
        assert str(one.person) in page
    return found, post(browser, "apply-seats", cafe, mark=found.mark, move=moves)


def test_absences_walk_ins_and_departures_are_seated_again_under_a_second(
    ana_browser, cafe, people
):
    for one in people[4:8]:
        attendance.miss(cafe, cafe.owner, one.pk)
    begin_round(cafe, 1)
    for name in ("Zoé", "Yan"):
        attendance.walk_in(cafe, cafe.owner, name)
    attendance.leave(cafe, cafe.owner, people[9].pk)
    first, *coming = programme(cafe).rounds
    facts, before = places(cafe, first), places(cafe)
    began = time.monotonic()
    reseat.propose(cafe)
    assert time.monotonic() - began < 10
    found, response = applied(ana_browser, cafe)
    assert response.status_code == 200
    assert places(cafe, first) == facts
    present = set(Participant.objects.expected().filter(cafe=cafe).values_list("pk", flat=True))
    for round_ in coming:
        seats = places(cafe, round_)
        assert {person for _round, person in seats} == present
        sizes = [list(seats.values()).count(table.pk) for table in programme(cafe).tables]
        assert max(sizes) - min(sizes) <= 1
    if found.moved:
        post(ana_browser, "undo-check-in", cafe, cafe.roster_steps.last().pk)
    assert places(cafe) == before


def test_a_proposal_that_is_no_longer_true_is_refused(ana_browser, cafe, people):
    for one in people[4:8]:
        attendance.miss(cafe, cafe.owner, one.pk)
    found = reseat.propose(cafe)
    attendance.walk_in(cafe, cafe.owner, "Zoé")
    before = places(cafe)
    moves = [f"{one.person.pk}:{one.round.pk}:{one.after.pk}" for one in found.moved]
    assert post(ana_browser, "apply-seats", cafe, mark=found.mark, move=moves).status_code == 409
    assert places(cafe) == before


def test_a_proposal_cannot_touch_a_round_that_has_begun(ana_browser, cafe, people):
    begin_round(cafe, 1)
    found, before = reseat.propose(cafe), places(cafe)
    first = programme(cafe).rounds[0]
    move = f"{people[5].pk}:{first.pk}:{programme(cafe).tables[0].pk}"
    post(ana_browser, "apply-seats", cafe, mark=found.mark, move=[move, "x", "1:2"])
    assert places(cafe) == before


@pytest.mark.parametrize("wording", ["{}-5", "http://192.0.2.1/cafes/{}/badge/5/"])
def test_a_badge_names_its_person_and_no_other_code_does(cafe, people, wording):
    assert by_badge(cafe, people[4].badge) == people[4]
    assert by_badge(cafe, wording.format(cafe.code)) == people[4]
    for other in ("AAAAAA-5", f"{cafe.code}-77", "https://exemple.ca", cafe.code):
        assert by_badge(cafe, other) is None


def test_a_cafe_without_names_counts_heads_at_each_table(ana_browser, cafe):
    post(ana_browser, "count-people", cafe, expected="18", cap="")
    page = show(ana_browser, "check-in", cafe)
    assert "5\xa0places" in page or "5 places" in page
    post(ana_browser, "count-heads", cafe, 2, count="4")
    begin_round(cafe, 1)
    post(ana_browser, "count-heads", cafe, 2, count="6")
    assert HeadCount.objects.get(table__number=2).count == 6
    begin_round(cafe, 2)
    assert door(cafe).heads == 0
    post(ana_browser, "count-heads", cafe, 2, count="3")
    assert list(HeadCount.objects.values_list("count", flat=True)) == [6, 3]
    assert post(ana_browser, "count-heads", cafe, 2, count="-1").status_code == 409


def picture(*codes):
    """Return these QR codes under one another, as a browser sends a picture, and its width."""
    rows, width = [], 400
    for code in codes:
        matrix = list(segno.make(code, error="m").matrix_iter(scale=5, border=4))
        blank = bytes([255] * (width - len(matrix[0])))
        rows += [bytes(0 if dark else 255 for dark in row) + blank for row in matrix]
    return b"".join(rows), width


def test_badges_in_a_picture_check_their_people_in(ana_browser, cafe, people):
    body, width = picture(people[4].badge, "https://exemple.ca")
    path = reverse("read-badges", args=[cafe.code])
    sent = {"content_type": "application/octet-stream"}
    answer = ana_browser.post(f"{path}?width={width}", body, **sent).json()["codes"]
    first = programme(cafe).rounds[0]
    table = Seat.objects.get(participant=people[4], round=first).table.number
    assert sorted(one.replace("\xa0", " ") for one in answer) == [
        "Ce code n’est pas un badge de ce café.",
        f"{people[4]} : table {table}.",
    ]
    assert states(cafe)[people[4].pk] == "here"
    assert ana_browser.post(f"{path}?width=0", body, **sent).status_code == 400


def test_a_table_taken_away_leaves_its_people_to_be_seated_again(ana_browser, cafe, people):
    tables.remove(cafe, cafe.owner, cafe.tables.get(number=4))
    assert "pas encore de place" in show(ana_browser, "seating-plan", cafe)
    applied(ana_browser, cafe)
    standing = {table.pk for table in programme(cafe).tables}
    assert set(places(cafe).values()) == standing
    assert "pas encore de place" not in show(ana_browser, "seating-plan", cafe)
