"""The ledger: the notes that were set aside, by reason, and those that were hidden."""

from collections import defaultdict
from dataclasses import dataclass

from ..models import Cafe, Note, SetAsideReason


@dataclass(frozen=True)
class Ledger:
    """Notes set aside by reason, in the order of the reasons, and notes hidden, the first first."""

    aside: list[tuple[SetAsideReason, list[Note]]]
    hidden: list[Note]

    @property
    def count(self) -> int:
        """Return how many notes were set aside."""
        return sum(len(notes) for _reason, notes in self.aside)


def ledger(cafe: Cafe) -> Ledger:
    """Read the ledger of a café in two queries; notes taken back by their table are left out."""
    notes = Note.objects.standing().filter(cafe=cafe).select_related("table", "round", "question")
    by_reason: dict[str, list[Note]] = defaultdict(list)
    left = notes.filter(set_aside__isnull=False).select_related(
        "set_aside__by", "set_aside__repeats__table"
    )
    for note in left.order_by("set_aside__at", "pk"):
        by_reason[note.set_aside.reason].append(note)
    hidden = notes.filter(hidden_at__isnull=False).order_by("hidden_at", "pk")
    found = [(one, by_reason[one]) for one in SetAsideReason if one in by_reason]
    return Ledger(found, list(hidden))
