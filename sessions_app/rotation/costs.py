"""What a seat costs beside repeats: rules broken, sectors uneven, questions missed, seats changed (pure).

A rule broken outweighs the seats that must change to mend it; a seat changed outweighs the repeats
that one change can bring. A sector that is uneven by one weighs less than a repeat, by two as a rule.
"""

from collections.abc import Sequence
from typing import Protocol

from .problem import Problem

RULE, QUESTION, CHANGE, UNEVEN = 2000, 60, 200, 4


class Cost(Protocol):
    """A kind of cost, with its total so far."""

    total: int

    def gain(self, r: int, a: int, b: int, here: int, there: int) -> int:
        """Return what the total changes by when ``a`` at ``here`` and ``b`` at ``there`` swap."""

    def swap(self, r: int, a: int, b: int, here: int, there: int) -> None:
        """Swap them."""

    def hurts(self, r: int, one: int, table: int) -> bool:
        """Say whether someone sits where it costs."""


def costs_of(
    problem: Problem, seats: list[list[list[int]]], past: Sequence[Sequence[Sequence[int]]]
) -> list[Cost]:
    """Return the costs that this problem has."""
    costs: list[Cost] = []
    if problem.apart:
        costs.append(Apart(problem, seats))
    if problem.shares:
        costs.append(Sectors(problem, seats))
    if problem.questions:
        costs.append(Questions(problem, seats))
    if problem.before:
        costs.append(Changes(problem, seats))
    return costs


class Apart:
    """People who must not meet and share a table."""

    def __init__(self, problem: Problem, seats: list[list[list[int]]]):
        self.apart, self.seats = problem.apart, seats
        found = sum(
            len(self.apart[one].intersection(table))
            for row in seats
            for table in row
            for one in table
            if one in self.apart
        )
        self.total = RULE * found // 2

    def gain(self, r: int, a: int, b: int, here: int, there: int) -> int:
        """Count who is left and who is met."""
        change = 0
        for one, leaving, coming in ((a, here, there), (b, there, here)):
            if one in self.apart:
                other = self.apart[one] - {a, b}
                change += len(other.intersection(self.seats[r][coming]))
                change -= len(other.intersection(self.seats[r][leaving]))
        return change * RULE

    def swap(self, r: int, a: int, b: int, here: int, there: int) -> None:
        """Swap them."""
        self.total += self.gain(r, a, b, here, there)

    def hurts(self, r: int, one: int, table: int) -> bool:
        """Say whether somebody to be kept apart sits there too."""
        return one in self.apart and not self.apart[one].isdisjoint(self.seats[r][table])


class Sectors:
    """Tables with more people of a sector than its fair share, rounded up."""

    def __init__(self, problem: Problem, seats: list[list[list[int]]]):
        empty = problem.chairs_in_all - problem.people
        self.sectors = [*problem.sectors, *[-1] * empty]
        self.shares = problem.shares
        self.counts = [[[0] * len(self.shares) for _ in row] for row in seats]
        self.total = 0
        for r, row in enumerate(seats):
            for t, table in enumerate(row):
                for one in table:
                    if (sector := self.sectors[one]) >= 0:
                        self.total += self.step(self.counts[r][t][sector], sector)
                        self.counts[r][t][sector] += 1

    def step(self, count: int, sector: int) -> int:
        """Return what one more costs where there are ``count``."""
        over = count - self.shares[sector]
        return 0 if over < 0 else UNEVEN if over == 0 else RULE

    def gain(self, r: int, a: int, b: int, here: int, there: int) -> int:
        """Compare the steps up and down."""
        of_a, of_b = self.sectors[a], self.sectors[b]
        if of_a == of_b:
            return 0
        at_here, at_there = self.counts[r][here], self.counts[r][there]
        change = 0
        if of_a >= 0:
            change += self.step(at_there[of_a], of_a) - self.step(at_here[of_a] - 1, of_a)
        if of_b >= 0:
            change += self.step(at_here[of_b], of_b) - self.step(at_there[of_b] - 1, of_b)
        return change

    def swap(self, r: int, a: int, b: int, here: int, there: int) -> None:
        """Swap them."""
        self.total += self.gain(r, a, b, here, there)
        for sector, step in ((self.sectors[a], 1), (self.sectors[b], -1)):
            if sector >= 0:
                self.counts[r][there][sector] += step
                self.counts[r][here][sector] -= step

    def hurts(self, r: int, one: int, table: int) -> bool:
        """Say whether the table has more of that sector than its share."""
        sector = self.sectors[one]
        return sector >= 0 and self.counts[r][table][sector] > self.shares[sector]


class Questions:
    """People who move and meet a question again while another is left to meet."""

    def __init__(self, problem: Problem, seats: list[list[list[int]]]):
        self.at = problem.questions
        self.people, self.fixed = problem.people, problem.fixed
        subjects = 1 + max(max(row) for row in self.at)
        heard = problem.heard or [[0] * subjects for _ in range(problem.people)]
        self.heard = [list(one) for one in heard]
        self.total = 0
        for r, row in enumerate(seats):
            for t, table in enumerate(row):
                for one in table:
                    self.total += self.hear(one, self.at[r][t])

    def hear(self, one: int, subject: int) -> int:
        """Let someone meet a question; return the cost."""
        if one >= self.people or one in self.fixed:
            return 0
        self.heard[one][subject] += 1
        return QUESTION if self.heard[one][subject] > 1 else 0

    def gain(self, r: int, a: int, b: int, here: int, there: int) -> int:
        """Compare what each met with what each would meet."""
        old, new = self.at[r][here], self.at[r][there]
        if old == new:
            return 0
        change = 0
        for one, leaving, coming in ((a, old, new), (b, new, old)):
            if one < self.people and one not in self.fixed:
                change += (self.heard[one][coming] > 0) - (self.heard[one][leaving] > 1)
        return change * QUESTION

    def swap(self, r: int, a: int, b: int, here: int, there: int) -> None:
        """Swap them."""
        self.total += self.gain(r, a, b, here, there)
        old, new = self.at[r][here], self.at[r][there]
        for one, leaving, coming in ((a, old, new), (b, new, old)):
            if one < self.people and one not in self.fixed:
                self.heard[one][leaving] -= 1
                self.heard[one][coming] += 1

    def hurts(self, r: int, one: int, table: int) -> bool:
        """Say whether the question of the table is met twice."""
        return one not in self.fixed and self.heard[one][self.at[r][table]] > 1


class Changes:
    """Seats that differ from an earlier plan, which people already know."""

    def __init__(self, problem: Problem, seats: list[list[list[int]]]):
        self.before = problem.before
        self.total = 0
        for r, row in enumerate(seats):
            for t, table in enumerate(row):
                self.total += sum(self.of(r, one, t) for one in table)

    def of(self, r: int, one: int, table: int) -> int:
        """Return what it costs that someone sits at a table."""
        return 0 if self.before[r].get(one, table) == table else CHANGE

    def gain(self, r: int, a: int, b: int, here: int, there: int) -> int:
        """Compare both."""
        after = self.of(r, a, there) + self.of(r, b, here)
        return after - self.of(r, a, here) - self.of(r, b, there)

    def swap(self, r: int, a: int, b: int, here: int, there: int) -> None:
        """Swap them."""
        self.total += self.gain(r, a, b, here, there)

    def hurts(self, r: int, one: int, table: int) -> bool:
        """Say whether the seat is another one than before."""
        return self.of(r, one, table) > 0
