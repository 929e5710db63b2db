"""Ending on time: what is proposed when late, and that the harvest is never touched."""

from hypothesis import given
from hypothesis import strategies as st

from sessions_app.facilitation.drift import FLOORS, Coming, Cut, allowed, proposals

KINDS = ["welcome", "context", "etiquette", "round", "transition", "break", "harvest", "plenary"]
AGENDAS = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(1, 60)), max_size=12).map(
    lambda found: [Coming(pk, kind, minutes) for pk, (kind, minutes) in enumerate(found, 1)]
)


def by_key(coming: list[Coming], late: int):
    return {one.key: one for one in proposals(coming, late)}


def test_on_time_nothing_is_proposed():
    assert proposals([Coming(1, "round", 20)], 0) == []


def test_rounds_give_the_minutes_in_equal_shares():
    rounds = [Coming(1, "round", 20), Coming(2, "round", 20)]
    assert by_key(rounds, 5)["round"].cuts == (Cut(1, 20, 18), Cut(2, 20, 17))


def test_a_round_keeps_ten_minutes_and_the_rest_stays_late():
    found = by_key([Coming(1, "round", 12)], 6)["round"]
    assert (found.cuts, found.still_late) == ((Cut(1, 12, 10),), 4)


def test_a_break_too_short_to_be_one_is_dropped_and_a_long_one_is_shortened():
    assert by_key([Coming(1, "break", 15)], 12)["break"].cuts == (Cut(1, 15, 0),)
    assert by_key([Coming(1, "break", 15)], 6)["break"].cuts == (Cut(1, 15, 9),)


def test_all_ways_together_are_offered_only_where_none_alone_is_enough():
    coming = [Coming(1, "transition", 5), Coming(2, "round", 20), Coming(3, "round", 20)]
    assert list(by_key(coming, 10)) == ["transition", "round"]
    found = by_key(coming, 22)["together"]
    assert found.cuts == (Cut(1, 5, 2), Cut(2, 20, 11), Cut(3, 20, 10))
    assert found.still_late == 0


@given(AGENDAS, st.integers(1, 90))
def test_no_proposal_touches_the_harvest_nor_goes_below_a_floor(coming, late):
    kinds = {one.pk: one for one in coming}
    for proposal in proposals(coming, late):
        assert proposal.cuts
        assert proposal.still_late == max(0, late - proposal.saved)
        for cut in proposal.cuts:
            assert kinds[cut.pk].kind in FLOORS
            assert cut.before == kinds[cut.pk].minutes
            assert allowed(kinds[cut.pk].kind, cut.before, cut.after)


@given(AGENDAS, st.integers(1, 90))
def test_together_never_saves_less_than_one_way_alone(coming, late):
    found = by_key(coming, late)
    if "together" in found:
        assert all(found["together"].still_late <= one.still_late for one in found.values())
