"""The words of a rotation plan: people, rules, what could not be met, and the plan itself (pure)."""

from collections.abc import Sequence
from dataclasses import dataclass

Table = list[str]
Round = list[Table]


@dataclass(frozen=True)
class Person:
    """Someone to seat. ``key`` is unique; ``host_of`` is the index of a table, from 0."""

    key: str
    sector: str = ""
    host_of: int | None = None


@dataclass(frozen=True)
class Rules:
    """What a plan must obey; people are named by key, tables by index from 0.

    ``stay`` ties people to a table in each round. ``seats`` is how many people each table can hold,
    empty if any number. ``questions`` says which question each table has in each round; when it is
    given, each person who moves is to meet as many of them as there are rounds.
    """

    hosts_stay: bool = True
    apart: Sequence[tuple[str, str]] = ()
    together: Sequence[Sequence[str]] = ()
    stay: Sequence[tuple[str, int]] = ()
    seats: Sequence[int] = ()
    questions: Sequence[Sequence[str]] = ()


@dataclass(frozen=True)
class Unmet:
    """A rule that a plan does not obey, and in which rounds (from 1; empty if in all of them).

    ``rule`` is one of ``apart``, ``together``, ``stay``, ``host``, ``seats``, ``sector``,
    ``question``.
    """

    rule: str
    people: tuple[str, ...] = ()
    table: int | None = None
    rounds: tuple[int, ...] = ()
    subject: str = ""


@dataclass(frozen=True)
class Plan:
    """Who sits where: ``rounds[r][t]`` lists keys, the host first.

    ``repeat_meetings`` counts, over all pairs, the meetings beyond the first. ``bound`` is a proven
    minimum, for the reason named in ``bound_reason``. ``sector_spread`` is by how many people the
    fullest table exceeds the fair share of a sector, rounded up. ``seconds`` is what planning took.
    """

    rounds: list[Round]
    repeat_meetings: int
    bound: int
    bound_reason: str
    sector_spread: int
    unmet: list[Unmet]
    seconds: float
