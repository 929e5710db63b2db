"""Who came, as counts that point at nobody: by round and by sector, small numbers merged."""

from collections import Counter, defaultdict
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from django.db.models import Sum
from django.utils.translation import gettext as _

from ..models import Cafe, HeadCount, Participant, Phase, PhaseState, Seat, Seating
from ..preparation.queries import programme

# Fewer people than this in a sector, in any round, could be known one by one.
THRESHOLD = 5


@dataclass(frozen=True)
class Group:
    """A sector, or several small ones together (``merged`` says how many): people in each round."""

    name: str
    rounds: list[int]
    merged: int = 0


@dataclass(frozen=True)
class Attendance:
    """``rounds`` holds how many people were there in each round that began, None where nobody counted.

    ``came`` and ``expected`` are None where unknown; ``hidden`` tells that the sectors are not shown
    since even all together they would point at somebody.
    """

    expected: int | None
    came: int | None
    rounds: list[int | None]
    groups: list[Group] = field(default_factory=list)
    hidden: bool = False

    def plain(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        return asdict(self)

    @classmethod
    def of(cls, kept: dict[str, Any]) -> Self:
        """Return what ``plain`` gave."""
        return cls(**{**kept, "groups": [Group(**one) for one in kept["groups"]]})

    @property
    def known(self) -> bool:
        """Tell whether anything at all is known of who came."""
        return self.came is not None or any(one is not None for one in self.rounds)


def attendance(cafe: Cafe) -> Attendance:
    """Return who came. Once the people are deleted, what was kept of them as counts."""
    purge = cafe.purges.exclude(attendance={}).last()
    people = list(Participant.objects.standing().filter(cafe=cafe))
    if purge and not people:
        return Attendance.of(purge.attendance)
    rounds = [one for one in programme(cafe).rounds if one.state != PhaseState.PLANNED]
    there = _there(people, rounds)
    heads = _heads(cafe)
    counts = [len(there[one.pk]) or heads.get(one.pk) for one in rounds]
    seating = Seating.objects.filter(cafe=cafe).first()
    came = {person for found in there.values() for person in found}
    came |= {one.pk for one in people if one.arrived_at}
    groups, hidden = grouped(people, [there[one.pk] for one in rounds if there[one.pk]])
    expected = len(people) or (seating.expected if seating else None)
    return Attendance(expected, len(came) or None, counts, groups, hidden)


def _there(people: list[Participant], rounds: list[Phase]) -> dict[int, set[int]]:
    """Return the ids of the people who were there in each round.

    A seat in a round that began is a fact; without seats, whoever had come and had not left yet.
    Where people were checked in, who was not did not come.
    """
    checked = {one.pk for one in people if one.arrived_at}
    here = {one.pk for one in people if not one.absent_at} & (checked or {p.pk for p in people})
    seats: dict[int, set[int]] = defaultdict(set)
    for round_, person in Seat.objects.filter(round__in=rounds).values_list("round", "participant"):
        seats[round_].add(person)
    return {one.pk: (seats[one.pk] & here) or _present(people, one) for one in rounds}


def _present(people: list[Participant], round_: Phase) -> set[int]:
    start, end = round_.started_at, round_.ended_at
    return {
        one.pk
        for one in people
        if one.arrived_at
        and (end is None or one.arrived_at < end)
        and (start is None or one.left_at is None or one.left_at > start)
    }


def _heads(cafe: Cafe) -> dict[int, int]:
    counted = HeadCount.objects.filter(round__cafe=cafe).order_by().values("round")
    return {one["round"]: one["all"] for one in counted.annotate(all=Sum("count"))}


def grouped(people: list[Participant], rounds: list[set[int]]) -> tuple[list[Group], bool]:
    """Return the sectors, small ones merged until each group has ``THRESHOLD`` people in every round;
    True where no group can be shown."""
    if not rounds or not any(one.sector for one in people):
        return [], False
    sector = {one.pk: one.sector.strip() for one in people}
    counted = [Counter(sector[pk] for pk in found) for found in rounds]
    names = {name for one in counted for name in one}
    groups = [
        (min(counts), name, counts) for name in names for counts in [[c[name] for c in counted]]
    ]
    groups.sort(key=lambda one: (one[0], sum(one[2]), one[1]))
    small: list[tuple[int, str, list[int]]] = []
    while groups and (groups[0][0] < THRESHOLD or (small and _least(small) < THRESHOLD)):
        small.append(groups.pop(0))
    if small and _least(small) < THRESHOLD:
        return [], True
    shown = [Group(name or _("Secteur non indiqué"), counts) for _min, name, counts in groups]
    shown.sort(key=lambda one: (-sum(one.rounds), one.name))
    if small:
        together = [sum(column) for column in zip(*(one[2] for one in small), strict=True)]
        shown.append(Group(_("Autres secteurs, réunis"), together, len(small)))
    return shown, False


def _least(small: list[tuple[int, str, list[int]]]) -> int:
    """Return the fewest people that these groups have together in a round."""
    return min(sum(column) for column in zip(*(one[2] for one in small), strict=True))
