"""Notes go into themes and out of them. Their text is never touched."""

from collections.abc import Collection

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from ...access.refusals import Refusal
from ...models import Note, Placement, Theme, User
from .step import Step, standing, step


def place_notes(
    theme: Theme,
    notes: Collection[Note],
    from_theme: Theme | None = None,
    *,
    actor: User | None = None,
    undoes: int | None = None,
) -> None:
    """Put notes at the end of a theme; with ``from_theme`` they leave that one.

    Without it they also stay wherever they are: a note may stand in several themes. Doing it
    twice does it once. Refuses notes of another question, and a theme that is gone.
    """
    with step(theme.cafe, actor, undoes) as doing:
        target = standing(theme)
        if from_theme is not None and from_theme.pk != target.pk:
            take(doing, from_theme, notes)
        put(doing, target, notes)


def unplace_notes(
    theme: Theme,
    notes: Collection[Note],
    *,
    actor: User | None = None,
    undoes: int | None = None,
) -> None:
    """Take notes out of a theme; those in no other theme are unsorted again."""
    with step(theme.cafe, actor, undoes) as doing:
        take(doing, standing(theme), notes)


def put(doing: Step, theme: Theme, notes: Collection[Note]) -> None:
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
    last = inside.aggregate(last=Max("position"))["last"]
    first = 0 if last is None else last + 1
    Placement.objects.bulk_create(
        Placement(theme=theme, note=note, position=first + index)
        for index, note in enumerate(fresh)
    )
    doing.record("note-placed", theme, notes=[note.pk for note in fresh])


def take(doing: Step, theme: Theme, notes: Collection[Note]) -> None:
    """Remove notes from a theme within a step; those not there are left alone."""
    inside = Placement.objects.filter(theme=theme, note__in=[note.pk for note in notes])
    left = list(inside.values_list("note_id", flat=True))
    if left:
        inside.delete()
        doing.record("note-unplaced", theme, notes=left)
