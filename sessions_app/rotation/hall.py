"""Who sits where while a plan is sought, and what each change of places costs (pure).

Costs are whole numbers, so that a plan is the same on every machine. One repeat costs 10; what the
rules cost is in ``costs``.
"""

from collections.abc import Sequence

from .costs import Cost, costs_of
from .problem import Problem

REPEAT = 10
NEVER = -1_000_000
Seats = list[list[list[int]]]


class Hall:
    """Seats of all rounds, with their cost. ``seats[r][t]`` holds people and empty chairs.

    ``past`` are finished rounds, tables of people; their repeats are not counted again.
    """

    def __init__(
        self, problem: Problem, seats: Seats, past: Sequence[Sequence[Sequence[int]]] = ()
    ):
        self.problem = problem
        self.seats = [[list(table) for table in row] for row in seats]
        self.where = [[0] * problem.chairs_in_all for _ in seats]
        self.met = [[0] * problem.chairs_in_all for _ in range(problem.chairs_in_all)]
        self.repeats = 0
        for empty in range(problem.people, problem.chairs_in_all):
            self.met[empty] = [NEVER] * problem.chairs_in_all
        for row in self.met[: problem.people]:
            row[problem.people :] = [NEVER] * (problem.chairs_in_all - problem.people)
        for table in (table for row in past for table in row):
            self.greet(table)
        self.repeats = 0
        for r, tables in enumerate(self.seats):
            for t, table in enumerate(tables):
                self.greet(table)
                for one in table:
                    self.where[r][one] = t
        self.costs: list[Cost] = costs_of(problem, self.seats, past)

    @property
    def cost(self) -> int:
        """Return what is to become least."""
        return REPEAT * self.repeats + sum(cost.total for cost in self.costs)

    def greet(self, table: Sequence[int]) -> None:
        """Let those at a table meet."""
        met = self.met
        for i, one in enumerate(table):
            for other in table[:i]:
                if met[one][other] >= 1:
                    self.repeats += 1
                met[one][other] += 1
                met[other][one] += 1

    def gain(self, r: int, a: int, b: int) -> int:
        """Return how the cost changes when two people of different tables change places."""
        where = self.where[r]
        here, there = where[a], where[b]
        of_a, of_b = self.met[a], self.met[b]
        change = 0
        for one in self.seats[r][here]:
            if one != a:
                if of_a[one] > 1:
                    change -= 1
                if of_b[one] > 0:
                    change += 1
        for one in self.seats[r][there]:
            if one != b:
                if of_b[one] > 1:
                    change -= 1
                if of_a[one] > 0:
                    change += 1
        change *= REPEAT
        for cost in self.costs:
            change += cost.gain(r, a, b, here, there)
        return change

    def swap(self, r: int, a: int, b: int) -> None:
        """Let two people of different tables change places in a round."""
        where, met = self.where[r], self.met
        here, there = where[a], where[b]
        for cost in self.costs:
            cost.swap(r, a, b, here, there)
        for table, leaving in ((here, a), (there, b)):
            seats = self.seats[r][table]
            seats.remove(leaving)
            for one in seats:
                if met[leaving][one] > 1:
                    self.repeats -= 1
                met[leaving][one] -= 1
                met[one][leaving] -= 1
        for table, coming in ((here, b), (there, a)):
            seats = self.seats[r][table]
            for one in seats:
                if met[coming][one] > 0:
                    self.repeats += 1
                met[coming][one] += 1
                met[one][coming] += 1
            seats.append(coming)
            where[coming] = table

    def seats_now(self) -> Seats:
        """Return a copy of all seats."""
        return [[list(table) for table in row] for row in self.seats]

    def hurt(self, r: int) -> list[int]:
        """Return who sits where it costs something in a round, but for those who never move."""
        found = []
        for t, table in enumerate(self.seats[r]):
            for one in table:
                if one >= self.problem.people or one in self.problem.fixed:
                    continue
                met = self.met[one]
                if any(met[other] > 1 for other in table) or any(
                    cost.hurts(r, one, t) for cost in self.costs
                ):
                    found.append(one)
        return found
