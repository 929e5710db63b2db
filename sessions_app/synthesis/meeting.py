"""Two people who move the same note at once: nothing is overwritten, the second one is told both."""

from collections.abc import Collection
from dataclasses import dataclass

from ..models import Cafe, Event, Note, Placement, SetAsideReason, Theme, User


@dataclass(frozen=True)
class Met:
    """What another person did of some of the ``notes`` that were moved, unseen by who moved them.

    They put them in ``theme``, where they still are; or set them aside for ``reason``, from where
    the move took them up.
    """

    by: str
    notes: list[int]
    theme: Theme | None = None
    reason: str = ""

    @property
    def named(self) -> str:
        """Return the notes as a request names them."""
        return ",".join(map(str, self.notes))


def met(
    cafe: Cafe, actor: User, seen: int, notes: Collection[Note], target: Theme | None
) -> list[Met]:
    """Return what others did of ``notes`` past ``seen``, the number that the mover's board was at."""
    moved = {note.pk for note in notes}
    later = cafe.events.filter(
        seq__gt=seen, seq__lte=cafe.head, kind__in=("note-placed", "note-set-aside")
    )
    events = later.exclude(actor=actor).select_related("actor").order_by("seq")
    found = [_of(event, moved & set(event.facts["notes"]), target) for event in events]
    return [one for one in found if one and one.notes]


def _of(event: Event, notes: Collection[int], target: Theme | None) -> Met | None:
    by = str(event.actor or "")
    if event.kind == "note-set-aside":
        back = Note.objects.filter(pk__in=notes, set_aside=None).values_list("pk", flat=True)
        return Met(
            by, sorted(back), reason=str(SetAsideReason(event.facts["reason"]).label).lower()
        )
    theirs = event.facts["theme"]
    if target and target.pk == theirs:
        return None
    still = Placement.objects.filter(theme=theirs, note__in=notes).select_related("theme")
    there = list(still.order_by("note"))
    return Met(by, [one.note_id for one in there], there[0].theme) if there else None
