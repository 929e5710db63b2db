"""Plans the rounds to come again, on the day, with the least disturbance (pure)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from time import monotonic

from .bounds import bound_after
from .hall import Hall, Seats
from .outcome import describe
from .problem import Problem, pose
from .search import Search
from .start import keep_rules, kept_seats
from .terms import Person, Plan, Round, Rules

MENDING = 40
MOVES_PER_PERSON = 300
HOT, COLD = 4.0, 1.0


@dataclass(frozen=True)
class Change:
    """A seat that is another one than was planned; tables are indices, None where there was none."""

    round: int
    key: str
    before: int | None
    after: int


@dataclass(frozen=True)
class Replan:
    """The whole plan, finished rounds first and as they were, and each seat that changed.

    ``plan.unmet`` speaks of the rounds planned again; ``plan.repeat_meetings`` of all rounds, among
    the people who are still there.
    """

    plan: Plan
    changed: list[Change]


def replan(
    people: Sequence[Person],
    tables: int,
    past: Sequence[Round],
    planned: Sequence[Round],
    *,
    rules: Rules | None = None,
    seed: int = 1,
    seconds: float = 0.9,
) -> Replan:
    """Return a plan for the people who are there from the next round on.

    ``past`` are the rounds that are finished or under way: nobody in them is moved. ``planned`` is
    what was foreseen from the next round on; it may name people who are gone, and lacks those who
    walked in. As few seats change as rules and even sizes allow; repeats come after. If given,
    ``rules.questions`` has a row for each round, past ones included. Where time does not cut it
    short, the result is the same for the same seed.
    """
    began = monotonic()
    rules = rules or Rules()
    problem = pose(people, tables, len(planned), rules, len(past))
    index = {person.key: i for i, person in enumerate(people)}
    known = [rows_of(row, index) for row in past]
    before = [rows_of(row, index)[:tables] for row in planned]
    problem.before = [{one: t for t, table in enumerate(row) for one in table} for row in before]
    remember_questions(problem, known, rules)
    seats = settle(problem, before, known, seed, lambda: monotonic() - began > seconds)
    plan = describe(people, problem, seats, bound_after(problem, known), monotonic() - began, known)
    rounds = [[list(table) for table in row] for row in past]
    return Replan(
        Plan(**{**vars(plan), "rounds": [*rounds, *plan.rounds]}),
        changes(people, problem, seats, len(past)),
    )


def rows_of(row: Round, index: dict[str, int]) -> list[list[int]]:
    """Return a round as indices, without those who are gone."""
    return [[index[key] for key in table if key in index] for table in row]


def remember_questions(problem: Problem, known: list[list[list[int]]], rules: Rules) -> None:
    """Count which questions people met already."""
    subjects = sorted({one for row in rules.questions for one in row})
    problem.heard = [[0] * len(subjects) for _ in range(problem.people)] if subjects else []
    for row, asked in zip(known, rules.questions, strict=False):
        for table, question in zip(row, asked, strict=False):
            for one in table:
                problem.heard[one][subjects.index(question)] += 1


def settle(
    problem: Problem,
    before: list[list[list[int]]],
    known: list[list[list[int]]],
    seed: int,
    stop: Callable[[], bool],
) -> Seats:
    """Keep the seats that can be kept, fill the gaps, then mend."""
    random = Random(seed)
    seats = [kept_seats(problem, row) for row in before]
    for row in seats:
        keep_rules(problem, row)
    search = Search(Hall(problem, seats, known), random, 0, stop)
    search.mend(MENDING)
    search.cool(MOVES_PER_PERSON * problem.people, HOT, COLD)
    return search.kept


def changes(
    people: Sequence[Person], problem: Problem, seats: Seats, finished: int
) -> list[Change]:
    """List the seats that changed, in the order of rounds and of the list of people."""
    return [
        Change(finished + r + 1, people[one].key, was, t)
        for r, row in enumerate(seats)
        for one, t in sorted((one, t) for t, table in enumerate(row) for one in table)
        if one < problem.people and (was := problem.before[r].get(one)) != t
    ]
