"""How to end on time when late, pure: cuts in what is left, never in the harvest. Whole minutes.

Only rounds, transitions and breaks give time; harvest, plenary and all else keep theirs.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# What each kind keeps at least. A break that would be shorter than SHORTEST_BREAK is dropped.
FLOORS = {"transition": 2, "break": 0, "round": 10}
SHORTEST_BREAK = 5


@dataclass(frozen=True)
class Coming:
    """A phase that has not begun."""

    pk: int
    kind: str
    minutes: int


@dataclass(frozen=True)
class Cut:
    """A phase and its minutes ``before`` and ``after``; 0 after: dropped."""

    pk: int
    before: int
    after: int


@dataclass(frozen=True)
class Proposal:
    """Cuts of one way (``key``), and the minutes that the café would still be late."""

    key: str
    cuts: tuple[Cut, ...]
    still_late: int

    @property
    def saved(self) -> int:
        """Return how many minutes the cuts give."""
        return sum(cut.before - cut.after for cut in self.cuts)


def proposals(coming: Sequence[Coming], late: int) -> list[Proposal]:
    """Return the ways to make up ``late`` minutes, the gentlest first; none that gives nothing.

    Each way alone, then all of them together where none alone is enough.
    """
    if late <= 0:
        return []
    alone = [_proposal(kind, [kind], coming, late) for kind in FLOORS]
    found = [one for one in alone if one.cuts]
    if len(found) > 1 and all(one.still_late for one in found):
        found.append(_proposal("together", FLOORS, coming, late))
    return found


def allowed(kind: str, before: int, after: int) -> bool:
    """Tell whether a phase of ``kind`` may be cut from ``before`` to ``after`` minutes."""
    return kind in FLOORS and FLOORS[kind] <= after < before


def _proposal(key: str, kinds: Iterable[str], coming: Sequence[Coming], late: int) -> Proposal:
    cuts: list[Cut] = []
    for kind in kinds:
        still = late - sum(cut.before - cut.after for cut in cuts)
        of_kind = [one for one in coming if one.kind == kind]
        cuts += _dropped(of_kind, still) if kind == "break" else _shortened(of_kind, still)
    order = {one.pk: index for index, one in enumerate(coming)}
    saved = sum(cut.before - cut.after for cut in cuts)
    return Proposal(key, tuple(sorted(cuts, key=lambda cut: order[cut.pk])), max(0, late - saved))


def _shortened(phases: list[Coming], wanted: int) -> list[Cut]:
    """Take a minute at a time from the longest, of equals from the last, down to the floor."""
    after = {one.pk: one.minutes for one in phases}
    for _minute in range(wanted):
        free = [one for one in phases if after[one.pk] > FLOORS[one.kind]]
        if not free:
            break
        longest = max(after[one.pk] for one in free)
        last = [one for one in free if after[one.pk] == longest][-1]
        after[last.pk] -= 1
    return _cuts(phases, after)


def _dropped(breaks: list[Coming], wanted: int) -> list[Cut]:
    """Shorten the last break first; one that would be too short to be one is dropped."""
    after = {one.pk: one.minutes for one in breaks}
    for one in reversed(breaks):
        if wanted <= 0:
            break
        left = one.minutes - wanted
        after[one.pk] = left if left >= SHORTEST_BREAK else 0
        wanted -= one.minutes - after[one.pk]
    return _cuts(breaks, after)


def _cuts(phases: list[Coming], after: dict[int, int]) -> list[Cut]:
    return [
        Cut(one.pk, one.minutes, after[one.pk]) for one in phases if after[one.pk] != one.minutes
    ]
