"""Themes and notes beside the text: what enters the fiche, and on which notes a block rests."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from ...access.guards import guard
from ...access.roles import Right
from ...models import Cafe
from .. import actions, checks
from ..actions import Brought
from ..stock import stock
from . import answers, beside

PROSE = {"prose": True, "bullets": False}


@never_cache
@require_GET
@guard(Right.WRITE)
def notes(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """List the themes and notes of a question, or those that a search finds."""
    return panel(request, cafe, request.GET, answers.number_from(request.GET.get("block", "")))


def panel(request: HttpRequest, cafe: Cafe, asked: QueryDict, block: int) -> HttpResponse:
    """Render the panel; with a block, each note can be attached to it."""
    question = answers.number_from(asked.get("question", ""))
    text = answers.written(cafe)
    reader, query, sentence = answers.actor(request), asked.get("q", ""), asked.get("sentence", "")
    found = stock(cafe, text, reader, question, query, block, sentence)
    row = text.row(block) if request.method == "POST" else None
    context = {"cafe": cafe, "side": "notes", "stock": found, "row": row}
    context["review"] = checks.review(cafe, text)
    return render(request, "fiche/_side.html", context)


@require_POST
@guard(Right.WRITE)
def change(request: HttpRequest, cafe: Cafe, block: int) -> HttpResponse:
    """Link a note to a block or a sentence of it, or undo that; ``lost`` names a link to tie anew."""
    sent, actor = request.POST, answers.actor(request)
    if sent.get("outside") or sent.get("source"):
        return change_outside(request, cafe, block)
    note, sentence = answers.number_from(sent.get("note", "")), sent.get("sentence", "")
    if sent.get("detach"):
        actions.detach(cafe, actor, block, note, sent.get("lost", "") or sentence)
    else:
        actions.attach(cafe, actor, block, note, sentence, sent.get("lost", ""))
    if sent.get("beside"):
        return beside.panel(request, cafe, sent)
    return panel(request, cafe, sent, block)


def change_outside(request: HttpRequest, cafe: Cafe, block: int) -> HttpResponse:
    """Link a note of another café of the series, or tie that link anew, or undo it."""
    sent, actor = request.POST, answers.actor(request)
    source, sentence = answers.number_from(sent.get("source", "")), sent.get("sentence", "")
    lost = sent.get("lost", "")
    if sent.get("detach"):
        actions.detach_outside(cafe, actor, block, source, lost or sentence)
    elif lost:
        actions.tie_again(cafe, actor, block, source, sentence, lost)
    else:
        note = answers.number_from(sent.get("outside", ""))
        actions.attach_outside(cafe, actor, block, note, sentence)
    return panel(request, cafe, sent, block)


@require_POST
@guard(Right.WRITE)
def theme_to_fiche(request: HttpRequest, cafe: Cafe, theme: int) -> HttpResponse:
    """Bring a theme of the synthesis into the fiche, or some of its notes as one block."""
    as_prose = PROSE.get(request.POST.get("as", ""))
    picked = [answers.number_from(one) for one in request.POST.get("notes", "").split(",") if one]
    brought = actions.bring_theme(cafe, answers.actor(request), theme, as_prose, picked)
    if request.POST.get("beside"):
        return beside.panel(request, cafe, request.POST, told(brought))
    if request.POST.get("editor"):
        return answers.blocks(request, cafe, focus=brought.block.pk, said=told(brought))
    address = f"{reverse('fiche-editor', args=[cafe.code])}#at-{brought.block.pk}"
    if request.headers.get("HX-Request"):
        context = {"said": told(brought), "address": address}
        return render(request, "fiche/_brought.html", context)
    messages.success(request, told(brought))
    return redirect(address)


def told(brought: Brought) -> str:
    """Return what bringing a theme did, in a sentence."""
    said = {"title": brought.block.heading.rstrip("\u00a0:"), "n": brought.added}
    if brought.new:
        sentence = ngettext(
            "« %(title)s » est dans la fiche, avec sa note.",
            "« %(title)s » est dans la fiche, avec ses %(n)s notes.",
            brought.added,
        )
        return (sentence if brought.added else _("« %(title)s » est dans la fiche.")) % said
    if not brought.added:
        return _("« %(title)s » est déjà dans la fiche, avec toutes ses notes.") % said
    return (
        ngettext(
            "Une note s’ajoute à « %(title)s », déjà dans la fiche.",
            "%(n)s notes s’ajoutent à « %(title)s », déjà dans la fiche.",
            brought.added,
        )
        % said
    )
