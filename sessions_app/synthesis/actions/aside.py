"""Notes are set aside or hidden, always with a reason, and brought back."""

from collections.abc import Collection

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ...access.refusals import Refusal
from ...models import Cafe, Note, SetAside, Theme, User
from .step import step
from .within import bring_back, by_question, take


def set_aside(
    cafe: Cafe,
    notes: Collection[Note],
    reason: str,
    detail: str = "",
    *,
    repeats: Note | None = None,
    actor: User | None = None,
    undoes: int | None = None,
) -> None:
    """Leave notes out of the synthesis for a reason of ``SetAsideReason``: they leave their themes.

    ``repeats``: the note that says the same and stays. One that was set aside already keeps its
    first reason.
    """
    with step(cafe, actor, undoes) as doing:
        fresh = list(fresh_of(notes).filter(set_aside=None))
        same = {"repeats": kept(repeats, notes).pk} if repeats else {}
        for theme in Theme.objects.filter(notes__in=fresh).distinct():
            take(doing, theme, fresh)
        SetAside.objects.bulk_create(
            SetAside(note=note, reason=reason, detail=detail, by=actor, repeats=repeats)
            for note in fresh
        )
        for part in by_question(fresh):
            doing.record_notes("note-set-aside", part, reason=reason, detail=detail, **same)


def take_up(
    cafe: Cafe,
    notes: Collection[Note],
    *,
    actor: User | None = None,
    undoes: int | None = None,
) -> None:
    """Bring notes that were set aside back to those to be sorted."""
    with step(cafe, actor, undoes) as doing:
        bring_back(doing, notes)


def hide_notes(
    cafe: Cafe,
    notes: Collection[Note],
    reason: str,
    *,
    actor: User | None = None,
    undoes: int | None = None,
) -> None:
    """Keep notes within the team: no wall, no projection, no other table and no export shows them.

    They stay in their themes. One that was hidden already keeps its first reason.
    """
    with step(cafe, actor, undoes) as doing:
        fresh = list(fresh_of(notes).filter(hidden_at=None))
        rows = Note.objects.filter(pk__in=[note.pk for note in fresh])
        rows.update(hidden_at=timezone.now(), hidden_reason=reason)
        for part in by_question(fresh):
            doing.record_notes("note-hidden", part, reason=reason)


def show_notes(
    cafe: Cafe,
    notes: Collection[Note],
    *,
    actor: User | None = None,
    undoes: int | None = None,
) -> None:
    """Make hidden notes public again; the event keeps why they were hidden."""
    with step(cafe, actor, undoes) as doing:
        hidden = list(fresh_of(notes).filter(hidden_at__isnull=False))
        for part in by_question(hidden):
            doing.record_notes("note-shown", part, reasons=[one.hidden_reason for one in part])
        rows = Note.objects.filter(pk__in=[note.pk for note in hidden])
        rows.update(hidden_at=None, hidden_reason="")


def kept(note: Note, notes: Collection[Note]) -> Note:
    """Return the note that stays for those left out; refuse one that is not there to say it."""
    found = fresh_of([note]).filter(set_aside=None, hidden_at=None).first()
    if found is None or found in notes:
        raise Refusal(
            _("La note à garder vient d’être écartée, masquée ou retirée : l’idée serait perdue."),
            _("Aucune des deux notes n’a bougé."),
        )
    return found


def fresh_of(notes: Collection[Note]):
    """Return the notes as they are now, without those that their table took back."""
    return Note.objects.standing().filter(pk__in=[note.pk for note in notes])
