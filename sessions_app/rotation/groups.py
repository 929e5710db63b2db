"""Addition and multiplication of the tables' numbers: modulo their count, or in a field (pure)."""

from itertools import product

Square = list[list[int]]


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
