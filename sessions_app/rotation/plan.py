"""Plans who sits where in each round: few repeat meetings, mixed sectors, rules obeyed or named (pure)."""

from collections.abc import Callable, Sequence
from random import Random
from time import monotonic

from .bounds import lower_bound
from .costs import QUESTION
from .hall import REPEAT, Hall, Seats
from .outcome import describe
from .problem import Problem, pose
from .search import Search
from .start import closed_rounds, first_seats
from .terms import Person, Plan, Rules, Unmet

__all__ = ["Person", "Plan", "Rules", "Unmet", "plan"]

MENDING = 60
SHORTEST = 40_000
HOT, COLD = 4.0, 1.2


def plan(
    people: Sequence[Person],
    tables: int,
    rounds: int,
    *,
    rules: Rules | None = None,
    seed: int = 1,
    seconds: float = 1.0,
) -> Plan:
    """Return the best plan found within about ``seconds``, or at once when it is proven best.

    Table sizes differ by at most 1, unless ``rules.seats`` forbids it. The same seed gives the same
    plan whenever the plan reaches its bound; else more seconds, or a faster machine, may give a plan
    with a lower cost. Raise ValueError for no table, no round, or two people with one key.
    """
    began = monotonic()
    rules = rules or Rules()
    problem = pose(people, tables, rounds, rules)
    bound, reason = lower_bound(problem)
    seats = best_seats(problem, bound, seed, lambda: monotonic() - began > seconds)
    return describe(people, problem, seats, (bound, reason), monotonic() - began)


def best_seats(problem: Problem, bound: int, seed: int, stop: Callable[[], bool]) -> Seats:
    """Seek seats: in closed form and mended, then by longer and longer cooling."""
    random = Random(seed)
    goal = REPEAT * bound + least_questions(problem)
    best, kept = closed_seats(problem, random, goal, stop)
    length = SHORTEST
    while best > goal and not stop() and len(problem.fixed) < problem.people:
        shifted = random.random() < 0.5
        search = Search(Hall(problem, first_seats(problem, random, shifted)), random, goal, stop)
        search.cool(length, HOT, COLD)
        search.mend(MENDING)
        if search.best < best:
            best, kept = search.best, search.kept
        length *= 2
    return kept


def closed_seats(
    problem: Problem, random: Random, goal: int, stop: Callable[[], bool]
) -> tuple[int, Seats]:
    """Return the cost and the seats of the closed form, mended.

    Where it ends before the last round, the rounds after it are cooled first, beside it as it is.
    """
    seats = first_seats(problem, random, True)
    closed = closed_rounds(problem)
    if 1 < closed < problem.rounds:
        search = Search(Hall(problem, seats), random, goal, stop, closed)
        seats = search.cool(SHORTEST, HOT, COLD)
    search = Search(Hall(problem, seats), random, goal, stop)
    search.mend(MENDING)
    return search.best, search.kept


def least_questions(problem: Problem) -> int:
    """Return what questions must cost: rounds beyond the number of questions meet one again."""
    if not problem.questions:
        return 0
    subjects = len({one for row in problem.questions for one in row})
    movers = problem.people - len(problem.fixed)
    return QUESTION * movers * max(0, problem.rounds - subjects)
