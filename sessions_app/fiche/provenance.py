"""What each passage of a block rests on: a bullet as a whole, prose sentence by sentence. Pure.

A note is linked to a whole block or to one sentence of it, by the words that the sentence had
then. The sentence is found again as long as most of its words remain; else the link is lost, until
somebody ties it to another sentence. What was linked is never rewritten, so that a sentence which
drifts away step by step loses its link as surely as one that is replaced.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..wording.folding import folded
from ..wording.sentences import sentences

LONGEST = 400
ALIKE = 0.6
WORD = re.compile(r"\w+")


class Linked(NamedTuple):
    """A note behind a block; behind all of it where ``sentence`` is empty.

    A negative ``note`` is one of another café (:mod:`outside_keys`).
    """

    note: int
    sentence: str = ""


@dataclass(frozen=True)
class Passage:
    """A bullet, or a sentence of prose: its words, the notes linked to it, and those it rests on."""

    words: str
    own: tuple[int, ...]
    notes: tuple[int, ...]


@dataclass(frozen=True)
class Backing:
    """The passages of a block, the notes behind all of it, and the links whose sentence is gone."""

    passages: list[Passage]
    whole: tuple[int, ...]
    lost: list[Linked]

    @property
    def several(self) -> bool:
        """Tell whether the block has passages to choose from."""
        return len(self.passages) > 1

    @property
    def bare(self) -> list[Passage]:
        """Return the passages that rest on no note."""
        return [passage for passage in self.passages if not passage.notes]


def backing(text: str, links: Sequence[Linked], prose: bool) -> Backing:
    """Return what a block with this text rests on."""
    said = said_in(text, prose)
    whole = tuple(link.note for link in links if not link.sentence)
    own: dict[int, list[int]] = {}
    lost = []
    for link in links:
        place = place_of(link.sentence, said)
        if place is not None:
            own.setdefault(place, []).append(link.note)
        elif link.sentence:
            lost.append(link)
    passages = [
        Passage(words, tuple(own.get(n, ())), tuple(dict.fromkeys([*whole, *own.get(n, ())])))
        for n, words in enumerate(said)
    ]
    return Backing(passages, whole, lost)


def said_in(text: str, prose: bool) -> list[str]:
    """Return the passages of a text: its sentences if it is prose, else the text as one."""
    found = sentences(text) if prose else []
    return found if len(found) > 1 else [text.strip()] if text.strip() else []


def cut(sentence: str) -> str:
    """Return a sentence as a link keeps it."""
    return sentence.strip()[:LONGEST].strip()


def place_of(sentence: str, among: Sequence[str]) -> int | None:
    """Return which of these sentences it is now; None where none has most of its words."""
    kept = [cut(one) for one in among]
    if not sentence:
        return None
    if sentence in kept:
        return kept.index(sentence)
    best = max(range(len(kept)), key=lambda n: alike(sentence, kept[n]), default=None)
    return best if best is not None and alike(sentence, kept[best]) >= ALIKE else None


def alike(one: str, other: str) -> float:
    """Return how much two sentences share, from 0 to 1: twice their common words over all words.

    Words of one or two letters count only where there are no others.
    """
    first, second = _words(one), _words(other)
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 0.0


def _words(text: str) -> Counter[str]:
    words = WORD.findall(folded(text))
    return Counter([word for word in words if len(word) > 2] or words)
