"""What groups said of ideas passed on to them, counted for the wall and the synthesis."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ..models import Mark, MarkKind, Note


@dataclass(frozen=True)
class Tally:
    """How many groups marked an idea so."""

    kind: MarkKind
    count: int


def tally(notes: Iterable[Note]) -> list[Note]:
    """Give each note its ``tallies``, in the order of the kinds; one query."""
    every = list(notes)
    marks = Mark.objects.filter(note__in=every).exclude(kind="").order_by()
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for note, kind in marks.values_list("note", "kind"):
        counts[note][kind] += 1
    for one in every:
        mine = counts.get(one.pk, Counter())
        one.tallies = [Tally(kind, mine[kind]) for kind in MarkKind if mine[kind]]  # type: ignore[attr-defined]
    return every
