"""The « Imprimer » page: each print of the kit, and its PDF on A4 or Letter."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from ...access.guards import guard
from ...access.openings import note
from ...access.refusals import Refusal
from ...access.roles import Right
from ...models import Cafe, Opened
from ..actions import links as actions
from ..addresses import choices, chosen, reaches_this_machine_only
from ..kit import files
from ..kit.kinds import NAMES, offers
from .answers import actor

# What bears names.
NAMING = ("badges", "hotes")
PAPERS = ("a4", "letter")


@require_GET
@never_cache
@guard(Right.PREPARE)
def page(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Show what can be printed, and at which address the table cards send tablets."""
    base = chosen(request)
    context = {
        "cafe": cafe,
        "step": "preparation",
        "offers": offers(cafe),
        "base": base,
        "bases": choices(request),
        "alone": reaches_this_machine_only(base),
        "here_alone": reaches_this_machine_only(f"//{request.get_host()}"),
    }
    return render(request, "preparation/print_kit.html", context)


@never_cache
@guard(Right.PREPARE)
def sheet(request: HttpRequest, cafe: Cafe, name: str) -> HttpResponse:
    """Send a print as a file; ``papier`` is ``a4`` or ``letter``.

    Table cards are asked for by POST: the address that they bear is noted.
    """
    paper = (request.POST if request.method == "POST" else request.GET).get("papier", "letter")
    if name not in NAMES or paper not in PAPERS or (name == "cartes") != (request.method == "POST"):
        raise Http404
    offer = next(one for one in offers(cafe) if one.kind.name == name)
    if offer.missing:
        raise Refusal(offer.missing)
    base = chosen(request)
    content = files.render(cafe, name, base, paper)
    if name in NAMING:
        note(request, cafe.organisation, Opened.BADGES, cafe)
    if name == "cartes":
        actions.cards_printed(cafe, actor(request), base)
    return file_of(content, f"{name}-{slugify(cafe.title)[:50].strip('-')}.pdf")


def file_of(content: bytes, name: str) -> HttpResponse:
    """Return a PDF to be saved under this name."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
