"""A first seating to improve on: in closed form where there is one, at random elsewhere (pure)."""

from random import Random

from .hall import Seats
from .problem import Problem
from .room import Room
from .shifts import routes


def first_seats(problem: Problem, random: Random, shifted: bool) -> Seats:
    """Return seats where those who stay, and those kept together, sit where they must."""
    level = max(problem.chairs)
    seats: Seats = []
    if shifted and (closed := closed_form(problem)):
        home = by_column(problem, level, random)
        for row in closed:
            tables = [[-1] * level for _ in range(problem.tables)]
            for t, columns in enumerate(row):
                for j, table in enumerate(columns):
                    tables[table][j] = home[t][j]
            seats.append(tables)
    while len(seats) < problem.rounds:
        seats.append(by_chance(problem, random))
    for row in seats:
        keep_rules(problem, row)
    return seats


def closed_form(problem: Problem) -> list[list[list[int]]]:
    """Return the routes of all chairs, empty where tables do not all have as many."""
    level = max(problem.chairs)
    if min(problem.chairs) < level:
        return []
    return routes(problem.tables, level, problem.rounds)


def closed_rounds(problem: Problem) -> int:
    """Count the rounds that have a closed form without repeats."""
    return len(closed_form(problem))


def by_column(problem: Problem, level: int, random: Random) -> list[list[int]]:
    """Return who begins where: hosts in column 0, then column by column, sector by sector.

    So a table has, in each round, one person of each column: as many of a sector as its share, or
    one more. Chairs left empty are in the last column.
    """
    home = [[-1] * level for _ in range(problem.tables)]
    placed: set[int] = set()
    for one, table in sorted(problem.fixed.items()):
        if home[table][0] < 0:
            home[table][0] = one
            placed.add(one)
    rest = [one for one in range(problem.people) if one not in placed]
    random.shuffle(rest)
    rest.sort(key=lambda one: problem.sectors[one])
    rest += range(problem.people, problem.chairs_in_all)
    queue = iter(rest)
    for j in range(level):
        for row in home:
            if row[j] < 0:
                row[j] = next(queue)
    return home


def by_chance(problem: Problem, random: Random) -> list[list[int]]:
    """Return a round at random, sectors dealt out evenly, empty chairs where they may be."""
    tables: list[list[int]] = [[-1] * chairs for chairs in problem.chairs]
    empty = list(range(problem.people, problem.chairs_in_all))
    roomy = [t for t in range(problem.tables) if problem.roomy[t]]
    random.shuffle(roomy)
    for table, chair in zip(roomy, empty, strict=False):
        tables[table][-1] = chair
    people = list(range(problem.people))
    random.shuffle(people)
    people.sort(key=lambda one: problem.sectors[one])
    free = [
        (j, random.random(), t) for t, row in enumerate(tables) for j, x in enumerate(row) if x < 0
    ]
    for one, (j, _, t) in zip(people, sorted(free), strict=True):
        tables[t][j] = one
    return tables


def keep_rules(problem: Problem, row: list[list[int]]) -> None:
    """Move those who stay to their table, and those kept together to one, column for column."""
    at = {one: (t, j) for t, table in enumerate(row) for j, one in enumerate(table)}
    held = {one for one, table in problem.fixed.items() if at[one][0] == table}

    def bring(one: int, table: int) -> None:
        """Exchange someone with whoever at a table is free to go, rather than an empty chair."""
        t, j = at[one]
        if t != table:
            free = [k for k, other in enumerate(row[table]) if other not in held]
            k = min(free, key=lambda k: (row[table][k] >= problem.people, k != j))
            other = row[table][k]
            row[table][k], row[t][j] = one, other
            at[one], at[other] = (table, k), (t, j)
        held.add(one)

    for one, table in problem.fixed.items():
        bring(one, table)
    wanted = [at[unit[0]][0] for unit in problem.units]
    for unit, table in zip(problem.units, unit_tables(problem, wanted), strict=True):
        for one in unit:
            bring(one, table)
    spread_chairs(problem, row, held)


def unit_tables(problem: Problem, wanted: list[int]) -> list[int]:
    """Return a table for each unit: the wanted ones if all fit so, else those with most room."""
    for ask in (True, False):
        room = Room(problem.chairs, problem.roomy, problem.people)
        for table in problem.fixed.values():
            room.take(table, 1)
        chosen = []
        for unit, wish in zip(problem.units, wanted, strict=True):
            table = wish if ask and room.fits(wish, len(unit)) else room.widest()
            if ask and not room.fits(table, len(unit)):
                break
            room.take(table, len(unit))
            chosen.append(table)
        else:
            return chosen
    raise AssertionError("units were set aside that do not fit by most room")


def spread_chairs(problem: Problem, row: list[list[int]], held: set[int]) -> None:
    """Let no table have two empty chairs while a larger one has somebody who may take one."""
    people = problem.people

    def empty(table: list[int]) -> list[int]:
        """Return where the empty chairs of a table are."""
        return [k for k, one in enumerate(table) if one >= people]

    for t, table in enumerate(row):
        for k in empty(table)[0 if not problem.roomy[t] else 1 :]:
            for other, taken in enumerate(row):
                free = [j for j, one in enumerate(taken) if one < people and one not in held]
                if problem.roomy[other] and not empty(taken) and free:
                    taken[free[0]], table[k] = table[k], taken[free[0]]
                    break


def kept_seats(problem: Problem, before: list[list[int]]) -> list[list[int]]:
    """Return a round where people sit as before, the fullest tables give up who is too many.

    Those without a seat take the gaps, and empty chairs the tables that had the fewest.
    """
    tables = [list(before[t]) if t < len(before) else [] for t in range(problem.tables)]
    chairs = list(range(problem.people, problem.chairs_in_all))
    roomy = [t for t in range(problem.tables) if problem.roomy[t]]
    with_chair = dict(zip(sorted(roomy, key=lambda t: len(tables[t])), chairs, strict=False))
    seated = {one for table in tables for one in table}
    waiting = [one for one in range(problem.people) if one not in seated]
    for t, table in enumerate(tables):
        room = problem.chairs[t] - (t in with_chair)
        table.sort(key=lambda one: problem.fixed.get(one) != t)
        waiting += table[room:]
        del table[room:]
    for t, table in enumerate(tables):
        room = problem.chairs[t] - (t in with_chair) - len(table)
        table += waiting[:room]
        del waiting[:room]
        if t in with_chair:
            table.append(with_chair[t])
    return tables
