"""Tells what a seating is worth: repeats, spread of sectors, and each rule that is not met (pure)."""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from .hall import Seats
from .problem import Problem
from .terms import Person, Plan, Unmet

Rows = Sequence[Sequence[Sequence[int]]]


def describe(
    people: Sequence[Person],
    problem: Problem,
    seats: Seats,
    bound: tuple[int, str],
    seconds: float,
    past: Rows = (),
) -> Plan:
    """Return the plan in the terms of who asked; repeats count what is past too."""
    rows = [[ordered(problem, t, table) for t, table in enumerate(row)] for row in seats]
    first = len(past) + 1
    spread, crowded = sectors(people, problem, rows, first)
    return Plan(
        [[[people[one].key for one in table] for table in row] for row in rows],
        repeats([*past, *rows]),
        *bound,
        spread,
        [
            *problem.unmet,
            *apart(people, problem, rows, first),
            *crowded,
            *questions(people, problem, rows),
        ],
        seconds,
    )


def ordered(problem: Problem, table: int, seated: list[int]) -> list[int]:
    """Return the people of a table: who stays there first, then in the order of the list."""
    staying = [one for one, at in problem.fixed.items() if at == table and one in seated]
    return [*staying, *sorted(one for one in seated if one < problem.people and one not in staying)]


def repeats(rows: Rows) -> int:
    """Count the meetings of two people beyond their first."""
    met = Counter(pair for row in rows for table in row for pair in combinations(sorted(table), 2))
    return sum(times - 1 for times in met.values())


def sectors(
    people: Sequence[Person], problem: Problem, rows: Rows, first: int
) -> tuple[int, list[Unmet]]:
    """Return by how many the fullest table exceeds a fair share, and who does by two or more."""
    spread, crowded = 0, []
    for r, row in enumerate(rows, first):
        for t, table in enumerate(row):
            counts = Counter(problem.sectors[one] for one in table if problem.sectors[one] >= 0)
            for sector, count in counts.items():
                over = count - problem.shares[sector]
                spread = max(spread, over)
                if over > 1:
                    of_it = [people[one] for one in table if problem.sectors[one] == sector]
                    keys = tuple(one.key for one in of_it)
                    crowded.append(Unmet("sector", keys, t, (r,), of_it[0].sector))
    return spread, crowded


def apart(people: Sequence[Person], problem: Problem, rows: Rows, first: int) -> list[Unmet]:
    """Name who was to be kept apart and shares a table."""
    found: dict[tuple[int, int], list[int]] = {}
    for r, row in enumerate(rows, first):
        for table in row:
            for pair in combinations(sorted(table), 2):
                if pair[1] in problem.apart.get(pair[0], ()):
                    found.setdefault(pair, []).append(r)
    return [
        Unmet("apart", tuple(people[one].key for one in pair), rounds=tuple(when))
        for pair, when in found.items()
    ]


def questions(people: Sequence[Person], problem: Problem, rows: Rows) -> list[Unmet]:
    """Name who moves and meets fewer questions than there are, or than the rounds allow."""
    if not problem.questions:
        return []
    heard: dict[int, set[int]] = {
        one: {i for i, times in enumerate(met) if times} for one, met in enumerate(problem.heard)
    }
    before = {one: len(met) for one, met in heard.items()}
    for r, row in enumerate(rows):
        for t, table in enumerate(row):
            for one in table:
                heard.setdefault(one, set()).add(problem.questions[r][t])
    subjects = len({one for row in problem.questions for one in row})
    short = [
        one
        for one, met in heard.items()
        if one not in problem.fixed and len(met) < min(before.get(one, 0) + len(rows), subjects)
    ]
    return [Unmet("question", tuple(people[one].key for one in sorted(short)))] if short else []
