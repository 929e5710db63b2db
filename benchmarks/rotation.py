"""How many people meet again in a plan, beside the proven minimum and a seating at random."""

from collections.abc import Iterator
from random import Random

from benchmarks import Figure
from sessions_app.rotation.outcome import repeats
from sessions_app.rotation.plan import Person, Rules, plan
from sessions_app.rotation.replan import replan

# Tables, people at each, rounds, sectors, whether hosts stay; the most seconds and repeats promised.
CASES = (
    ((12, 5, 3), 0, True, 0.1, 0),
    ((20, 6, 4), 0, True, 0.1, 0),
    ((50, 8, 3), 0, True, 0.1, 0),
    ((200, 5, 3), 0, True, 0.1, 0),
    ((12, 5, 3), 4, True, 1.0, 0),
    ((20, 6, 4), 4, True, 1.0, 0),
    ((50, 8, 3), 4, True, 1.0, 0),
    ((200, 5, 3), 4, True, 1.0, 0),
    ((6, 5, 3), 0, True, None, 0),
    ((6, 6, 3), 0, False, None, 0),
    ((3, 8, 3), 0, True, None, None),
    ((8, 4, 10), 0, False, 10.0, 22),
    ((8, 4, 10), 0, True, 10.0, 53),
)
# A search that is cut by time ends a little after it.
LATE = 0.05


def measure() -> Iterator[Figure]:
    """Yield the repeats and the time of each case, then those of a replan on the day."""
    for (tables, size, rounds), sectors, hosts, seconds, most in CASES:
        people = cafe(tables, size, sectors, hosts)
        found = plan(people, tables, rounds, seconds=seconds or 2.0)
        limit = seconds + LATE if seconds and seconds >= 1 else seconds
        name = f"{tables} × {size} × {rounds}{', hosts' * hosts}{f', {sectors} sectors' * bool(sectors)}"
        said = f"repeats (bound {found.bound}, random {by_chance(people, tables, rounds, hosts)})"
        yield Figure(f"{name}: time", found.seconds, "s", limit)
        yield Figure(f"{name}: repeats", found.repeat_meetings, said, most)
        if sectors:
            yield Figure(f"{name}: above fair share", found.sector_spread, "people", 1)
    people = cafe(50, 8, 4, True)
    movers = [one.key for one in people if one.host_of is None]
    found = plan(people, 50, 3, rules=some_rules(movers), seconds=1.0)
    yield Figure("50 × 8 × 3, sectors and rules: time", found.seconds, "s", 1 + LATE)
    yield Figure("… repeats beyond those of two kept together", found.repeat_meetings - 2, "", 0)
    yield Figure("… rules not met", len(found.unmet), "", 0)
    yield from on_the_day()


def cafe(tables: int, size: int, sectors: int, hosts: bool) -> list[Person]:
    """Return people, the first of whom hold a table each."""
    return [
        Person(f"p{i}", "ABCD"[i % sectors] if sectors else "", i if hosts and i < tables else None)
        for i in range(tables * size)
    ]


def some_rules(keys: list[str]) -> Rules:
    """Return ten pairs kept apart and one kept together, of people who move."""
    return Rules(
        apart=[(keys[i], keys[i + 40]) for i in range(10)], together=[(keys[100], keys[101])]
    )


def by_chance(people: list[Person], tables: int, rounds: int, hosts: bool) -> int:
    """Return the repeats of a seating at random, the mean of 20."""
    total = 0
    fixed = tables if hosts else 0
    for seed in range(20):
        random = Random(seed)
        rows = []
        for _ in range(rounds):
            rest = list(range(fixed, len(people)))
            random.shuffle(rest)
            rows.append([[*range(t, fixed and t + 1), *rest[t::tables]] for t in range(tables)])
        total += repeats(rows)
    return round(total / 20)


def on_the_day() -> Iterator[Figure]:
    """Yield what a replan takes and moves: 20 planned, 16 there, 2 walk in, 1 leaves."""
    people = cafe(4, 5, 4, True)
    planned = plan(people, 4, 3, seconds=10)
    gone = {"p5", "p10", "p15", "p19", "p8"}
    there = [one for one in people if one.key not in gone] + [Person("w1"), Person("w2")]
    past, to_come = planned.rounds[:1], planned.rounds[1:]
    found = min(
        (replan(there, 4, past, to_come) for _ in range(3)), key=lambda one: one.plan.seconds
    )
    moved = sum(one.before is not None for one in found.changed)
    yield Figure("replan 20 − 4 + 2 − 1: time", found.plan.seconds, "s", 1.0)
    yield Figure("… seated people who moved", float(found.plan.rounds[:1] != past), "", 0)
    yield Figure("… seats changed without need", moved - asked(to_come, gone), "", 0)


def asked(rows: list[list[list[str]]], gone: set[str]) -> int:
    """Return how many of 17 people must leave a table of 4 where one of 5 and three of 4 may stay."""
    total = 0
    for row in rows:
        left = [len(set(table) - gone) for table in row]
        total += sum(max(0, size - 4) for size in left) - (max(left) > 4)
    return total
