"""What may be proposed for notes, and how themes are ranked once it is known how near texts are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from .texts import shared_words

MOST = 3  # themes proposed for a note
JUDGES = 5  # the nearest notes of a theme speak for it
TITLE = 0.5  # what the name of a theme weighs beside its notes
WHY = 2  # notes shown with a proposal


@dataclass(frozen=True)
class Group:
    """A theme as it is compared: its title and its notes, each with its number."""

    key: int
    title: str
    notes: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class Proposal:
    """A theme that a note may belong to, and why: its nearest notes and the words in common.

    Without notes it is the title that is near.
    """

    theme: int
    notes: tuple[int, ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class Pair:
    """Two notes that seem to say the same, the lower number first."""

    first: int
    second: int


class Nearness(Protocol):
    """Finds what a note is near to. Same texts, same answer, in whatever order they come."""

    def nearest_themes(self, note: str, themes: Sequence[Group]) -> list[Proposal]:
        """Return at most three themes for a note, the nearest first; none if nothing is near."""

    def near_duplicates(self, notes: Iterable[tuple[int, str]]) -> list[Pair]:
        """Return the pairs of notes that seem to say the same, the most alike first."""


def ranked(
    note: str, themes: Sequence[Group], near: Mapping[str, float], least: float
) -> list[Proposal]:
    """Return the proposals, where ``near`` tells how near each text is to ``note``.

    If no text reaches ``least``, nothing is proposed; nor is a theme whose texts all stay under
    half of it.
    """
    if max(near.values(), default=0) < least:
        return []
    found = []
    for group in themes:
        by_nearness = sorted(group.notes, key=lambda one: (-near[one[1]], one[1], one[0]))
        why = [one for one in by_nearness if near[one[1]] >= least / 2][:WHY]
        if why or near[group.title] >= least / 2:
            judges = [near[text] for _key, text in by_nearness[:JUDGES]]
            score = sum(judges) / max(len(judges), 1) + TITLE * near[group.title]
            words = shared_words(note, [group.title, *(text for _key, text in why)])
            found.append((-score, group.key, Proposal(group.key, tuple(k for k, _ in why), words)))
    return [proposal for _score, _key, proposal in sorted(found, key=lambda one: one[:2])[:MOST]]
