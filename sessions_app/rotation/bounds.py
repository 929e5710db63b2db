"""The fewest repeat meetings that any plan can have, by counting (pure).

A repeat is a meeting of two people beyond their first. Four kinds of pairs are counted apart; no
pair is in two of them, so that their minima add up:

*tied*      Two people kept together, or who both stay at one table, meet in each round: rounds − 1.
*hosts*     Someone who moves sits at one table in each round. With more rounds than tables, at least
            rounds − tables visits are second ones, and each meets again all who stay there: at least
            as many as stay at the table with the fewest.
*pairs*     In each round, a table with m people who move makes m(m − 1)/2 meetings among them. All
            rounds together make at least so many; each pair that moves can have one for free.
*tables*    People who share a table in round 1 land at the tables there are. When they are more than
            the tables, some share again, fewest when they split evenly; so in each later round.

The last two count the same pairs: the larger holds. *tables* is also tried on everybody at once,
those who stay included, against the sum.
"""

from collections import Counter
from itertools import combinations

from .problem import Problem


def lower_bound(problem: Problem) -> tuple[int, str]:
    """Return a proven minimum of repeat meetings, and the argument that weighs most in it.

    The argument is ``none`` when the bound is zero, else ``tied``, ``hosts``, ``pairs`` or ``tables``.
    """
    parts = {
        "tied": tied(problem),
        "hosts": hosts(problem),
        "pairs": pairs(problem),
        "tables": crowding(problem, sizes_of_movers(problem)),
    }
    parts["pairs" if parts["pairs"] < parts["tables"] else "tables"] = 0
    whole = crowding(problem, smallest(problem, [0] * problem.tables))
    if whole > sum(parts.values()):
        return whole, "tables"
    total = sum(parts.values())
    return total, max(parts, key=lambda name: parts[name]) if total else "none"


def staying(problem: Problem) -> list[int]:
    """Count who stays at each table."""
    counted = Counter(problem.fixed.values())
    return [counted[table] for table in range(problem.tables)]


def smallest(problem: Problem, taken: list[int]) -> list[int]:
    """Return how many more than ``taken`` sit at each table, as even as the chairs allow."""
    empty = problem.chairs_in_all - problem.people
    left = [chairs - one for chairs, one in zip(problem.chairs, taken, strict=True)]
    roomy = [t for t in range(problem.tables) if problem.roomy[t]]
    for table in sorted(roomy, key=lambda t: -left[t])[:empty]:
        left[table] -= 1
    return [max(0, one) for one in left]


def sizes_of_movers(problem: Problem) -> list[int]:
    """Return how many people who move sit at each table, as even as the chairs allow."""
    return smallest(problem, staying(problem))


def tied(problem: Problem) -> int:
    """Count the repeats of pairs that share a table in each round."""
    groups = [*staying(problem), *(len(unit) for unit in problem.units)]
    return (problem.rounds - 1) * sum(size * (size - 1) // 2 for size in groups)


def hosts(problem: Problem) -> int:
    """Count the repeats of people who move with those who stay."""
    movers = problem.people - len(problem.fixed)
    return movers * max(0, problem.rounds - problem.tables) * min(staying(problem))


def pairs(problem: Problem) -> int:
    """Count the meetings of people who move beyond one for each pair that is not tied."""
    movers = problem.people - len(problem.fixed)
    bound_together = sum(len(unit) * (len(unit) - 1) // 2 for unit in problem.units)
    meetings = sum(size * (size - 1) // 2 for size in sizes_of_movers(problem))
    free = movers * (movers - 1) // 2 - bound_together
    return max(0, (meetings - bound_together) * problem.rounds - free)


def crowding(problem: Problem, sizes: list[int]) -> int:
    """Count the pairs of one table who must share a table again, in each round after the first."""
    tied_pairs = sum(len(unit) * (len(unit) - 1) // 2 for unit in problem.units)
    again = 0
    for size in sizes:
        each, more = divmod(size, problem.tables)
        again += problem.tables * each * (each - 1) // 2 + more * each
    return max(0, again - tied_pairs) * (problem.rounds - 1)


def bound_after(problem: Problem, past: list[list[list[int]]]) -> tuple[int, str]:
    """Return a proven minimum over all rounds once some are past, and its argument.

    Repeats of the past stand (*past*). Pairs that are tied from now on repeat in each round to come,
    but once if they never met. Someone who moves has one free visit at each table where all who stay
    are new; any other visit there repeats a meeting, unless some table has nobody who stays.
    """
    met = Counter(pair for row in past for table in row for pair in combinations(sorted(table), 2))
    groups = [[one for one, at in problem.fixed.items() if at == t] for t in range(problem.tables)]
    known = {(a, b) for a, b in met} | {(b, a) for a, b in met}
    tied_pairs = [p for group in [*groups, *problem.units] for p in combinations(group, 2)]
    visits = 0
    for one in set(range(problem.people)) - set(problem.fixed):
        free = sum(all((one, other) not in known for other in group) for group in groups)
        visits += max(0, problem.rounds - free) if all(groups) else 0
    parts = {
        "past": sum(times - 1 for times in met.values()),
        "tied": sum(problem.rounds - (pair not in known) for pair in tied_pairs),
        "hosts": visits,
    }
    total = sum(parts.values())
    return total, max(parts, key=lambda name: parts[name]) if total else "none"
