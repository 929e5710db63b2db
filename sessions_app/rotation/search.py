"""Seeks a better seating by changes of places: mends what hurts, or cools from a disorder (pure).

All moves keep the rules of place: those who stay are never moved, those kept together move as one, and
sizes differ by at most 1. The moves are a fixed sequence for a seed; time only says where it is cut.
"""

from collections.abc import Callable
from math import exp
from random import Random

from .hall import Hall, Seats

STEP = 128
TRIES = 40


class Search:
    """A hall on which moves are tried, in rounds from ``first`` on, until ``goal`` or ``stop``."""

    def __init__(
        self, hall: Hall, random: Random, goal: int, stop: Callable[[], bool], first: int = 0
    ):
        self.hall, self.random, self.goal, self.stop = hall, random, goal, stop
        self.problem = problem = hall.problem
        units = {one for unit in problem.units for one in unit}
        self.movers = [
            one for one in range(problem.people) if one not in problem.fixed and one not in units
        ]
        self.may_move = set(self.movers)
        self.anyone = [*self.movers, *range(problem.people, problem.chairs_in_all)]
        self.rounds = range(first, problem.rounds)
        self.best, self.kept = hall.cost, hall.seats_now()
        self.cost = self.best

    @property
    def over(self) -> bool:
        """Say whether the plan cannot become better, or time is up."""
        return self.best <= self.goal or not self.movers or not self.rounds or self.stop()

    def may_swap(self, r: int, a: int, b: int) -> bool:
        """Say whether a person and another, or an empty chair, may change places."""
        here, there = self.hall.where[r][a], self.hall.where[r][b]
        if here == there:
            return False
        people = self.problem.people
        if b < people:
            return True
        return self.problem.roomy[here] and all(one < people for one in self.hall.seats[r][here])

    def swap(self, r: int, a: int, b: int, gain: int) -> None:
        """Change places at a known gain; remember the seats if they are the best so far."""
        self.hall.swap(r, a, b)
        self.cost += gain

    def remember(self) -> None:
        """Keep these seats if they are the best so far."""
        if self.cost < self.best:
            self.best, self.kept = self.cost, self.hall.seats_now()

    def cool(self, moves: int, hot: float, cold: float) -> Seats:
        """Change seats that hurt while the loss that one change may bring shrinks."""
        random, hall, anyone = self.random.random, self.hall, self.anyone
        step_of = max(STEP, self.problem.people * len(self.rounds) // 4)
        heat, hurt = hot, self.hurt()
        for step in range(moves):
            if step % step_of == 0:
                hurt = [(r, one) for r, one in self.hurt() if one in self.may_move]
                if self.over or not hurt:
                    break
                heat = hot * (cold / hot) ** (step / moves)
                self.move_unit(heat)
            r, a = hurt[int(random() * len(hurt))]
            b = anyone[int(random() * len(anyone))]
            if self.may_swap(r, a, b):
                gain = hall.gain(r, a, b)
                if gain <= 0 or random() < exp(-gain / heat):
                    self.swap(r, a, b, gain)
                    self.remember()
        return self.kept

    def hurt(self) -> list[tuple[int, int]]:
        """Return each round and person whose seat costs something."""
        return [(r, one) for r in self.rounds for one in self.hall.hurt(r)]

    def mend(self, passes: int) -> Seats:
        """Try to improve where it hurts: each such seat changes with another, or a whole route."""
        for _ in range(passes):
            if self.over:
                break
            hurt = self.hurt()
            self.random.shuffle(hurt)
            for r, one in hurt:
                if self.over:
                    break
                if one in self.may_move:
                    self.mend_one(r, one)
                else:
                    self.move_unit(1.0)
        return self.kept

    def mend_one(self, r: int, one: int) -> None:
        """Give someone another seat in a round, or another's whole route, if that is no worse."""
        choice = self.random.random
        for _ in range(TRIES):
            b = self.anyone[int(choice() * len(self.anyone))]
            if b < self.problem.people and choice() < 0.5:
                moved = self.exchange(one, b)
            elif self.may_swap(r, one, b) and (gain := self.hall.gain(r, one, b)) <= 0:
                self.swap(r, one, b, gain)
                moved = gain < 0
            else:
                continue
            if moved:
                self.remember()
                return

    def exchange(self, a: int, b: int) -> bool:
        """Exchange the routes of two people if that is no worse; repeats stay what they are.

        Return whether it is better.
        """
        before, done = self.cost, []
        where = self.hall.where
        for r in self.rounds:
            if where[r][a] != where[r][b]:
                self.swap(r, a, b, self.hall.gain(r, a, b))
                done.append(r)
        if self.cost <= before:
            return self.cost < before
        for r in done:
            self.swap(r, a, b, self.hall.gain(r, a, b))
        return False

    def move_unit(self, heat: float) -> None:
        """Try to bring people who are kept together to another table, in one round."""
        if not self.problem.units:
            return
        unit = self.random.choice(self.problem.units)
        r, table = self.random.choice(self.rounds), self.random.randrange(self.problem.tables)
        free = [one for one in self.hall.seats[r][table] if one in self.may_move]
        if table == self.hall.where[r][unit[0]] or len(free) < len(unit):
            return
        before = self.cost
        changes = list(zip(unit, self.random.sample(free, len(unit)), strict=True))
        for a, b in changes:
            self.swap(r, a, b, self.hall.gain(r, a, b))
        change = self.cost - before
        if change > 0 and self.random.random() >= exp(-change / heat):
            for a, b in reversed(changes):
                self.swap(r, b, a, self.hall.gain(r, b, a))
        self.remember()
