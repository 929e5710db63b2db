"""From the café's rows to the planner's words and back: people, rules, seats, what a plan is worth."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from ..models import (
    Cafe,
    Participant,
    Phase,
    PhaseState,
    QuestionMode,
    RuleKind,
    Seat,
    Seating,
    Table,
)
from ..preparation.queries import Programme, programme
from .bounds import lower_bound
from .outcome import describe
from .plan import Person, Plan, Rules, plan
from .problem import pose
from .terms import Round

# Seats by round, then by person: the table's id.
Placed = dict[int, dict[int, int]]


@dataclass(frozen=True)
class Room:
    """All that planning needs of a café. ``people`` are those to be seated, by their number."""

    programme: Programme
    people: list[Participant]
    rules: Rules
    placed: Placed

    @property
    def tables(self) -> list[Table]:
        """Return the standing tables."""
        return self.programme.tables

    @property
    def rounds(self) -> list[Phase]:
        """Return every round."""
        return self.programme.rounds

    @property
    def coming(self) -> list[Phase]:
        """Return the rounds that have not begun: only their seats may change."""
        return [one for one in self.rounds if one.state == PhaseState.PLANNED]

    @property
    def unseated(self) -> list[Participant]:
        """Return who has no seat at a standing table in some round to come, where anybody has one."""
        standing = {table.pk for table in self.tables}
        planned = [self.placed[one.pk] for one in self.coming if self.placed.get(one.pk)]
        return [
            one
            for one in self.people
            if any(seats.get(one.pk) not in standing for seats in planned)
        ]

    @property
    def whole(self) -> bool:
        """Whether each person has a seat in each round, at a standing table, and nobody else has."""
        everybody = {one.pk for one in self.people}
        standing = {table.pk for table in self.tables}
        return bool(self.rounds and everybody) and all(
            self.placed.get(one.pk, {}).keys() == everybody
            and set(self.placed[one.pk].values()) <= standing
            for one in self.rounds
        )

    def terms(self) -> list[Person]:
        """Return the people as the planner knows them; the key is the id."""
        index = {table.pk: at for at, table in enumerate(self.tables)}
        return [
            Person(str(one.pk), one.sector, index.get(one.hosts_id) if one.hosts_id else None)
            for one in self.people
        ]

    def draw(self, seed: int, seconds: float) -> Plan:
        """Return a plan of all rounds."""
        sizes = (len(self.tables), len(self.rounds))
        return plan(self.terms(), *sizes, rules=self.rules, seed=seed, seconds=seconds)

    def rows(self) -> list[Round]:
        """Return the seats of each round by table, with the keys of those still there."""
        here = {one.pk for one in self.people}
        found = []
        for one in self.rounds:
            seats = self.placed.get(one.pk, {})
            found.append(
                [
                    [str(who) for who, at in seats.items() if at == table.pk and who in here]
                    for table in self.tables
                ]
            )
        return found

    def worth(self) -> Plan:
        """Return what the seats as they stand are worth, in the planner's terms."""
        people = self.terms()
        at = {one.pk: index for index, one in enumerate(self.people)}
        seats: list[list[list[int]]] = [[[] for _ in self.tables] for _ in self.rounds]
        index = {table.pk: n for n, table in enumerate(self.tables)}
        for row, one in zip(seats, self.rounds, strict=True):
            for person, table in self.placed.get(one.pk, {}).items():
                if person in at and table in index:
                    row[index[table]].append(at[person])
        problem = pose(people, len(self.tables), len(self.rounds), self.rules)
        return describe(people, problem, seats, lower_bound(problem), 0.0)


def room(cafe: Cafe) -> Room:
    """Read the room in eight queries."""
    there = programme(cafe)
    people = list(Participant.objects.expected().filter(cafe=cafe))
    placed: Placed = {}
    for round_, person, table in Seat.objects.filter(round__cafe=cafe).values_list(
        "round", "participant", "table"
    ):
        placed.setdefault(round_, {})[person] = table
    return Room(there, people, _rules(there, people, placed), placed)


def _rules(there: Programme, people: list[Participant], placed: Placed) -> Rules:
    """Return the rules as the planner knows them."""
    seating = Seating.objects.filter(cafe=there.cafe).first()
    apart: list[tuple[str, str]] = []
    together, stay = [], []
    here = {one.pk for one in people}
    index = {table.pk: at for at, table in enumerate(there.tables)}
    for rule in there.cafe.rules.prefetch_related("people"):
        named = [one for one in rule.people.all() if one.pk in here]
        keys = [str(one.pk) for one in named]
        if rule.kind == RuleKind.APART:
            apart += combinations(keys, 2)
        elif rule.kind == RuleKind.TOGETHER:
            together.append(keys)
        else:
            stay += list(_staying(named, rule.table_id, index, placed))
    return Rules(
        apart=apart,
        together=together,
        stay=stay,
        seats=[seating.cap] * len(index) if seating and seating.cap else (),
        questions=_questions(there),
    )


def _staying(
    named: list[Participant], table: int | None, index: dict[int, int], placed: Placed
) -> Iterator[tuple[str, int]]:
    """Yield where each stays: the table asked for, else their own, else where they already sit."""
    for n, one in enumerate(named):
        seated = next((seats[one.pk] for seats in placed.values() if one.pk in seats), None)
        wanted = next((at for at in (table, one.hosts_id, seated) if at in index), None)
        if index:
            yield str(one.pk), index[wanted] if wanted else (one.number + n) % len(index)


def _questions(there: Programme) -> list[list[str]]:
    """Return the question of each table in each round, where tables differ."""
    if there.cafe.mode != QuestionMode.CAROUSEL or not there.questions:
        return []
    return [
        [str(question.pk) for table in there.tables if (question := there.question_for(table, one))]
        for one in there.rounds
    ]
