"""On the day: what is past stays, few seats change, and newcomers are seated."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sessions_app.rotation.plan import Person, Rules, plan
from sessions_app.rotation.replan import replan
from tests.rotation.strategies import rosters, sizes_differ_by_one

QUICK = 0.05


def walk_ins(count):
    return [Person(f"w{i}") for i in range(count)]


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_replan_changes_no_past_seat_and_lists_each_change(data):
    people, tables, rounds = data.draw(rosters())
    planned = plan(people, tables, rounds + 1, seconds=QUICK)
    finished = data.draw(st.integers(0, rounds))
    past, rest = planned.rounds[:finished], planned.rounds[finished:]
    gone = set(data.draw(st.lists(st.sampled_from(people), max_size=len(people) - 1)))
    there = [one for one in people if one not in gone] + walk_ins(data.draw(st.integers(1, 3)))
    found = replan(there, tables, past, rest, seconds=QUICK)

    assert found.plan.rounds[:finished] == past
    assert found.plan.bound <= found.plan.repeat_meetings
    for number, row in enumerate(found.plan.rounds[finished:], finished + 1):
        assert sorted(key for table in row for key in table) == sorted(p.key for p in there)
        assert sizes_differ_by_one([row])
        before = {key: t for t, table in enumerate(rest[number - finished - 1]) for key in table}
        after = {key: t for t, table in enumerate(row) for key in table}
        moved = {key for key, t in after.items() if before.get(key) != t}
        assert moved == {one.key for one in found.changed if one.round == number}


def test_twenty_planned_sixteen_there_two_more_one_leaving():
    people = [Person(f"p{i:02}", host_of=i if i < 4 else None) for i in range(20)]
    planned = plan(people, 4, 3, seconds=30)
    assert planned.repeat_meetings == planned.bound == 8  # so that no clock had a say in it
    missing, leaving = {"p05", "p10", "p15", "p19"}, "p08"
    seated = [[key for key in table if key not in missing] for table in planned.rounds[0]]
    there = [one for one in people if one.key not in missing | {leaving}] + walk_ins(2)
    found = replan(there, 4, [seated], planned.rounds[1:])

    assert found.plan.rounds[0] == seated
    assert sizes_differ_by_one(found.plan.rounds[1:])
    assert found.plan.unmet == []
    for number, row in enumerate(planned.rounds[1:], 2):
        left = [sum(key not in missing | {leaving} for key in table) for table in row]
        too_many = sum(max(0, size - 4) for size in left) - (max(left) > 4)
        changed = [one for one in found.changed if one.round == number]
        assert len([one for one in changed if one.before is not None]) == too_many
        assert {one.key for one in changed} >= {"w0", "w1"}


def test_nobody_gone_changes_nothing():
    people = [Person(f"p{i}", host_of=i if i < 5 else None) for i in range(23)]
    planned = plan(people, 5, 3)
    found = replan(people, 5, planned.rounds[:1], planned.rounds[1:])
    assert found.changed == []
    assert found.plan.rounds == planned.rounds


def test_a_new_wish_to_be_apart_is_obeyed_from_the_next_round_on():
    people = [Person(f"p{i}", host_of=i if i < 4 else None) for i in range(16)]
    planned = plan(people, 4, 3)
    one, other = next(table for table in planned.rounds[1])[1:3]
    rules = Rules(apart=[(one, other)])
    found = replan(people, 4, planned.rounds[:1], planned.rounds[1:], rules=rules, seconds=30)
    assert all(not {one, other} <= set(table) for row in found.plan.rounds[1:] for table in row)
    assert 0 < len(found.changed) <= 4


def test_questions_already_met_are_not_met_again():
    people = [Person(f"p{i}", host_of=i if i < 3 else None) for i in range(12)]
    asked = [["a", "b", "c"]] * 3
    planned = plan(people, 3, 3, rules=Rules(questions=asked), seconds=5)
    assert planned.unmet == []
    there = [one for one in people if one.key != "p7"] + walk_ins(1)
    rules = Rules(questions=asked)
    found = replan(there, 3, planned.rounds[:1], planned.rounds[1:], rules=rules, seconds=30)
    assert found.plan.unmet == []
