"""A plan obeys its hard rules or names the one it does not; it never claims less than is possible."""

from collections import Counter
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from sessions_app.rotation.plan import plan
from tests.rotation.strategies import rosters, rules_for, sizes_differ_by_one

QUICK = 0.02


def repeats(plan):
    met = Counter(
        pair for row in plan.rounds for table in row for pair in combinations(sorted(table), 2)
    )
    return sum(times - 1 for times in met.values())


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_plan_obeys_its_rules_or_names_them(data):
    people, tables, rounds = data.draw(rosters())
    rules = data.draw(rules_for(people, tables, rounds))
    found = plan(people, tables, rounds, rules=rules, seconds=QUICK)
    named = {(unmet.rule, frozenset(unmet.people)) for unmet in found.unmet}

    assert [sorted(key for table in row for key in table) for row in found.rounds] == [
        sorted(p.key for p in people)
    ] * rounds
    short = any(unmet.rule == "seats" for unmet in found.unmet)
    assert sizes_differ_by_one(found.rounds, () if short else rules.seats)
    for row in found.rounds:
        at = {key: t for t, table in enumerate(row) for key in table}
        for person in people:
            named_host = ("host", frozenset([person.key])) in named
            if rules.hosts_stay and person.host_of is not None and not named_host:
                assert row[person.host_of][0] == person.key
        for key, table in rules.stay:
            assert at[key] == table or ("stay", frozenset([key])) in named
        for one, other in rules.apart:
            if one != other and at[one] == at[other]:
                assert ("apart", frozenset([one, other])) in named
        for group in rules.together:
            if len({at[key] for key in group}) > 1:
                assert any(rule == "together" and keys >= set(group) for rule, keys in named), (
                    group,
                    found.unmet,
                )


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_the_bound_is_never_above_the_repeats_found(data):
    people, tables, rounds = data.draw(rosters(4, 4))
    rules = data.draw(rules_for(people, tables, rounds))
    found = plan(people, tables, rounds, rules=rules, seconds=QUICK)
    assert found.repeat_meetings == repeats(found)
    assert found.bound <= found.repeat_meetings
    assert (found.bound == 0) == (found.bound_reason == "none")


@settings(max_examples=30, deadline=None)
@given(rosters())
def test_a_plan_at_its_bound_is_the_same_each_time(roster):
    people, tables, rounds = roster
    first = plan(people, tables, rounds, seed=7, seconds=0.05)
    if first.repeat_meetings == first.bound and not first.sector_spread:
        assert plan(people, tables, rounds, seed=7, seconds=5).rounds == first.rounds
