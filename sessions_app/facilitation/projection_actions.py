"""Choosing what the projection shows: the phase, line by line, or the notes of a question."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from ..access.refusals import Refusal
from ..live.events import Writing
from ..live.undoable import undoable
from ..models import Cafe, Question, Shown, User


def show(
    cafe: Cafe, actor: User | None, question_id: int | None, line: int, *, dots: bool = False
) -> None:
    """Show the notes of a question (page ``line``), or its ``dots``; for None the phase on air
    (its ``line``)."""
    with undoable(cafe, actor, Cafe) as change:
        question = None
        if question_id is not None:
            question = change.cafe.questions.filter(pk=question_id).first()
            if question is None:
                raise Refusal(_("Cette question vient d’être retirée. Rien n’a été changé."))
        _set(change, question, line, Shown.DOTS if dots else Shown.WALL)
        facts: dict[str, Any] = {"question": question_id, "place": line}
        if dots:
            facts["what"] = "dots"
        change.record("projection-set", **facts)


def show_phase(change: Writing) -> None:
    """Go back to the phase and its first line, as another phase begins: no note stays in sight."""
    _set(change, None, 0)


def _set(change: Writing, question: Question | None, line: int, of_it: Shown = Shown.WALL) -> None:
    change.cafe.shown = of_it if question else Shown.PHASE
    change.cafe.shown_question, change.cafe.shown_line = question, min(line, 999)
    change.cafe.save(update_fields=["shown", "shown_question", "shown_line"])
