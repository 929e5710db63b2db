"""A step: what one action did, recorded under one number so that it is undone as one."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.utils.translation import gettext_lazy as _

from ...access.refusals import Refusal
from ...live.events import Writing, writing
from ...models import Cafe, Note, Theme, User

GONE = 404


class Step:
    """One action of ``actor`` being written; its events share the number of the first."""

    def __init__(self, change: Writing, actor: User | None, undoes: int | None) -> None:
        self.cafe, self.actor = change.cafe, actor
        self._change = change
        self._facts: dict[str, Any] = {"step": change.cafe.head + 1}
        if undoes is not None:
            self._facts["undoes"] = undoes

    def record(self, kind: str, theme: Theme, **facts: Any) -> None:
        """Record a fact about ``theme``."""
        about = {"theme": theme.pk, "question": theme.question_id, "title": theme.title}
        self._change.record(kind, table=None, **{**self._facts, **about, **facts})

    def record_notes(self, kind: str, notes: Sequence[Note], **facts: Any) -> None:
        """Record a fact about notes of one question, whatever their themes."""
        about = {"question": notes[0].question_id, "notes": [note.pk for note in notes]}
        self._change.record(kind, table=None, **{**self._facts, **about, **facts})


@contextmanager
def step(cafe: Cafe, actor: User | None, undoes: int | None = None) -> Iterator[Step]:
    """Write one action on the synthesis of ``cafe``; ``undoes`` names the step it takes back."""
    with writing(cafe, actor=actor) as change:
        yield Step(change, actor, undoes)


def standing(theme: Theme) -> Theme:
    """Return the theme as it is now; refuse if somebody took it apart meanwhile."""
    fresh = Theme.objects.filter(pk=theme.pk).first()
    if fresh is None:
        raise theme_gone()
    return fresh


def theme_gone() -> Refusal:
    """Return the refusal for a theme that is not, or no longer, on this café's board."""
    return Refusal(
        _(
            "Ce thème n’existe plus : quelqu’un vient peut-être de le défaire. Choisissez-en un autre."
        ),
        _("Les notes n’ont pas bougé."),
        status=GONE,
    )


def question_gone() -> Refusal:
    """Return the refusal for a question that is not, or no longer, one of this café."""
    return Refusal(
        _("Cette question n’existe plus : quelqu’un vient peut-être de la retirer du café."),
        _("Rien n’a changé sur le tableau. Choisissez une autre question."),
        status=GONE,
    )
