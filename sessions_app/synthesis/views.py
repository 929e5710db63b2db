"""The board of the synthesis: its page, and what people do on it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from ..access.guards import account, guard
from ..access.roles import Right, may
from ..models import Cafe, SetAsideReason, Theme
from . import actions
from .actions.step import theme_gone
from .answering import Both, answer, asked_question
from .forms import ThemeForm, notes_from, number_from, shown_from, theme_from, title_from
from .queries import board, piles
from .undo import last_step, undo


@never_cache
@require_GET
@guard(Right.SYNTHESISE)
def synthesis(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Show the board of a question: the one asked for, else the first with notes to sort.

    Not kept by the browser, so that going back leads to the notes where they are now.
    """
    every = piles(cafe)
    asked = number_from(request.GET.get("question", ""))
    named = (pile for pile in every if pile.question.pk == asked)
    waiting = (pile for pile in every if pile.unsorted)
    pile = next(named, None) or next(waiting, None) or (every[0] if every else None)
    context = {
        "cafe": cafe,
        "step": "synthesis",
        "conducts": may(account(request), cafe, Right.CONDUCT),
        "piles": every,
        "pile": pile,
        "question": pile.question if pile else None,
        "board": board(cafe, pile.question) if pile else None,
        "shown": shown_from(request.GET.get("etat", "")),
        "reasons": SetAsideReason.choices,
        "taken": last_step(cafe, account(request)),
    }
    return render(request, "synthesis/board.html", context)


@require_GET
@guard(Right.SYNTHESISE)
def notes(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """List the notes of a question (else the first) that stand in a state, or those named of them."""
    first = cafe.questions.first()
    question = (
        first if first and "question" not in request.GET else asked_question(cafe, request.GET)
    )
    named = request.GET.get("notes", "")
    only = [note.pk for note in notes_from(cafe, named)] if named else None
    context = {
        "board": board(cafe, question, only),
        "shown": shown_from(request.GET.get("etat", "")),
    }
    shown = render(request, "synthesis/_unsorted.html", context)
    shown["X-Seq"] = cafe.head
    return shown


@require_POST
@guard(Right.SYNTHESISE)
def add_theme(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Name a theme under a question."""
    question = asked_question(cafe, request.POST)
    actions.add_theme(cafe, question, title_from(request.POST), actor=account(request))
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
    actions.rename_theme(named, title, version, actor=account(request))
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
    actions.move_theme(named, number_from(request.POST.get("to", "")), actor=account(request))
    return answer(request, cafe, named.question)


@require_POST
@guard(Right.SYNTHESISE)
def dissolve_theme(request: HttpRequest, cafe: Cafe, theme: int) -> HttpResponse:
    """Take a theme apart."""
    named = theme_from(cafe, theme)
    actions.dissolve_theme(named, actor=account(request))
    return answer(request, cafe, named.question)


@guard(Right.SYNTHESISE)
def merge_theme(request: HttpRequest, cafe: Cafe, theme: int) -> HttpResponse:
    """Ask which theme another goes into, or merge them."""
    named = theme_from(cafe, theme)
    if request.method != "POST":
        others = Theme.objects.filter(question=named.question).exclude(pk=named.pk)
        context = {"cafe": cafe, "theme": named, "others": others}
        return render(request, "synthesis/_merge.html", context)
    into = theme_from(cafe, request.POST.get("into", ""))
    actions.merge_themes(named, into, actor=account(request))
    return answer(request, cafe, named.question)


@require_POST
@guard(Right.SYNTHESISE)
def place(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Put notes in a theme, a new one or none; ``also`` keeps them where they are too.

    ``seen`` is where the board was in the log: what others did of these notes since is told.
    """
    sent, actor = request.POST, account(request)
    question, notes = asked_question(cafe, sent), notes_from(cafe, sent.get("notes", ""))
    source = theme_from(cafe, sent["from"]) if sent.get("from") else None
    leaves = None if sent.get("also") else source
    target = sent.get("theme", "")
    if target == "new":
        title = title_from(sent)
        mine = actions.add_theme(cafe, question, title, notes=notes, from_theme=leaves, actor=actor)
    elif target:
        mine = theme_from(cafe, target)
        actions.place_notes(mine, notes, leaves, actor=actor)
    elif source:
        mine = None
        actions.unplace_notes(source, notes, actor=actor)
    else:
        return answer(request, cafe, question)
    return answer(request, cafe, question, both=Both(mine, notes, sent.get("seen", "")))


@require_POST
@guard(Right.SYNTHESISE)
def take_back(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Undo this person's last step."""
    question = asked_question(cafe, request.POST)
    taken = last_step(cafe, account(request))
    done = undo(cafe, account(request), number_from(request.POST.get("step", "")))
    said = (
        _("Annulé : %(what)s") % {"what": taken.sentence} if done and taken else _("Déjà annulé.")
    )
    return answer(request, cafe, question, said=said)
