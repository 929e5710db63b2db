"""Who goes where, as the projection shows it: tables with names, an alphabetical list, or a head count."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..models import Participant, PhaseKind, PhaseState
from ..preparation.queries import Programme
from ..wording.folding import folded
from .queries import seating
from .seat_map import RoundMap, maps, shown_round

# What a room reads at 10 m on one page; more is listed by name, page after page.
MOST_TABLES, MOST_AT_A_TABLE = 12, 6
ROWS, COLUMNS = 12, 4
LONG = 14
# The steps during which people look for their table.
LOOKING = (PhaseKind.WELCOME, PhaseKind.TRANSITION)


@dataclass(frozen=True)
class Line:
    """A name as it is shown, the person, and their table."""

    name: str
    person: Participant
    table: int


@dataclass(frozen=True)
class Projected:
    """What is shown of a round: its map, or pages of names, or only how many sit at each table."""

    number: int
    tables: list[tuple[int, list[Line]]] = field(default_factory=list)
    pages: list[list[Line]] = field(default_factory=list)
    sizes: tuple[int, int] = (0, 0)

    @property
    def columns(self) -> int:
        """Return in how many columns the tables stand."""
        count = len(self.tables)
        return 2 if count <= 4 else 3 if count <= 6 else 4

    @property
    def dense(self) -> bool:
        """Whether names are to be set smaller, so that all fit the height."""
        return self.sizes[1] > 5 and len(self.tables) > 8


def projected(there: Programme) -> Projected | None:
    """Return who goes where now, or None where the step of the café shows something else."""
    if not looking(there):
        return None
    round_ = shown_round(there)
    if round_ is None or round_.state != PhaseState.PLANNED:
        return None
    (found,) = maps(there.cafe, round_)
    return _of_names(found) if found.seated else _of_counts(there, found.number)


def looking(there: Programme) -> bool:
    """Tell whether people look for their table: before all begins, at the welcome, in a transition."""
    if there.current:
        return there.current.kind in LOOKING
    return not any(phase.started_at for phase in there.phases)


def _of_names(found: RoundMap) -> Projected:
    people = [person for spot in found.spots for person in spot.people]
    names = shown_names(people)
    tables = [
        (spot.table.number, [Line(names[one.pk], one, spot.table.number) for one in spot.people])
        for spot in found.spots
    ]
    sizes = found.sizes
    if len(tables) <= MOST_TABLES and sizes[1] <= MOST_AT_A_TABLE:
        return Projected(found.number, tables, sizes=sizes)
    lines = sorted((line for _n, row in tables for line in row), key=lambda one: folded(one.name))
    size = ROWS * COLUMNS
    pages = [lines[at : at + size] for at in range(0, len(lines), size)]
    return Projected(found.number, pages=pages, sizes=sizes)


def shown_names(people: Sequence[Participant]) -> dict[int, str]:
    """Return a name for each person: long ones with an initial, where that names nobody else."""
    short = {one.pk: shortened(str(one)) for one in people}
    often = Counter(folded(name) for name in short.values())
    return {
        one.pk: short[one.pk] if often[folded(short[one.pk])] == 1 else str(one) for one in people
    }


def shortened(name: str) -> str:
    """Return the first name and an initial of a long name of several words."""
    first, _space, rest = name.partition(" ")
    if len(name) <= LONG or not rest or first == "Personne":
        return name
    return f"{first} {rest.split()[-1][0]}."


def _of_counts(there: Programme, number: int) -> Projected | None:
    expected, tables = seating(there.cafe).expected, len(there.tables)
    if not expected or not tables:
        return None
    low, more = divmod(expected, tables)
    return Projected(number, sizes=(low, low + bool(more)))
