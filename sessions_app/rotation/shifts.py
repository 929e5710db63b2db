"""Plans without a repeat meeting, in closed form: each column of chairs moves on in step (pure).

Seat ``(table t, column j)`` moves in round r to table ``t + D[r][j]``, in a group with as many
elements as tables. Two people of one column never meet. Two of columns i and j meet in the round r
where ``D[r][i] − D[r][j]`` is the distance of their tables: at most once, if that difference takes
another value in each round. Column 0 has D = 0: hosts stay. Chairs left empty keep the property.
"""

from itertools import product

Square = list[list[int]]
MOST_STEPS = 20_000


def routes(tables: int, columns: int, rounds: int) -> list[list[list[int]]]:
    """Return ``routes[r][t][j]``, the table in round r of who began at table t in column j.

    No two seats meet twice, in as many rounds as asked or as many as were found, at least one.
    """
    for wanted in range(min(rounds, tables), 1, -1):
        for add, times in filter(None, (field(tables), cyclic(tables))):
            if found := differences(columns, wanted, add, times):
                return [
                    [[add[t][found[j][r]] for j in range(columns)] for t in range(tables)]
                    for r in range(wanted)
                ]
    return [[[t] * columns for t in range(tables)]]


def cyclic(order: int) -> tuple[Square, Square]:
    """Return the tables of addition and multiplication of the numbers modulo ``order``."""
    span = range(order)
    return (
        [[(a + b) % order for b in span] for a in span],
        [[a * b % order for b in span] for a in span],
    )


def field(order: int) -> tuple[Square, Square] | None:
    """Return those of the field of ``order`` elements, None if it is no power of a prime.

    Elements are polynomials over the prime field, written as numbers in base p. Multiplication adds
    logarithms: a polynomial is sought whose root runs through all elements but zero.
    """
    prime = next((p for p in range(2, order + 1) if order % p == 0), 2)
    degree = next(d for d in range(1, order + 1) if prime**d >= order)
    if prime**degree != order or degree == 1:
        return None
    words = list(product(range(prime), repeat=degree))
    rank = {word: i for i, word in enumerate(words)}
    add = [
        [rank[tuple((x + y) % prime for x, y in zip(a, b, strict=True))] for b in words]
        for a in words
    ]
    for tail in words:
        powers = [rank[word] for word in powers_of_root(tail, prime)]
        if len(powers) == order - 1:
            break
    log = {value: i for i, value in enumerate(powers)}
    times = [
        [powers[(log[a] + log[b]) % (order - 1)] if a and b else 0 for b in range(order)]
        for a in range(order)
    ]
    return add, times


def powers_of_root(tail: tuple[int, ...], prime: int) -> list[tuple[int, ...]]:
    """Return 1, x, x², … until one comes back, where the highest power of x is ``tail``."""
    word = (*[0] * (len(tail) - 1), 1)
    seen: dict[tuple[int, ...], None] = {}
    while word not in seen and any(word):
        seen[word] = None
        high, *rest = word
        word = tuple((x + high * y) % prime for x, y in zip([*rest, 0], tail, strict=True))
    return list(seen)


def differences(columns: int, rounds: int, add: Square, times: Square) -> Square:
    """Return a column of shifts per chair, whose differences take another value in each round.

    The multiples of the round's number are tried first. Empty if none was found in a bounded search.
    """
    order = len(add)
    if columns > order:
        return []
    negative = [row.index(0) for row in add]
    chosen: Square = [[0] * rounds]
    column = [0]
    left = MOST_STEPS

    def new(value: int) -> bool:
        """Say whether the next shift of the column in the making differs anew from all others."""
        r = len(column)
        for other in chosen:
            last = add[value][negative[other[r]]]
            if any(add[column[s]][negative[other[s]]] == last for s in range(r)):
                return False
        return True

    def grow() -> bool:
        """Complete the columns, or say that it cannot be done or takes too long."""
        nonlocal column, left
        if len(chosen) == columns:
            return True
        if len(column) == rounds:
            whole, column = column, [0]
            chosen.append(whole)
            if grow():
                return True
            column = chosen.pop()
            return False
        first = times[len(column)][len(chosen)]
        for value in [first, *(v for v in range(order) if v != first)]:
            left -= 1
            if left < 0:
                return False
            if new(value):
                column.append(value)
                if grow():
                    return True
                column.pop()
        return False

    return chosen if grow() else []
