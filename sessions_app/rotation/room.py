"""How much room tables have for people who must sit there, while all sizes stay even (pure)."""

from collections.abc import Sequence


class Room:
    """Chairs taken by people who cannot sit elsewhere.

    Only so many tables can be full: where one chair stays empty at each of the others, more would
    leave one table two people short.
    """

    def __init__(self, chairs: Sequence[int], roomy: Sequence[bool], people: int):
        self.chairs, self.roomy = chairs, roomy
        self.taken = [0] * len(chairs)
        self.full = sum(roomy) - (sum(chairs) - people)

    def fits(self, table: int, size: int) -> bool:
        """Say whether so many more can be seated at a table."""
        after, low = self.taken[table] + size, self.low(table)
        if after <= low or not size:
            return True
        filled = sum(self.roomy[t] and self.taken[t] > self.low(t) for t in range(len(self.chairs)))
        return after <= self.chairs[table] and (self.taken[table] > low or filled < self.full)

    def low(self, table: int) -> int:
        """Return how many sit at a table when one of its chairs stays empty, if one may."""
        return self.chairs[table] - self.roomy[table]

    def take(self, table: int, size: int) -> None:
        """Seat them."""
        self.taken[table] += size

    def widest(self) -> int:
        """Return the table with most chairs left."""
        return max(range(len(self.chairs)), key=lambda t: (self.chairs[t] - self.taken[t], -t))
