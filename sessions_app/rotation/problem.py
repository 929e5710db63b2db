"""The seating problem in numbers: people become indices, empty chairs too, rules become tests (pure)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from .room import Room
from .terms import Person, Rules, Unmet


@dataclass
class Problem:
    """What the search works on. Indices from ``people`` on are empty chairs, the same in each round.

    All tables have ``chairs[t]`` chairs; only those in ``roomy`` may have an empty one, and one only,
    so that sizes differ by at most 1.
    """

    people: int
    tables: int
    rounds: int
    chairs: list[int]
    roomy: list[bool]
    fixed: dict[int, int]
    units: list[list[int]]
    apart: dict[int, set[int]]
    sectors: list[int]
    shares: list[int]
    questions: list[list[int]]
    unmet: list[Unmet] = field(default_factory=list)
    before: list[dict[int, int]] = field(default_factory=list)
    heard: list[list[int]] = field(default_factory=list)

    @property
    def chairs_in_all(self) -> int:
        """Count people and empty chairs."""
        return sum(self.chairs)


def pose(
    people: Sequence[Person], tables: int, rounds: int, rules: Rules, past: int = 0
) -> Problem:
    """Return the problem; rules that contradict each other are set aside and named."""
    if tables < 1 or rounds < 1:
        raise ValueError("a plan needs a table and a round")
    index = {person.key: i for i, person in enumerate(people)}
    if len(index) != len(people):
        raise ValueError("two people have the same key")
    unmet: list[Unmet] = []
    chairs, roomy = chairs_for(len(people), tables, rules.seats, unmet)
    room = Room(chairs, roomy, len(people))
    fixed = seated(people, rules, index, room, unmet)
    units = groups(rules.together, index, fixed, room, unmet)
    apart = kept_apart(rules.apart, index, fixed, units, unmet)
    names = sorted({person.sector for person in people if person.sector})
    sizes = Counter(person.sector for person in people)
    ranks = {name: i for i, name in enumerate(names)}
    subjects = sorted({one for row in rules.questions for one in row})
    return Problem(
        len(people),
        tables,
        rounds,
        chairs,
        roomy,
        fixed,
        units,
        apart,
        [ranks.get(person.sector, -1) for person in people],
        [-(-sizes[name] // tables) for name in names],
        [[subjects.index(one) for one in row] for row in rules.questions[past:]],
        unmet,
    )


def chairs_for(
    people: int, tables: int, seats: Sequence[int], unmet: list[Unmet]
) -> tuple[list[int], list[bool]]:
    """Return how many chairs each table has, and where one may stay empty.

    Every table gets as many as the others, except where it cannot hold them.
    """
    limits = list(seats) or [people] * tables
    if sum(limits) < people:
        unmet.append(Unmet("seats", subject=str(people - sum(limits))))
        limits = [people] * tables
    level = 0
    while sum(min(limit, level) for limit in limits) < people:
        level += 1
    return [min(limit, level) for limit in limits], [limit >= level for limit in limits]


def seated(
    people: Sequence[Person],
    rules: Rules,
    index: dict[str, int],
    room: Room,
    unmet: list[Unmet],
) -> dict[int, int]:
    """Return who never moves, and where; the first host of a table comes before who else stays."""
    wanted: list[tuple[str, int, str]] = []
    if rules.hosts_stay:
        wanted += [(one.key, one.host_of, "host") for one in people if one.host_of is not None]
    wanted += [(key, table, "stay") for key, table in rules.stay if key in index]
    fixed: dict[int, int] = {}
    tables = len(room.chairs)
    for key, table, rule in wanted:
        who = index[key]
        if fixed.get(who) == table:
            continue
        if who in fixed or not 0 <= table < tables or not room.fits(table, 1):
            unmet.append(Unmet(rule, (key,), table))
            continue
        fixed[who] = table
        room.take(table, 1)
    if any(rule == "host" for *_, rule in wanted):
        empty = sorted(set(range(tables)) - {t for _, t, rule in wanted if rule == "host"})
        unmet += [Unmet("host", table=table) for table in empty]
    return fixed


def groups(
    together: Sequence[Sequence[str]],
    index: dict[str, int],
    fixed: dict[int, int],
    room: Room,
    unmet: list[Unmet],
) -> list[list[int]]:
    """Return those who move as one; whoever is kept with someone seated is seated too."""
    merged: list[list[int]] = []
    for keys in together:
        group = sorted({index[key] for key in keys if key in index})
        for other in [one for one in merged if set(one) & set(group)]:
            merged.remove(other)
            group = sorted({*group, *other})
        if len(group) > 1:
            merged.append(group)
    names = {i: key for key, i in index.items()}
    kept = []
    merged.sort(key=lambda group: (fixed.keys().isdisjoint(group), -len(group)))
    for group in merged:
        places = {fixed[one] for one in group if one in fixed}
        movers = [one for one in group if one not in fixed]
        best = min(places) if places else room.widest()
        if len(places) > 1 or not room.fits(best, len(movers)):
            unmet.append(Unmet("together", tuple(names[one] for one in group)))
            continue
        room.take(best, len(movers))
        if places:
            fixed.update(dict.fromkeys(movers, best))
        else:
            kept.append(movers)
    return kept


def kept_apart(
    pairs: Sequence[tuple[str, str]],
    index: dict[str, int],
    fixed: dict[int, int],
    units: list[list[int]],
    unmet: list[Unmet],
) -> dict[int, set[int]]:
    """Return whom each person must not meet, without the pairs that are tied to one table."""
    apart: dict[int, set[int]] = {}
    for one, other in pairs:
        if one not in index or other not in index or one == other:
            continue
        a, b = index[one], index[other]
        tied = any(a in unit and b in unit for unit in units)
        if tied or (a in fixed and fixed.get(a) == fixed.get(b)):
            unmet.append(Unmet("apart", (one, other)))
            continue
        apart.setdefault(a, set()).add(b)
        apart.setdefault(b, set()).add(a)
    return apart
