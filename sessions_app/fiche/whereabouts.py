"""From a note: which passages of the fiche rest on it."""

from collections import defaultdict
from dataclasses import dataclass

from ..models import Block
from .queries import Manuscript


@dataclass(frozen=True)
class Place:
    """A passage of a block, by its words."""

    block: Block
    words: str


def whereabouts(text: Manuscript) -> dict[int, list[Place]]:
    """Return, for each note that the fiche uses, the passages that rest on it, in reading order.

    A note behind a whole paragraph is said once, by the beginning of that paragraph; one whose
    sentence is gone, by its block.
    """
    found: dict[int, list[Place]] = defaultdict(list)
    for row in text.rows:
        backing = row.backing
        own = [(note, passage.words) for passage in backing.passages for note in passage.own]
        rest = [(note, row.block.text or row.block.heading) for note in backing.whole]
        for note, words in dict.fromkeys(
            [*rest, *own, *((one.note, one.sentence) for one in backing.lost)]
        ):
            found[note].append(Place(row.block, words))
    return found
