"""Plans without a repeat meeting, in closed form: each column of chairs moves on in step (pure).

Seat ``(table t, column j)`` moves in round r to table ``t + D[r][j]``, in a group with as many
elements as tables. Two people of one column never meet. Two of columns i and j meet in the round r
where ``D[r][i] − D[r][j]`` is the distance of their tables: at most once, if that difference takes
another value in each round. Column 0 has D = 0: hosts stay. Chairs left empty keep the property.
"""

from .groups import Square, cyclic, field

MOST_STEPS = 6_000


def routes(tables: int, columns: int, rounds: int) -> list[list[list[int]]]:
    """Return ``routes[r][t][j]``, the table in round r of who began at table t in column j.

    No two seats meet twice, in as many rounds as asked or as many as were found, at least one.
    """
    for wanted in range(min(rounds, tables), 1, -1):
        for add, times in filter(None, (field(tables), cyclic(tables))):
            if columns <= tables and (found := Shifts(columns, wanted, add, times).found()):
                return [
                    [[add[t][found[j][r]] for j in range(columns)] for t in range(tables)]
                    for r in range(wanted)
                ]
    return [[[t] * columns for t in range(tables)]]


class Shifts:
    """Seeks a column of shifts per chair, whose differences take another value in each round."""

    def __init__(self, columns: int, rounds: int, add: Square, times: Square):
        self.columns, self.rounds, self.add, self.times = columns, rounds, add, times
        self.negative = [row.index(0) for row in add]
        self.chosen: Square = [[0] * rounds]
        self.column = [0]
        self.left = MOST_STEPS

    def found(self) -> Square:
        """Return the columns, empty if none were found in a bounded search."""
        return self.chosen if self.grow() else []

    def grow(self) -> bool:
        """Complete the columns, or say that it cannot be done or takes too long."""
        if len(self.chosen) == self.columns:
            return True
        if len(self.column) < self.rounds:
            return any(self.try_value(value) for value in self.values())
        self.chosen.append(self.column)
        self.column = [0]
        if self.grow():
            return True
        self.column = self.chosen.pop()
        return False

    def values(self) -> list[int]:
        """Return the shifts to try: first the multiple of the round's number, then all others."""
        first = self.times[len(self.column)][len(self.chosen)]
        return [first, *(value for value in range(len(self.add)) if value != first)]

    def try_value(self, value: int) -> bool:
        """Complete the columns with this shift next, or take it back."""
        self.left -= 1
        if self.left < 0 or not self.is_new(value):
            return False
        self.column.append(value)
        if self.grow():
            return True
        self.column.pop()
        return False

    def is_new(self, value: int) -> bool:
        """Say whether the shift differs from those of each column as in no round before."""
        add, negative, column = self.add, self.negative, self.column
        for other in self.chosen:
            last = add[value][negative[other[len(column)]]]
            if any(add[s][negative[o]] == last for s, o in zip(column, other, strict=False)):
                return False
        return True
