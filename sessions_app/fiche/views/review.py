"""The review beside the text: what to look at before publishing, accepted or mended from there."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import trigger_client_event

from ...access.guards import guard
from ...access.refusals import Refusal
from ...access.roles import Right
from ...models import Cafe
from .. import actions, checks
from ..checks import inclusive
from ..checks.material import INCLUSIVE
from ..queries import Manuscript
from . import answers


@never_cache
@require_GET
@guard(Right.WRITE)
def page(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Show the review beside the text; all that a check found, each with its place."""
    return panel(request, cafe)


def panel(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Render the review anew, or what it says of the shortened forms of one block."""
    sent = request.POST if request.method == "POST" else request.GET
    only = max(answers.number_from(sent.get("only", "")), 0)
    context = beside(cafe, answers.written(cafe))
    if only:
        every = context["review"].of(INCLUSIVE)
        context |= {"only": only, "forms": [one for one in every if one.block == only]}
    return render(request, "fiche/_side.html", {"cafe": cafe, **context})


def beside(cafe: Cafe, text: Manuscript) -> dict[str, Any]:
    """Return what the review beside the text needs; the writing profile is one of French fiches."""
    found: dict[str, Any] = {"side": "review", "review": checks.review(cafe, text)}
    if cafe.language.startswith("fr"):
        found |= {"written": text.fiche, "mixed": inclusive.mixed(text)}
    return found


@require_POST
@guard(Right.WRITE)
def accept(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Accept findings of one kind that are there now: those named, or all of them."""
    kind, named = request.POST.get("kind", ""), set(request.POST.getlist("about"))
    found = checks.review(cafe, answers.written(cafe))
    open_ = [one for group in found.groups if group.kind == kind for one in group.open]
    about = [one.about for one in open_ if one.about in named]
    if not about:
        raise Refusal(_("Cette remarque n’est plus là : ce qu’elle disait vient de changer."))
    reason = " ".join(request.POST.get("reason", "").split())[:300]
    actions.accept(cafe, answers.actor(request), kind, about, reason)
    return _changed(request, cafe, kind)


@require_POST
@guard(Right.WRITE)
def look_again(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Take acceptances of one kind back: those named."""
    kind, about = request.POST.get("kind", ""), request.POST.getlist("about")
    actions.look_again(cafe, answers.actor(request), kind, about)
    return _changed(request, cafe, kind)


def _changed(request: HttpRequest, cafe: Cafe, kind: str) -> HttpResponse:
    """Answer with the review; blocks are read again where they count what it lists."""
    response = panel(request, cafe)
    return trigger_client_event(response, answers.ARRANGED) if kind == INCLUSIVE else response
