"""The fiche for its readers: its page, and its files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from ...access.guards import guard
from ...access.refusals import Refusal
from ...access.roles import Right, may
from ...models import Cafe
from ..checks import review
from ..exports import FORMATS
from ..files import DESIGNS, EXPORTS, PAPERS, file_name, unprintable
from ..publication import words
from ..queries import document_of, fiche_of, manuscript
from ..versions import approved
from . import layout


@require_GET
@guard(Right.READ)
def page(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Show the fiche as it will be published, with its files; or how to begin it."""
    fiche = document_of(cafe)
    context = {
        "cafe": cafe,
        "step": "fiche",
        "fiche": fiche,
        "words": words(cafe.language),
        "exports": EXPORTS,
        "approved": approved(cafe) if fiche else None,
        "unprintable": unprintable(fiche) if fiche else (),
        "may_write": may(request.user, cafe, Right.WRITE),
    }
    if context["may_write"] and (text := manuscript(cafe)):
        context |= {"review": review(cafe, text), "layout": layout.choices(text.fiche)}
    return render(request, "fiche/reading.html", context)


@never_cache
@require_GET
@guard(Right.READ)
def export(request: HttpRequest, cafe: Cafe, name: str) -> HttpResponse:
    """Send the fiche as a file, laid out as it remembers; ``papier`` and ``presentation`` differ."""
    fiche, document = fiche_of(cafe), document_of(cafe)
    paper = request.GET.get("papier", fiche.paper if fiche else PAPERS[0])
    design = request.GET.get("presentation", fiche.design if fiche else DESIGNS[0])
    if name not in FORMATS or paper not in PAPERS or design not in DESIGNS:
        raise Http404
    if document is None:
        raise Refusal(_("Cette fiche n’est pas commencée : il n’y a encore rien à exporter."))
    kind = FORMATS[name]
    response = HttpResponse(kind.render(document, paper, design), content_type=kind.mime)
    response["Content-Disposition"] = f'attachment; filename="{file_name(document, name)}"'
    return response
