"""What who reads or writes a café keeps of it from one time to the next: all that notes do not change."""

from collections.abc import Callable, Sequence
from functools import lru_cache, wraps
from typing import Any, NamedTuple, TypeVar

from ..models import Cafe, Event

T = TypeVar("T")
# These change notes and nothing else.
OF_NOTES = frozenset(
    {"note-added", "note-edited", "note-deleted", "note-restored", "note-marked", "note-starred"}
)


class Memory:
    """What is known of a café as of ``head``: what ``once`` read of it."""

    def __init__(self) -> None:
        self.head, self.epoch = -1, ""
        self.known: dict[Any, Any] = {}

    def recall(self, cafe: Cafe, cursor: int, events: Sequence[Event] | None) -> dict[Any, Any]:
        """Return what is still known, given the events past ``cursor``; start anew where it is not."""
        same = events is not None and cursor <= self.head <= cafe.head and self.epoch == cafe.epoch
        if not same or any(
            one.seq > self.head and one.kind not in OF_NOTES for one in events or ()
        ):
            self.known = {}
        self.head, self.epoch = cafe.head, cafe.epoch
        return self.known


class Kept(NamedTuple):
    """What ``once`` read of a café, as of ``head``."""

    head: int
    epoch: str
    known: dict[Any, Any]


class Shelf:
    """What the writers of a process keep of a café: each takes it all and, once committed, puts it
    back. What was read in a transaction that failed is lost with it."""

    def __init__(self) -> None:
        self.kept = Kept(-1, "", {})

    def take(self, cafe: Cafe) -> dict[Any, Any]:
        """Return what still holds for a café whose row is locked."""
        kept, self.kept = self.kept, Kept(-1, "", {})
        same = 0 <= kept.head <= cafe.head and kept.epoch == cafe.epoch
        if not same or (
            kept.head < cafe.head
            and cafe.events.filter(seq__gt=kept.head).exclude(kind__in=OF_NOTES).exists()
        ):
            return {}
        return kept.known

    def keep(self, kept: Kept) -> None:
        """Put back what a committed writing took, unless a later one already did."""
        if kept.head >= self.kept.head or kept.epoch != self.kept.epoch:
            self.kept = kept


@lru_cache(maxsize=64)
def of_writers(cafe_id: int) -> Shelf:
    """Return what the writers of this process keep of a café."""
    return Shelf()


def once(read: Callable[[Cafe], T]) -> Callable[[Cafe], T]:
    """Let all that works on a café that remembers share what ``read`` returns of it.

    Any other café is read each time.
    """

    @wraps(read)
    def reading(cafe: Cafe) -> T:
        known = cafe.__dict__.get("known")
        if known is None:
            return read(cafe)
        if read not in known:
            known[read] = read(cafe)
        return known[read]

    return reading


def remember(cafe: Cafe, known: dict[Any, Any]) -> None:
    """Have this very object remember what ``once`` reads of it: nobody may change it meanwhile.

    ``known`` is what it remembers from the start, and adds to.
    """
    cafe.__dict__["known"] = known


def memory(cafe: Cafe) -> dict[Any, Any]:
    """Return what this café's object remembers; what one that forgets is given to keep is lost."""
    return cafe.__dict__.get("known", {})
