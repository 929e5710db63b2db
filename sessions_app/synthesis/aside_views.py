"""Notes set aside, hidden or kept apart: what the board asks for, and the ledger of those left out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from ..access.guards import account, guard
from ..access.roles import Right
from ..models import Cafe, Note, Question
from . import actions
from .answering import answer, asked_question
from .forms import HideForm, SetAsideForm, checked, notes_from, theme_from
from .ledger import ledger
from .undo import last_step


def chosen(cafe: Cafe, request: HttpRequest) -> tuple[Question, list[Note]]:
    """Return the question that a board shows, and the notes chosen on it."""
    sent = request.POST
    return asked_question(cafe, sent), notes_from(cafe, sent.get("notes", ""))


@require_POST
@guard(Right.SYNTHESISE)
def set_aside(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Leave notes out of the synthesis."""
    question, notes = chosen(cafe, request)
    why = checked(SetAsideForm(request.POST))
    actions.set_aside(cafe, notes, why["reason"], why["detail"], actor=account(request))
    return answer(request, cafe, question)


@require_POST
@guard(Right.SYNTHESISE)
def take_up(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Bring notes that were set aside back."""
    question, notes = chosen(cafe, request)
    actions.take_up(cafe, notes, actor=account(request))
    return answer(request, cafe, question)


@require_POST
@guard(Right.SYNTHESISE)
def hide(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Keep notes within the team."""
    question, notes = chosen(cafe, request)
    why = checked(HideForm(request.POST))
    actions.hide_notes(cafe, notes, why["hidden_reason"], actor=account(request))
    return answer(request, cafe, question)


@require_POST
@guard(Right.SYNTHESISE)
def show(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Make hidden notes public again."""
    question, notes = chosen(cafe, request)
    actions.show_notes(cafe, notes, actor=account(request))
    return answer(request, cafe, question)


@require_POST
@guard(Right.SYNTHESISE)
def apart(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Keep notes apart in their theme, or put them with the others again."""
    question, notes = chosen(cafe, request)
    theme = theme_from(cafe, request.POST.get("from", ""))
    actions.keep_apart(theme, notes, bool(request.POST.get("apart")), actor=account(request))
    return answer(request, cafe, question)


@require_GET
@guard(Right.SYNTHESISE)
def listing(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Show the ledger of the notes that were set aside, and those hidden, with their reasons."""
    context = {
        "cafe": cafe,
        "step": "synthesis",
        "ledger": ledger(cafe),
        "question": cafe.questions.first(),
        "taken": last_step(cafe, account(request)),
    }
    return render(request, "synthesis/ledger.html", context)
