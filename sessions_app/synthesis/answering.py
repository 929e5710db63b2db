"""What the board answers to who acts on it: what changed since, and what was done."""

from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from ..access.guards import account
from ..models import Cafe, Note, Question, Theme
from .actions import question_gone
from .forms import number_from
from .meeting import met
from .regions import fragments
from .undo import last_step


def asked_question(cafe: Cafe, sent: QueryDict) -> Question:
    """Return the question whose board is on screen; refuse one that is gone or of another café."""
    question = cafe.questions.filter(pk=number_from(sent.get("question", ""))).first()
    if question is None:
        raise question_gone()
    return question


class Both(NamedTuple):
    """A move: the theme that notes went to (None: out of one), and where its board was (``seen``)."""

    mine: Theme | None
    notes: list[Note]
    seen: str


def answer(
    request: HttpRequest,
    cafe: Cafe,
    question: Question,
    said: str = "",
    both: Both | None = None,
) -> HttpResponse:
    """Return what changed since this request began, and what was done, with « Annuler ».

    Where others moved the same notes (``both``), both places are told, with a choice.
    """
    if not request.headers.get("HX-Request"):
        if request.POST.get("back") == "ledger":
            return redirect("synthesis-ledger", cafe.code)
        return redirect(f"{reverse('synthesis', args=[cafe.code])}?question={question.pk}")
    taken = last_step(cafe, account(request))
    fresh = taken is not None and taken.number > cafe.head
    said = said or (taken.sentence if taken and fresh else _("C’était déjà fait."))
    events = list(cafe.events.filter(seq__gt=cafe.head))
    changed = fragments(cafe, events, oob=True)
    context: dict[str, Any] = {"cafe": cafe, "question": question, "said": said, "taken": taken}
    if both and (seen := number_from(both.seen)) >= 0:
        others = met(cafe, account(request), seen, both.notes, both.mine)
        context |= {"both": others, "mine": both.mine}
    parts = [
        render_to_string(f"synthesis/_{one}.html", context | {"oob": True})
        for one in ("said", "both")
    ]
    spoken = "".join(parts)
    as_of = events[-1].seq if events else cafe.head
    return HttpResponse("".join(changed.values()) + spoken, headers={"X-Seq": as_of})
