"""The « Après » page of a café, and the files that are taken from it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from ..access.guards import guard, language_of
from ..access.refusals import Refusal
from ..access.roles import Right, may
from ..models import Cafe
from .annex import files as annexes
from .poster import files as posters
from .raw.formats import SHEETS
from .returning.summary import return_page

PAPERS = ("letter", "a4")
PDF = "application/pdf"


@require_GET
@never_cache
@guard(Right.READ)
def after(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Show all that can be done once the tables are empty."""
    context = {
        "cafe": cafe,
        "step": "after",
        "conducts": may(request.user, cafe, Right.CONDUCT),
        "page": return_page(cafe),
        "prepares": may(request.user, cafe, Right.PREPARE),
        "may_delete": may(request.user, cafe, Right.DELETE),
        "purge": cafe.purges.last(),
    }
    return render(request, "closing/after.html", context)


@require_GET
@never_cache
@guard(Right.READ)
def raw_notes(request: HttpRequest, cafe: Cafe, suffix: str) -> HttpResponse:
    """Send the notes as a table, in the language of the café."""
    if suffix not in SHEETS:
        raise Http404
    sheet = SHEETS[suffix]
    with translation.override(language_of(cafe)):
        return sent(sheet.render(cafe), sheet.mime, f"notes-{named(cafe)}.{suffix}")


@require_GET
@never_cache
@guard(Right.READ)
def annex(request: HttpRequest, cafe: Cafe, name: str) -> HttpResponse:
    """Send an annex as a PDF; ``papier`` is ``letter`` (the default) or ``a4``."""
    paper = request.GET.get("papier", "letter")
    if name not in annexes.ANNEXES or paper not in PAPERS:
        raise Http404
    if name == "certificat" and not cafe.purges.exists():
        raise Http404
    return sent(annexes.render(cafe, name, paper), PDF, f"{name}-{named(cafe)}.pdf")


@require_GET
@never_cache
@guard(Right.READ)
def poster(request: HttpRequest, cafe: Cafe, name: str) -> HttpResponse:
    """Send a poster as a PDF; ``papier`` is one of those it is made for, its first by default."""
    if name not in posters.POSTERS:
        raise Http404
    _title, _pages, papers, empty = posters.POSTERS[name]
    paper = request.GET.get("papier", papers[0])
    if paper not in papers or (name == "retour" and not may(request.user, cafe, Right.CONDUCT)):
        raise Http404
    content = posters.render(cafe, name, paper)
    if content is None:
        raise Refusal(empty)
    return sent(content, PDF, f"{name}-{named(cafe)}.pdf")


def named(cafe: Cafe) -> str:
    """Return what the title of a café becomes in the name of a file; its code where that is nothing."""
    return slugify(cafe.title)[:50].strip("-") or cafe.code


def sent(content: bytes, mime: str, name: str) -> HttpResponse:
    """Return a file to be saved under this name."""
    response = HttpResponse(content, content_type=mime)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
