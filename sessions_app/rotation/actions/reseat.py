"""Seating the rounds to come again with the least disturbance: proposed, then applied in one tap."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ...access.refusals import Refusal
from ...live.events import writing
from ...models import Cafe, Participant, Phase, Seating, Table, User
from ..replan import Replan, replan
from ..seating import Room, room
from .steps import keep, move

SECONDS = 0.9


@dataclass(frozen=True)
class Moved:
    """A seat that the proposal changes; ``before`` is None for somebody who had none."""

    round: Phase
    person: Participant
    before: Table | None
    after: Table


@dataclass(frozen=True)
class Proposal:
    """What seating the rounds to come again would give; ``mark`` names what it was computed from."""

    moved: list[Moved]
    repeats_before: int
    repeats: int
    mark: str
    rounds: list[Phase]

    @property
    def people(self) -> set[int]:
        """Return who changes seats."""
        return {one.person.pk for one in self.moved}


def propose(cafe: Cafe) -> Proposal | None:
    """Return the proposal for the rounds to come; None where there is none or nobody to seat."""
    here = room(cafe)
    if not (here.coming and here.people and here.tables):
        return None
    found = _replanned(cafe, here)
    people = {str(one.pk): one for one in here.people}
    moved = [
        Moved(
            here.rounds[one.round - 1],
            people[one.key],
            None if one.before is None else here.tables[one.before],
            here.tables[one.after],
        )
        for one in found.changed
    ]
    before = here.worth().repeat_meetings
    return Proposal(moved, before, found.plan.repeat_meetings, mark_of(here), here.coming)


def _replanned(cafe: Cafe, here: Room) -> Replan:
    begun = len(here.rounds) - len(here.coming)
    seed = Seating.objects.filter(cafe=cafe).values_list("seed", flat=True).first() or 1
    rows = here.rows()
    return replan(
        here.terms(),
        len(here.tables),
        rows[:begun],
        rows[begun:],
        rules=here.rules,
        seed=seed,
        seconds=SECONDS,
    )


def mark_of(here: Room) -> str:
    """Return what tells one state of people, rounds, tables and seats from another."""
    seats = sorted((r, p, t) for r, seats in here.placed.items() for p, t in seats.items())
    state = (
        [one.pk for one in here.people],
        [(one.pk, one.state) for one in here.rounds],
        [one.pk for one in here.tables],
        seats,
    )
    return hashlib.sha256(repr(state).encode()).hexdigest()[:16]


def apply(cafe: Cafe, actor: User, mark: str, wanted: Iterable[tuple[int, int, int]]) -> int:
    """Seat people as the proposal of this mark showed: ``(person, round, table)`` for each change.

    Return how many people change seats. Refuse where somebody came, left or was moved meanwhile, or
    a round began.
    """
    with writing(cafe, actor) as change:
        here = room(change.cafe)
        if mark_of(here) != mark:
            raise Refusal(
                _("Quelqu’un est arrivé, parti ou a changé de place entre-temps."),
                _("Rien n’a été déplacé. Demandez une nouvelle proposition."),
            )
        people, tables = {one.pk for one in here.people}, {one.pk for one in here.tables}
        moves = move(
            change,
            [
                (who, at, here.placed.get(at, {}).get(who), table)
                for who, at, table in wanted
                if who in people and table in tables
            ],
        )
        if moves:
            keep(change, "reseated", {}, moves)
            change.record("seats-changed", what="reseated")
    return len({one[0] for one in moves})
