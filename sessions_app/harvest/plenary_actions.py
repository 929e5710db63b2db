"""What is written during the plenary: ideas said aloud, with the plenary as their source."""

import secrets

from django.utils.translation import gettext_lazy as _

from ..access.refusals import Refusal
from ..live.events import writing
from ..models import Cafe, Note, NoteSource, Question, User

GONE = 410


def add_plenary_note(
    cafe: Cafe, question: Question, text: str, uid: str, actor: User | None = None
) -> Note:
    """Keep an idea said in plenary; return its note.

    ``uid`` is made with the form: sending the same form twice makes one note. The same ``uid``
    with another text is another idea and gets an identifier of its own, so that none is lost.
    Refuses a question that was removed meanwhile: the idea is then still in the form.
    """
    with writing(cafe, actor=actor) as change:
        earlier = Note.objects.filter(cafe=cafe, uid=uid).first()
        if earlier is not None and earlier.text == text and earlier.question_id == question.pk:
            return earlier
        if not change.cafe.questions.filter(pk=question.pk).exists():
            raise question_gone()
        note = Note.objects.create(
            cafe=change.cafe,
            uid=uid if earlier is None else secrets.token_hex(16),
            source=NoteSource.PLENARY,
            question=question,
            text=text,
        )
        change.record("note-added", note=note.pk, question=question.pk, source=note.source)
    return note


def question_gone() -> Refusal:
    """Return the refusal of an idea about a question that somebody removed meanwhile."""
    return Refusal(
        _("Cette question vient d’être retirée du café. Choisissez-en une autre pour cette idée."),
        _("L’idée est encore dans le formulaire."),
        status=GONE,
    )
