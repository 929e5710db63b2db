"""The plan on screen: drawn, drawn again, swapped by hand, undone; a round begun does not move."""

import re
from collections import Counter

from sessions_app.models import RuleKind
from sessions_app.preparation.queries import programme
from sessions_app.rotation.actions.roster import add_rule
from sessions_app.rotation.seating import room
from sessions_app.rotation.words import worth
from tests.preparation.asking import post, show
from tests.rotation.cafe import begin_round, peopled, places, planned


def said(response):
    return re.sub(r"\s+", " ", response.content.decode())


def test_an_empty_roster_is_told_what_to_do(ana_browser, cafe):
    assert "Ajouter les personnes" in show(ana_browser, "seating-plan", cafe)
    assert "personne à placer" in said(post(ana_browser, "draw-plan", cafe))


def test_a_plan_seats_everybody_once_a_round_evenly_with_hosts_at_home(ana_browser, cafe):
    people = peopled(cafe, 18)
    response = post(ana_browser, "draw-plan", cafe)
    assert response.status_code == 200
    seats = places(cafe)
    assert len(seats) == 18 * 3
    for round_ in programme(cafe).rounds:
        sizes = Counter(places(cafe, round_).values())
        assert set(sizes.values()) == {4, 5}
        for host in people[:4]:
            assert seats[round_.pk, host.pk] == host.hosts_id


def test_what_the_screen_says_is_what_the_seats_are_worth(ana_browser, cafe):
    peopled(cafe)
    page = said(post(ana_browser, "draw-plan", cafe))
    found = worth(room(cafe))
    met = Counter()
    for round_ in programme(cafe).rounds:
        by_table = {}
        for (_round, person), table in places(cafe, round_).items():
            by_table.setdefault(table, []).append(person)
        met.update(frozenset((a, b)) for t in by_table.values() for a in t for b in t if a < b)
    assert found.repeats == sum(count - 1 for count in met.values())
    assert found.bound <= found.repeats
    assert f'class="number">{found.repeats}</strong>' in page
    assert f"minimum prouvé : {found.bound}" in page
    assert " ".join(found.reason.split()) in page


def test_another_draw_seats_otherwise_and_is_undone(ana_browser, cafe):
    peopled(cafe)
    post(ana_browser, "draw-plan", cafe)
    first = places(cafe)
    post(ana_browser, "draw-plan", cafe)
    second = places(cafe)
    assert second != first
    post(ana_browser, "undo-plan", cafe, cafe.roster_steps.last().pk)
    assert places(cafe) == first


def test_two_people_swap_and_the_screen_says_what_it_changes(ana_browser, cafe):
    people = peopled(cafe)
    planned(cafe)
    round_ = programme(cafe).rounds[0]
    before = places(cafe)
    one = people[5]
    other = next(p for p in people[6:] if before[round_.pk, p.pk] != before[round_.pk, one.pk])
    page = said(post(ana_browser, "swap-seats", cafe, round_.pk, person=[one.pk, other.pk]))
    after = places(cafe)
    assert after[round_.pk, one.pk] == before[round_.pk, other.pk]
    assert after[round_.pk, other.pk] == before[round_.pk, one.pk]
    assert {key for key in after if after[key] != before[key]} == {
        (round_.pk, one.pk),
        (round_.pk, other.pk),
    }
    assert "Rencontres répétées" in page
    post(ana_browser, "undo-plan", cafe, cafe.roster_steps.last().pk)
    assert places(cafe) == before


def test_rules_are_obeyed_or_named(ana_browser, cafe):
    people = peopled(cafe)
    add_rule(cafe, cafe.owner, RuleKind.APART, people[5:7])
    add_rule(cafe, cafe.owner, RuleKind.TOGETHER, people[8:10])
    add_rule(cafe, cafe.owner, RuleKind.SEATED, [people[12]], cafe.tables.get(number=3))
    add_rule(cafe, cafe.owner, RuleKind.TOGETHER, people[:2])
    page = said(post(ana_browser, "draw-plan", cafe))
    for round_ in programme(cafe).rounds:
        seats = places(cafe, round_)
        at = [seats[round_.pk, one.pk] for one in people]
        assert at[5] != at[6]
        assert at[8] == at[9]
        assert at[12] == cafe.tables.get(number=3).pk
    assert "Aïcha et Benoît ne sont pas réunis" in page


def test_once_a_round_has_begun_its_seats_are_facts(ana_browser, cafe):
    people = peopled(cafe)
    planned(cafe)
    first, second, _third = programme(cafe).rounds
    begin_round(cafe, 1)
    before = places(cafe)
    assert post(ana_browser, "draw-plan", cafe).status_code == 409
    pair = [
        people[5].pk,
        next(p.pk for p in people[6:] if before[first.pk, p.pk] != before[first.pk, people[5].pk]),
    ]
    assert post(ana_browser, "swap-seats", cafe, first.pk, person=pair).status_code == 409
    assert places(cafe) == before
    assert "ses places ne changent plus" in show(ana_browser, "seating-plan", cafe).replace(
        "\xa0", " "
    )
    pair = [
        people[5].pk,
        next(
            p.pk for p in people[6:] if before[second.pk, p.pk] != before[second.pk, people[5].pk]
        ),
    ]
    assert post(ana_browser, "swap-seats", cafe, second.pk, person=pair).status_code == 200


def test_undoing_after_a_round_began_leaves_its_seats(ana_browser, cafe):
    peopled(cafe)
    planned(cafe)
    planned(cafe, seed=8)
    facts = places(cafe, programme(cafe).rounds[0])
    begin_round(cafe, 1)
    post(ana_browser, "undo-plan", cafe, cafe.roster_steps.last().pk)
    assert places(cafe, programme(cafe).rounds[0]) == facts
