"""From a note: which passages of the fiche rest on it."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import zip_longest

from ..models import Block
from .points import Point, named, points
from .queries import Manuscript, Row


@dataclass(frozen=True)
class Place:
    """A passage of a block by its words, with its name (« Ronde 2, point 3 ») and the way to it."""

    block: Block
    words: str
    label: str
    anchor: str


def whereabouts(text: Manuscript) -> dict[int, list[Place]]:
    """Return, for each note that the fiche uses, the passages that rest on it, in reading order.

    A note behind a whole paragraph is said once, by the beginning of that paragraph; one whose
    sentence is gone, by its block.
    """
    found: dict[int, list[Place]] = defaultdict(list)
    for part, name in named(text):
        here: dict[int, list[Point]] = defaultdict(list)
        for point in points(part, name):
            here[point.block.pk].append(point)
        for row in filter(None, (part.head, *part.rows)):
            for note, at, words in _backed(row, here[row.block.pk]):
                label, anchor = (at.label, at.anchor) if at else (name, f"at-{row.block.pk}")
                place = Place(row.block, words, label, anchor)
                if place not in found[note]:
                    found[note].append(place)
    return found


def _backed(row: Row, here: list[Point]) -> list[tuple[int, Point | None, str]]:
    """Return the notes of a block, each with its point, if any, and the words that rest on it."""
    backing, block = row.backing, row.block
    first = next(iter(here), None)
    whole = [(note, first, block.text or block.heading) for note in backing.whole]
    pairs = zip_longest(backing.passages, here)
    own = [(note, point, passage.words) for passage, point in pairs for note in passage.own]
    return [*whole, *own, *((link.note, None, link.sentence) for link in backing.lost)]
