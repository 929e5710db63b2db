"""The attendance report: who came, by round and by sector, and that no small number is shown."""

import csv
import io

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from sessions_app.closing.attendance import THRESHOLD, Attendance, attendance, grouped
from sessions_app.models import HeadCount, Participant, PhaseState, Seat, Seating
from sessions_app.preparation.queries import programme
from tests.cast import START


def people_of(sectors):
    """Return people that are not stored, one for each sector named."""
    return [Participant(pk=pk, number=pk, sector=one) for pk, one in enumerate(sectors, 1)]


@given(st.data())
def test_no_group_is_small_in_any_round_and_nobody_is_lost(data):
    sectors = data.draw(st.lists(st.sampled_from(["A", "B", "C", "D", ""]), max_size=60))
    people = people_of(sectors)
    pks = [one.pk for one in people]
    rounds = data.draw(st.lists(st.sets(st.sampled_from(pks) if pks else st.nothing()), max_size=3))
    groups, hidden = grouped(people, rounds)
    assert all(count >= THRESHOLD for one in groups for count in one.rounds)
    if groups:
        sums = [sum(column) for column in zip(*(one.rounds for one in groups), strict=True)]
        assert sums == [len(one) for one in rounds]
    assert not (groups and hidden)


def test_small_sectors_are_merged_and_the_merged_group_is_never_small():
    people = people_of(["École"] * 9 + ["Ville"] * 6 + ["Presse"] * 2)
    everybody = {one.pk for one in people}
    groups, hidden = grouped(people, [everybody])
    assert [(one.name, one.rounds, one.merged) for one in groups] == [
        ("École", [9], 0),
        ("Autres secteurs, réunis", [8], 2),
    ]
    assert not hidden
    assert grouped(people_of(["École", "Ville"]), [{1, 2}]) == ([], True)


def begun(cafe, count=2):
    rounds = programme(cafe).rounds[:count]
    for at, one in enumerate(rounds):
        one.state, one.started_at = PhaseState.DONE, START.replace(minute=20 * at)
        one.ended_at = START.replace(minute=20 * at + 19)
        one.save()
    return rounds


def come(cafe, count, **more):
    return [
        Participant.objects.create(cafe=cafe, number=n, sector="École", arrived_at=START, **more)
        for n in range(1, count + 1)
    ]


def test_seats_of_rounds_that_began_are_facts_and_who_left_is_gone(cafe):
    people, tables = come(cafe, 8), list(cafe.tables.all())
    first, second = begun(cafe)
    for person in people:
        Seat.objects.create(participant=person, table=tables[0], round=first)
    for person in people[:6]:
        Seat.objects.create(participant=person, table=tables[1], round=second)
    Seat.objects.create(participant=people[0], table=tables[1], round=programme(cafe).rounds[2])
    Participant.objects.create(cafe=cafe, number=99, sector="École")
    found = attendance(cafe)
    assert (found.expected, found.came, found.rounds) == (9, 8, [8, 6])
    assert [one.rounds for one in found.groups] == [[8, 6]]


def test_without_seats_who_had_come_and_not_left_was_there(cafe):
    people = come(cafe, 7)
    first, second = begun(cafe)
    Participant.objects.filter(pk=people[0].pk).update(left_at=first.ended_at)
    Participant.objects.filter(pk=people[1].pk).update(arrived_at=second.started_at)
    assert attendance(cafe).rounds == [6, 6]


def test_a_cafe_of_counts_only_is_told_by_its_head_counts(cafe):
    first, _second = begun(cafe)
    Seating.objects.create(cafe=cafe, expected=20)
    for table, count in zip(cafe.tables.all(), (4, 5, 3, 6), strict=True):
        HeadCount.objects.create(table=table, round=first, count=count)
    found = attendance(cafe)
    assert (found.expected, found.came, found.rounds, found.groups) == (20, None, [18, None], [])


def test_it_is_the_same_once_written_and_read(cafe):
    come(cafe, 7)
    begun(cafe)
    found = attendance(cafe)
    assert Attendance.of(found.plain()) == found


def test_the_page_and_the_csv_say_the_rule_and_no_name(cafe, sofia_browser):
    come(cafe, 7, name="Rosalie Quéméneur")
    Participant.objects.create(cafe=cafe, number=50, sector="=Presse", arrived_at=START)
    begun(cafe)
    page = sofia_browser.get(reverse("attendance", args=[cafe.code])).content.decode()
    file = sofia_browser.get(reverse("attendance-csv", args=[cafe.code])).content.decode(
        "utf-8-sig"
    )
    for said in (page, file):
        assert "au moins 5 personnes" in said or "moins de 5" in said
        assert "Quéméneur" not in said
        assert "Presse" not in said
    rows = list(csv.reader(io.StringIO(file), delimiter=";"))
    assert rows[0][1:] == ["Ronde 1", "Ronde 2"]
    assert rows[1] == ["Personnes présentes", "8", "8"]


def test_an_empty_cafe_says_what_to_do(cafe, ana_browser):
    page = ana_browser.get(reverse("attendance", args=[cafe.code])).content.decode()
    assert "Personne n’a été compté" in page


@pytest.mark.parametrize("name", ["after", "attendance", "attendance-csv"])
def test_strangers_find_nothing(cafe, charlie_browser, client, name):
    path = reverse(name, args=[cafe.code])
    assert charlie_browser.get(path).status_code == 404
    assert client.get(path).status_code == 302
