"""How the editor is answered: the list of blocks anew, or the outcome of one save."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django_htmx.http import trigger_client_event

from ...models import Block, Cafe, User
from ..checks.inclusive import counted
from ..queries import Manuscript, manuscript

UNPROCESSABLE = 422
# What the page hears: something of the fiche changed; the list of blocks is to be read again.
SAVED, ARRANGED = "fiche-saved", "fiche-arranged"


def actor(request: HttpRequest) -> User:
    """Return who acts; a guard has let them in."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def written(cafe: Cafe) -> Manuscript:
    """Return the manuscript; 404 where nobody has begun it."""
    if found := manuscript(cafe):
        return found
    raise Http404


def number_from(sent: str) -> int:
    """Return a whole number that was sent, or -1, which names nothing."""
    return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 19 else -1


def listed(cafe: Cafe, text: Manuscript) -> dict[str, Any]:
    """Return what the list of blocks needs; the tools, alike for all blocks, are rendered once."""
    forms = counted(cafe, text.fiche, text.blocks)
    for row in text.rows:
        row.shortened = forms[row.block.pk]
    return {"cafe": cafe, "manuscript": text, "tools": render_to_string("fiche/_block_tools.html")}


def blocks(
    request: HttpRequest, cafe: Cafe, *, focus: int | None = None, said: object = "", **extra: Any
) -> HttpResponse:
    """Answer a change of structure: all blocks, where to go on from, and what was done."""
    if not request.headers.get("HX-Request"):
        return redirect("fiche-editor", cafe.code)
    context = {**listed(cafe, written(cafe)), "focus": focus, "said": said, **extra}
    body = render_to_string("fiche/_blocks.html", context, request)
    if "ticket" in extra:
        body += render_to_string("fiche/_removed.html", context, request)
    return trigger_client_event(HttpResponse(body), SAVED)


def wrong(request: HttpRequest, errors: Mapping[str, Any]) -> HttpResponse:
    """Answer a save that was not made, with what is wrong."""
    context = {"errors": [sentence for listed in errors.values() for sentence in listed]}
    return render(request, "fiche/_state.html", context, status=UNPROCESSABLE)


def saved(request: HttpRequest, context: dict[str, Any], event: str = "") -> HttpResponse:
    """Answer a save that was made; the field itself is left alone."""
    block = context.get("block")
    if isinstance(block, Block):
        fiche = block.fiche
        context = {
            **context,
            "forms": counted(context["cafe"], fiche, fiche.blocks.all())[block.pk],
        }
    response = render(request, "fiche/_state.html", context)
    if event:
        trigger_client_event(response, event)
    return trigger_client_event(response, SAVED)
