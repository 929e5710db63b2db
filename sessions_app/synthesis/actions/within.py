"""What several actions do within their step: notes enter a theme, leave it, are brought back."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from ...access.refusals import Refusal
from ...models import Note, Placement, SetAside, Theme
from .step import Step


def put(doing: Step, theme: Theme, notes: Collection[Note], apart: Collection[int] = ()) -> None:
    """Add notes to a theme within a step; those already there stay where they are."""
    wanted = [note for note in notes if note.deleted_at is None]
    if any(note.question_id != theme.question_id for note in wanted):
        raise Refusal(
            _("Ce thème répond à une autre question. Choisissez un thème de la même question."),
            _("Les notes n’ont pas bougé."),
        )
    inside = Placement.objects.filter(theme=theme)
    there = set(inside.values_list("note_id", flat=True))
    fresh = [note for note in wanted if note.pk not in there]
    if not fresh:
        return
    bring_back(doing, fresh)
    last = inside.aggregate(last=Max("position"))["last"]
    first = 0 if last is None else last + 1
    Placement.objects.bulk_create(
        Placement(theme=theme, note=note, position=first + index, dissent=note.pk in apart)
        for index, note in enumerate(fresh)
    )
    doing.record("note-placed", theme, notes=[note.pk for note in fresh])


def take(doing: Step, theme: Theme, notes: Collection[Note]) -> list[int]:
    """Remove notes from a theme within a step; return those of them that were kept apart."""
    inside = Placement.objects.filter(theme=theme, note__in=[note.pk for note in notes])
    left = dict(inside.values_list("note_id", "dissent"))
    apart = [note for note, dissent in left.items() if dissent]
    if left:
        inside.delete()
        doing.record("note-unplaced", theme, notes=list(left), apart=apart)
    return apart


def bring_back(doing: Step, notes: Collection[Note]) -> None:
    """Take notes out of the ledger of those set aside; the event keeps why they were in it."""
    found = Note.objects.filter(pk__in=[note.pk for note in notes], set_aside__isnull=False)
    for part in by_question(found.select_related("set_aside")):
        reasons = [note.set_aside.reason for note in part]
        details = [note.set_aside.detail for note in part]
        repeats = [note.set_aside.repeats_id for note in part]
        more = {"repeats": repeats} if any(repeats) else {}
        doing.record_notes("note-taken-up", part, reasons=reasons, details=details, **more)
    SetAside.objects.filter(note__in=found).delete()


def by_question(notes: Iterable[Note]) -> list[list[Note]]:
    """Return notes grouped by the question that they are about."""
    groups: dict[int, list[Note]] = defaultdict(list)
    for note in notes:
        groups[note.question_id].append(note)
    return list(groups.values())
