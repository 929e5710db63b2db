"""Themes proposed for a note, and notes that seem to say the same, side by side."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from ..access.guards import account, guard
from ..access.roles import Right
from ..models import Cafe, Question, SetAsideReason, Theme
from . import actions
from .answering import asked_question
from .forms import notes_from, pair_from, theme_from
from .suggestions import suggestions, twins
from .undo import last_step

# A hundred tables that say the same make five thousand pairs: those judged make room for others.
AT_ONCE = 40


@require_GET
@guard(Right.SYNTHESISE)
def nearest(request: HttpRequest, cafe: Cafe, note: int) -> HttpResponse:
    """Show the themes that may suit a note, with what speaks for each."""
    (named,) = notes_from(cafe, str(note))
    context = {"cafe": cafe, "near": suggestions(named.question, named)}
    return render(request, "synthesis/_near.html", context)


@require_GET
@guard(Right.SYNTHESISE)
def alike(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Show the notes of a question that seem to say the same, in pairs."""
    first = cafe.questions.first()
    question = asked_question(cafe, request.GET) if "question" in request.GET else first
    pairs = twins(question) if question else []
    apart = [pair for pair in pairs if not pair.together and not pair.differ]
    context = {
        "cafe": cafe,
        "step": "synthesis",
        "question": question,
        "questions": cafe.questions.all(),
        "apart": apart[:AT_ONCE],
        "later": len(apart[AT_ONCE:]),
        "differing": sum(pair.differ and not pair.together for pair in pairs),
        "together": sum(pair.together for pair in pairs),
        "themes": Theme.objects.filter(question=question),
        "taken": last_step(cafe, request.user),  # type: ignore[arg-type]
    }
    return render(request, "synthesis/twins.html", context)


@require_POST
@guard(Right.SYNTHESISE)
def join(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Put two notes that say the same in the same themes."""
    question, notes = asked_question(cafe, request.POST), notes_from(cafe, request.POST["notes"])
    theme = theme_from(cafe, request.POST["theme"]) if request.POST.get("theme") else None
    actions.join_notes(cafe, notes, theme, actor=request.user)  # type: ignore[arg-type]
    return back(cafe, question)


@require_POST
@guard(Right.SYNTHESISE)
def duplicate(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Set one of two notes that say the same aside, as the duplicate of the other."""
    question, notes = asked_question(cafe, request.POST), notes_from(cafe, request.POST["notes"])
    leaves = [note for note in notes if str(note.pk) == request.POST.get("leaves")]
    stays = [note for note in notes if note not in leaves]
    if len(leaves) == len(stays) == 1:
        reason = SetAsideReason.DUPLICATE
        actions.set_aside(cafe, leaves, reason, repeats=stays[0], actor=account(request))
    return back(cafe, question)


@require_POST
@guard(Right.SYNTHESISE)
def differ(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Say of a pair of notes that it only looks alike; or bring back all those of a question."""
    question = asked_question(cafe, request.POST)
    again = "again" in request.POST
    if again:
        pairs = [(one.first.note, one.second.note) for one in twins(question) if one.differ]
    else:
        pairs = [pair_from(cafe, question, request.POST.get("notes", ""))]
    actions.judge_twins(cafe, pairs, not again, actor=account(request))
    return back(cafe, question)


def back(cafe: Cafe, question: Question) -> HttpResponse:
    """Return to the pairs of a question."""
    return redirect(f"{reverse('synthesis-twins', args=[cafe.code])}?question={question.pk}")
