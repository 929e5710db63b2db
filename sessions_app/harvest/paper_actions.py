"""Takes in note sheets on paper: they stand in a queue until their ideas are typed."""

import secrets
from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from ..access.refusals import Refusal
from ..live.events import Writing, writing
from ..models import Cafe, Note, User
from .paper import Sheet, by_code, sheets


def receive(cafe: Cafe, actor: User, code: str) -> Sheet:
    """Put a sheet in the queue by its code; one that is there already stays as it is."""
    sheet = by_code(cafe, code)
    with writing(cafe, actor) as change:
        here = next((one for one in sheets(change.cafe) if one.key == sheet.key), None)
        if here:
            return here
        change.record("sheet-received", table=sheet.table, round=sheet.round.pk, number=sheet.rank)
    return sheet


def type_in(cafe: Cafe, actor: User, code: str, ideas: Sequence[str]) -> Sheet:
    """Keep the ideas of a sheet as notes of its table and round, and take it off the queue.

    No idea at all is an empty sheet. Refuses a sheet that somebody else typed meanwhile.
    """
    sheet = by_code(cafe, code)
    with writing(cafe, actor) as change:
        here = next((one for one in sheets(change.cafe) if one.key == sheet.key), None)
        if here and here.ideas is not None:
            raise Refusal(
                _("La feuille %(code)s est déjà saisie. Comparez avec la récolte avant d’ajouter.")
                % {"code": sheet.code},
                _("Les idées écrites ici n’ont pas été ajoutées une deuxième fois."),
            )
        notes = keep(change, sheet, ideas)
        change.record(
            "sheet-typed", table=sheet.table, round=sheet.round.pk, number=sheet.rank, notes=notes
        )
    return replace(sheet, ideas=len(notes))


def keep(change: Writing, sheet: Sheet, ideas: Sequence[str]) -> list[int]:
    """Make a note of each idea; return their keys."""
    if sheet.question is None:
        raise Refusal(_("Ce café n’a pas encore de question : ajoutez-en une d’abord."))
    notes = []
    for text in ideas:
        note = Note.objects.create(
            cafe=change.cafe,
            uid=secrets.token_hex(16),
            table=sheet.table,
            round=sheet.round,
            question=sheet.question,
            text=text,
        )
        facts = {"note": note.pk, "question": note.question_id, "round": note.round_id}
        change.record("note-added", table=sheet.table, **facts)
        notes.append(note.pk)
    return notes
