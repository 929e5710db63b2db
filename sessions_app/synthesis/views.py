"""The board of the synthesis: its page, and what people do on it."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ..access.guards import guard
from ..access.roles import Right
from ..models import Cafe, Question
from . import actions
from .actions.step import theme_gone
from .forms import ThemeForm, notes_from, number_from, theme_from, title_from
from .queries import board, piles
from .regions import fragments
from .undo import last_step, undo


@require_GET
@guard(Right.SYNTHESISE)
def synthesis(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Show the board of a question: the one asked for, else the first with notes to sort."""
    every = piles(cafe)
    asked = number_from(request.GET.get("question", ""))
    named = (pile.question for pile in every if pile.question.pk == asked)
    waiting = (pile.question for pile in every if pile.unsorted)
    shown = next(named, None) or next(waiting, None) or (every[0].question if every else None)
    context = {
        "cafe": cafe,
        "step": "synthesis",
        "piles": every,
        "question": shown,
        "board": board(cafe, shown) if shown else None,
        "taken": last_step(cafe, request.user),  # type: ignore[arg-type]
    }
    return render(request, "synthesis/board.html", context)


@require_POST
@guard(Right.SYNTHESISE)
def add_theme(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Name a theme under a question."""
    question = asked_question(cafe, request.POST)
    actions.add_theme(cafe, question, title_from(request.POST), actor=request.user)  # type: ignore[arg-type]
    return answer(request, cafe, question)


@guard(Right.SYNTHESISE)
def theme_title(request: HttpRequest, cafe: Cafe, theme: int) -> HttpResponse:
    """Open the title of a theme for change, or change it."""
    named = theme_from(cafe, theme)
    if request.method != "POST":
        context = {"cafe": cafe, "theme": named, "form": ThemeForm(instance=named)}
        return render(request, "synthesis/_theme_title.html", context)
    version = number_from(request.POST.get("version", ""))
    title = title_from(request.POST)
    actions.rename_theme(named, title, version, actor=request.user)  # type: ignore[arg-type]
    return answer(request, cafe, named.question)


@require_GET
@guard(Right.SYNTHESISE)
def theme(request: HttpRequest, cafe: Cafe, theme: int) -> HttpResponse:
    """Show one theme, for a board on which it is new."""
    seen = board(cafe, theme_from(cafe, theme).question)
    column = next((one for one in seen.columns if one.theme.pk == theme), None)
    if column is None:
        raise theme_gone()
    shown = render(request, "synthesis/_theme.html", {"board": seen, "column": column})
    shown["X-Seq"] = cafe.head
    return shown


@require_POST
@guard(Right.SYNTHESISE)
def move_theme(request: HttpRequest, cafe: Cafe, theme: int) -> HttpResponse:
    """Move a theme to a place among those of its question."""
    named = theme_from(cafe, theme)
    actions.move_theme(named, number_from(request.POST.get("to", "")), actor=request.user)  # type: ignore[arg-type]
    return answer(request, cafe, named.question)


@require_POST
@guard(Right.SYNTHESISE)
def dissolve_theme(request: HttpRequest, cafe: Cafe, theme: int) -> HttpResponse:
    """Take a theme apart."""
    named = theme_from(cafe, theme)
    actions.dissolve_theme(named, actor=request.user)  # type: ignore[arg-type]
    return answer(request, cafe, named.question)


@require_POST
@guard(Right.SYNTHESISE)
def place(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Put notes in a theme, a new one or none; ``also`` keeps them where they are too."""
    sent, actor = request.POST, request.user
    question, notes = asked_question(cafe, sent), notes_from(cafe, sent.get("notes", ""))
    source = theme_from(cafe, sent["from"]) if sent.get("from") else None
    leaves = None if sent.get("also") else source
    target = sent.get("theme", "")
    if target == "new":
        title = title_from(sent)
        actions.add_theme(cafe, question, title, notes=notes, from_theme=leaves, actor=actor)  # type: ignore[arg-type]
    elif target:
        actions.place_notes(theme_from(cafe, target), notes, leaves, actor=actor)  # type: ignore[arg-type]
    elif source:
        actions.unplace_notes(source, notes, actor=actor)  # type: ignore[arg-type]
    return answer(request, cafe, question)


@require_POST
@guard(Right.SYNTHESISE)
def take_back(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Undo this person's last step."""
    question = asked_question(cafe, request.POST)
    taken = last_step(cafe, request.user)  # type: ignore[arg-type]
    done = undo(cafe, request.user, number_from(request.POST.get("step", "")))  # type: ignore[arg-type]
    said = (
        _("Annulé : %(what)s") % {"what": taken.sentence} if done and taken else _("Déjà annulé.")
    )
    return answer(request, cafe, question, said=said)


def asked_question(cafe: Cafe, sent: QueryDict) -> Question:
    """Return the question whose board is on screen; refuse one that is gone or of another café."""
    question = cafe.questions.filter(pk=number_from(sent.get("question", ""))).first()
    if question is None:
        raise actions.question_gone()
    return question


def answer(request: HttpRequest, cafe: Cafe, question: Question, said: str = "") -> HttpResponse:
    """Return what changed since this request began, and what was done, with « Annuler »."""
    if not request.headers.get("HX-Request"):
        return redirect(f"{reverse('synthesis', args=[cafe.code])}?question={question.pk}")
    taken = last_step(cafe, request.user)  # type: ignore[arg-type]
    fresh = taken is not None and taken.number > cafe.head
    said = said or (taken.sentence if taken and fresh else _("C’était déjà fait."))
    events = list(cafe.events.filter(seq__gt=cafe.head))
    changed = fragments(cafe, events, oob=True)
    context = {"cafe": cafe, "question": question, "said": said, "taken": taken, "oob": True}
    spoken = render_to_string("synthesis/_said.html", context)
    as_of = events[-1].seq if events else cafe.head
    return HttpResponse("".join(changed.values()) + spoken, headers={"X-Seq": as_of})
