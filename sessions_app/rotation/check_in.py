"""Reading the day: who is there, who is waited for, at which table, and what a badge says."""

import re
from dataclasses import dataclass

from ..models import Cafe, Participant, Phase, RosterStep, Seat
from ..preparation.queries import programme
from .actions.steps import last_step
from .seat_map import Spot, counted, shown_round

# Those still waited for stand first: they are whom one looks for at the door.
ORDER = ("waited", "here", "absent", "left")


@dataclass(frozen=True)
class Attendee:
    """A person at the door, with the table they sit at in the round that is shown."""

    person: Participant
    table: int | None

    @property
    def state(self) -> str:
        """Return ``left``, ``absent``, ``here`` or ``waited``."""
        if self.person.left_at:
            return "left"
        if self.person.absent_at:
            return "absent"
        return "here" if self.person.arrived_at else "waited"


@dataclass(frozen=True)
class Door:
    """The check-in: everybody, the round that their tables are of, what was done last."""

    attendees: list[Attendee]
    round: Phase | None
    last: RosterStep | None
    spots: list[Spot]

    def count(self, state: str) -> int:
        """Return how many people are in a state."""
        return sum(one.state == state for one in self.attendees)

    @property
    def here(self) -> int:
        """Return how many are there."""
        return self.count("here")

    @property
    def waited(self) -> int:
        """Return how many are waited for."""
        return self.count("waited")

    @property
    def gone(self) -> int:
        """Return how many will not come or have left."""
        return self.count("absent") + self.count("left")

    @property
    def heads(self) -> int:
        """Return how many were counted at the tables of a café without names."""
        return sum(spot.count for spot in self.spots)


def door(cafe: Cafe, only: set[int] | None = None) -> Door:
    """Read the check-in in five queries; with ``only``, just these people."""
    there = programme(cafe)
    round_ = shown_round(there)
    people = Participant.objects.standing().filter(cafe=cafe)
    people = people if only is None else people.filter(pk__in=only)
    tables = dict(Seat.objects.filter(round=round_).values_list("participant", "table__number"))
    attendees = [Attendee(one, tables.get(one.pk)) for one in people]
    attendees.sort(key=lambda one: ORDER.index(one.state))
    spots = [] if Participant.objects.standing().filter(cafe=cafe).exists() else counted(there)
    return Door(attendees, round_, last_step(cafe), spots)


def by_badge(cafe: Cafe, text: str) -> Participant | None:
    """Return whose badge says this: the café's code, then the number; None for any other code."""
    found = re.search(rf"(?:^|\W){cafe.code}\D+(\d{{1,5}})/?$", text)
    people = Participant.objects.standing().filter(cafe=cafe)
    return people.filter(number=int(found[1])).first() if found else None
