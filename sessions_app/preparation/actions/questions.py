"""Adding, editing, moving and removing questions."""

from typing import Literal

from django.utils.translation import gettext_lazy as _

from ...access.refusals import Refusal
from ...live.undoable import undoable
from ...models import Cafe, Question, QuestionKind, User
from ..order import moved

GONE = 410

QuestionField = Literal["text", "kind"]


def add(
    cafe: Cafe, actor: User, kind: QuestionKind = QuestionKind.OPEN, text: str = ""
) -> Question:
    """Add a question after the others."""
    with undoable(cafe, actor, Question) as change:
        last = change.cafe.questions.last()
        question = Question.objects.create(
            cafe=change.cafe, position=last.position + 1 if last else 0, kind=kind, text=text
        )
        change.record("questions-edited", question=question.pk, what="added")
    return question


def edit(cafe: Cafe, actor: User, question: Question, field: QuestionField, value: str) -> None:
    """Set the text or the kind of a question; refuse if somebody removed it meanwhile."""
    with undoable(cafe, actor, Question) as change:
        fresh = change.cafe.questions.filter(pk=question.pk).first()
        if fresh is None:
            raise removed()
        if getattr(fresh, field) == value:
            return
        setattr(fresh, field, value)
        fresh.save(update_fields=[field])
        change.record("questions-edited", question=fresh.pk, what=field)


def move(cafe: Cafe, actor: User, question: Question, step: int) -> None:
    """Move a question up (-1) or down (1) by one place; at either end, nothing happens."""
    with undoable(cafe, actor, Question) as change:
        if order := moved(list(change.cafe.questions.all()), question, step):
            Question.objects.bulk_update(order, ["position"])
            change.record("questions-edited", question=question.pk, what="moved")


def remove(cafe: Cafe, actor: User, question: Question) -> None:
    """Remove a question; refuse if notes or themes belong to it."""
    with undoable(cafe, actor, Question) as change:
        if question.notes.exists() or question.themes.exists():
            raise Refusal(
                _("Cette question a déjà reçu des idées : elle ne peut plus être retirée."),
                _("Elle reste à sa place avec ses idées. Vous pouvez encore en corriger le texte."),
            )
        if fresh := change.cafe.questions.filter(pk=question.pk).first():
            change.record("questions-edited", question=fresh.pk, what="removed")
            fresh.delete()


def removed() -> Refusal:
    """Return the refusal for a question that somebody else removed."""
    return Refusal(
        _("Cette question vient d’être retirée par une autre personne. Rechargez la page."),
        _("Ce que vous avez écrit est encore à l’écran : vous pouvez le copier."),
        status=GONE,
    )
