"""Drafts of tablets: what is being typed, kept so that a replacement tablet can go on.

No event tells of a draft and no café's row is locked for one: it never delays an idea, and losing
a post of it is harmless, since the tablet that types keeps its own copy.
"""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from ..models import NOTE_LENGTH, Draft, Operation, OperationKind, Table
from .operations import Submission

WRITES = (OperationKind.CREATE, OperationKind.EDIT)


@dataclass(frozen=True)
class Typed:
    """What a tablet says is being typed on it.

    ``note`` is the idea that the text will make, or changes where ``base`` is its version.
    """

    note: str
    text: str
    base: int
    round: int
    question: int
    asks: bool = False


def keep(table: Table, device: str, typed: Typed | None) -> None:
    """Keep what is typed on ``device``, or let go of what it typed before (None, or only spaces).

    A post that was overtaken by the submission of its own text is left out. The exact copy that
    another tablet took over is then nobody's but that tablet's.
    """
    with transaction.atomic():
        if typed is None or not typed.text.strip() or _submitted(table, device, typed):
            Draft.objects.filter(table=table, device=device).delete()
            return
        # The model holds no more than an idea may; the tablet still has all of it.
        text = typed.text[:NOTE_LENGTH]
        fresh = {
            "note": typed.note,
            "text": text,
            "base": typed.base,
            "round": typed.round,
            "question": typed.question,
            "asks": typed.asks,
            "updated_at": timezone.now(),
        }
        Draft.objects.update_or_create(table=table, device=device, defaults=fresh)
        same = Draft.objects.filter(table=table, note=typed.note, text=text)
        same.exclude(device=device).delete()


def _submitted(table: Table, device: str, typed: Typed) -> bool:
    return Operation.objects.filter(
        cafe=table.cafe_id,
        device=device,
        kind__in=WRITES,
        content__note=typed.note,
        content__base=typed.base,
    ).exists()


def let_go(table: Table, device: str, submitted: list[Submission]) -> None:
    """Forget the drafts that became ideas: their tablet's own, and exact copies of their text."""
    texts = {one.note: one.text.strip() for one in submitted if one.kind in WRITES}
    if not texts:
        return
    drafts = Draft.objects.filter(table=table, note__in=texts)
    became = (one for one in drafts if one.device == device or one.text.strip() == texts[one.note])
    if gone := [one.pk for one in became]:
        Draft.objects.filter(pk__in=gone).delete()
