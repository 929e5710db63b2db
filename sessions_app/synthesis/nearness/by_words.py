"""Nearness by words: what notes have in common, the rarer on this board the heavier. Pure."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from .proposals import Group, Pair, Proposal, ranked
from .texts import pieces

PART = 0.3  # what a group of letters weighs beside a whole word
LEAST = 0.05  # cosine that one text must reach, else nothing is near (benchmarks/README.md)
SAME = 0.5  # share of pieces in common from which two notes seem to say the same
BOARDS = 4


class ByWords:
    """Compares notes by their words; ``texts`` are those of the board, which tell what is rare."""

    def __init__(self, texts: Iterable[str]) -> None:
        known = set(texts)
        self._count = len(known)
        self._held_by = Counter(piece for text in known for piece in pieces(text))
        self._vectors: dict[str, dict[str, float]] = {}

    def nearest_themes(self, note: str, themes: Sequence[Group]) -> list[Proposal]:
        """Return at most three themes for a note, the nearest first; none if nothing is near."""
        return ranked(note, themes, self.near(note, themes), LEAST)

    def near_duplicates(self, notes: Iterable[tuple[int, str]]) -> list[Pair]:
        """Return the pairs of notes of which half the pieces are the same, the most alike first."""
        return near_duplicates(notes)

    def near(self, note: str, themes: Sequence[Group]) -> dict[str, float]:
        """Return how near each text of ``themes`` is to ``note``: a cosine from 0 to 1."""
        mine = self._vector(note)
        texts = {text for group in themes for text in (group.title, *(t for _, t in group.notes))}
        return {text: product(mine, self._vector(text)) for text in texts}

    def _vector(self, text: str) -> dict[str, float]:
        """Return the weights of the pieces of ``text``, of length 1."""
        if text not in self._vectors:
            raw = {piece: self._weight(piece, n) for piece, n in pieces(text).items()}
            length = math.sqrt(sum(value * value for value in raw.values()))
            self._vectors[text] = {piece: value / length for piece, value in raw.items()}
        return self._vectors[text]

    def _weight(self, piece: str, times: int) -> float:
        rare = math.log((self._count + 2) / (self._held_by[piece] + 0.5))
        return rare * (PART if piece.startswith("*") else 1 + math.log(times))


def product(one: dict[str, float], other: dict[str, float]) -> float:
    """Return the scalar product."""
    return sum([value * other[piece] for piece, value in one.items() if piece in other])


@lru_cache(BOARDS)
def by_words(texts: frozenset[str]) -> ByWords:
    """Return the comparison of a board, kept while its texts stay the same."""
    return ByWords(texts)


def near_duplicates(notes: Iterable[tuple[int, str]]) -> list[Pair]:
    """Return the pairs of notes of which half the pieces are the same, the most alike first."""
    bits: dict[str, int] = {}
    sets = []
    for key, text in notes:
        mine = {1 << bits.setdefault(piece, len(bits)) for piece in pieces(text)}
        sets.append((len(mine), key, sum(mine)))
    sets.sort()
    found = []
    for place, (size, key, mask) in enumerate(sets):
        for larger, other, its in sets[place + 1 :]:
            if size < SAME * larger:
                break
            common = (mask & its).bit_count()
            if size and common >= SAME * (size + larger - common):
                share = common / (size + larger - common)
                found.append((-share, min(key, other), max(key, other)))
    return [Pair(first, second) for _share, first, second in sorted(found)]
