"""The room as a picture: each table of a round with the people who sit there."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..models import Cafe, Participant, Phase, PhaseState, Seat, Table
from ..preparation.queries import Programme, programme
from .queries import seating


@dataclass(frozen=True)
class Spot:
    """A table in a round: its people, the host first; ``count`` where no names are known."""

    table: Table
    people: list[Participant] = field(default_factory=list)
    count: int = 0
    cap: int = 0

    @property
    def size(self) -> int:
        """Return how many sit here."""
        return len(self.people) or self.count


@dataclass(frozen=True)
class RoundMap:
    """The tables of one round. ``number`` is from 1; ``begun``: its seats are facts."""

    round: Phase
    number: int
    begun: bool
    spots: list[Spot]

    @property
    def seated(self) -> int:
        """Return how many people have a seat by name."""
        return sum(len(spot.people) for spot in self.spots)

    @property
    def sizes(self) -> tuple[int, int]:
        """Return the smallest and the largest table."""
        found = [spot.size for spot in self.spots] or [0]
        return min(found), max(found)


def maps(cafe: Cafe, only: Phase | None = None) -> list[RoundMap]:
    """Return the map of every round, or of ``only`` this one; four queries."""
    there = programme(cafe)
    wanted = [one for one in there.rounds if only in (None, one)]
    seats = (
        Seat.objects.filter(round__in=wanted)
        .select_related("participant", "table")
        .order_by("participant__number")
    )
    by_round: dict[int, list[Seat]] = {one.pk: [] for one in wanted}
    for seat in seats:
        by_round[seat.round_id].append(seat)
    return [_map(there, one, by_round[one.pk]) for one in wanted]


def _map(there: Programme, round_: Phase, seats: Sequence[Seat]) -> RoundMap:
    tables = there.tables + sorted(
        {seat.table for seat in seats if seat.table not in there.tables}, key=lambda one: one.number
    )
    by_table: dict[int, list[Participant]] = {table.pk: [] for table in tables}
    for seat in seats:
        by_table[seat.table_id].append(seat.participant)
    for pk, people in by_table.items():
        people.sort(key=lambda one: (one.hosts_id != pk, one.number))
    spots = [Spot(table, by_table[table.pk]) for table in tables]
    begun = round_.state != PhaseState.PLANNED
    return RoundMap(round_, there.number(round_) or 0, begun, spots)


def counted(there: Programme) -> list[Spot]:
    """Return the tables of a café without names, with how many sit at each and the cap."""
    tables, set_up = there.tables, seating(there.cafe)
    heads = set_up.expected or 0
    each, more = divmod(heads, len(tables)) if tables else (0, 0)
    cap = set_up.cap or (each + bool(more))
    known = heads_now(there)
    return [Spot(table, count=known.get(table.pk, 0), cap=cap) for table in tables]


def heads_now(there: Programme) -> dict[int, int]:
    """Return the head count of each table in the round of now, where somebody counted."""
    round_ = there.current_round
    if round_ is None:
        return {}
    return dict(round_.heads.values_list("table", "count"))


def shown_round(there: Programme) -> Phase | None:
    """Return the round that people are to find their seat for: the next one, else that on air."""
    current = there.current
    if current and there.number(current):
        return current
    coming = [one for one in there.rounds if one.state == PhaseState.PLANNED]
    return coming[0] if coming else None


def heads(there: Programme) -> dict[int, Spot]:
    """Return how many sit at each table in the round of now, with the cap; empty if nobody knows.

    By name, those who are there or still waited for; without names, as counted. Two or three queries.
    """
    round_ = there.current_round
    named = Seat.objects.filter(round=round_, participant__in=Participant.objects.expected())
    sizes = Counter(named.values_list("table", flat=True)) if round_ else Counter()
    if not sizes:
        return {spot.table.pk: spot for spot in counted(there) if spot.count or spot.cap}
    cap = seating(there.cafe).cap or max(sizes.values())
    return {table.pk: Spot(table, count=sizes.get(table.pk, 0), cap=cap) for table in there.tables}
