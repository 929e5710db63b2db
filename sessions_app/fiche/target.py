"""What the panel links notes to: a block, or one sentence of its prose."""

from dataclasses import dataclass

from ..models import Cafe, Note, OutsideSource
from .provenance import Backing, cut, place_of
from .queries import Manuscript, Row


@dataclass(frozen=True)
class Choice:
    """A sentence, or the whole block (no ``words``), and how many notes are linked to it alone."""

    words: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Target:
    """The passage chosen (no ``sentence``: the whole block), its notes, and what else is there.

    ``lost`` are the links whose sentence is gone, each with its note; ``lost_outside`` those to
    notes of other cafés, by where they were said.
    """

    sentence: str
    notes: tuple[int, ...]
    choices: list[Choice]
    lost: list[tuple[str, Note]]
    lost_outside: list[tuple[str, OutsideSource]]

    @property
    def by_sentence(self) -> bool:
        """Tell whether the whole block is chosen while each of its sentences has notes of its own."""
        return (
            bool(self.choices) and not self.sentence and all(one.count for one in self.choices[1:])
        )


def aim(cafe: Cafe, text: Manuscript, row: Row, sentence: str) -> Target:
    """Return the passage of a block that these words name; the whole block where none does."""
    backing = row.backing
    said = [passage.words for passage in backing.passages] if backing.several else []
    place = place_of(cut(sentence), said)
    whole = backing.whole if backing.several else _all(backing)
    notes = whole if place is None else backing.passages[place].own
    choices = [Choice("", len(whole), place is None)] if said else []
    choices += [
        Choice(words, len(backing.passages[n].own), n == place) for n, words in enumerate(said)
    ]
    chosen = "" if place is None else said[place]
    abroad = [(one.sentence, text.outside[one.note]) for one in backing.lost if one.note < 0]
    return Target(chosen, notes, choices, _lost(cafe, backing), abroad)


def _all(backing: Backing) -> tuple[int, ...]:
    return backing.passages[0].notes if backing.passages else backing.whole


def _lost(cafe: Cafe, backing: Backing) -> list[tuple[str, Note]]:
    if not backing.lost:
        return []
    notes = Note.objects.filter(cafe=cafe).select_related("table")
    found = notes.in_bulk([link.note for link in backing.lost])
    return [(link.sentence, found[link.note]) for link in backing.lost if link.note in found]
