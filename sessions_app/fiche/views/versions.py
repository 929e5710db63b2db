"""The versions of a fiche: listed, read, kept, brought back, approved, and their files."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from ...access.guards import guard
from ...access.roles import Right, may
from ...models import Cafe, FicheVersion
from .. import actions, checks
from ..exports import FORMATS
from ..files import EXPORTS, PAPERS, file_name
from ..publication import words
from ..versions import approved, changes, document_in, named, version_of, versions
from . import answers


@never_cache
@require_GET
@guard(Right.WRITE)
def listing(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """List the versions, and offer to keep or to approve the draft."""
    text = answers.written(cafe)
    context = {
        "cafe": cafe,
        "step": "fiche",
        "versions": versions(text.fiche),
        "approved": approved(cafe),
        "review": checks.review(cafe, text),
        "may_approve": may(request.user, cafe, Right.APPROVE),
    }
    return render(request, "fiche/versions.html", context)


def asked(cafe: Cafe, number: int) -> FicheVersion:
    """Return a version; 404 where there is none of this number."""
    if found := version_of(cafe, number):
        return found
    raise Http404


@never_cache
@require_GET
@guard(Right.READ)
def page(request: HttpRequest, cafe: Cafe, number: int) -> HttpResponse:
    """Show a version as its readers would see it, and what changed in the draft since.

    Whoever may only read sees the approved ones.
    """
    version = asked(cafe, number)
    may_write = may(request.user, cafe, Right.WRITE)
    if not (version.approved or may_write):
        raise Http404
    context = {
        "cafe": cafe,
        "step": "fiche",
        "version": version,
        "fiche": document_in(cafe, version),
        "words": words(cafe.language),
        "changes": named(changes(version)),
        "exports": EXPORTS,
        "may_write": may_write,
    }
    return render(request, "fiche/version.html", context)


@require_POST
@guard(Right.WRITE)
def keep(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Keep the draft as a version, under a name."""
    kept = actions.keep_version(cafe, answers.actor(request), _name(request))
    messages.success(request, _("La version %(number)s est gardée.") % {"number": kept.number})
    return redirect("fiche-versions", cafe.code)


def _name(request: HttpRequest) -> str:
    return " ".join(request.POST.get("name", "").split())[:120]


@require_POST
@guard(Right.WRITE)
def restore(request: HttpRequest, cafe: Cafe, number: int) -> HttpResponse:
    """Bring a version back as the draft."""
    actions.restore(cafe, answers.actor(request), number)
    said = _("La version %(number)s est revenue. Ce que disait le brouillon est gardé aussi.")
    messages.success(request, said % {"number": number})
    return redirect("fiche-editor", cafe.code)


@require_POST
@guard(Right.APPROVE)
def approve(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Approve the draft as it is."""
    done = actions.approve(cafe, answers.actor(request), _name(request))
    said = _("La version %(number)s est approuvée : elle et ses fichiers ne changeront plus.")
    messages.success(request, said % {"number": done.number})
    return redirect("fiche-versions", cafe.code)


@never_cache
@require_GET
@guard(Right.READ)
def export(request: HttpRequest, cafe: Cafe, number: int, name: str) -> HttpResponse:
    """Send an approved version as a file: always the same bytes."""
    version = asked(cafe, number)
    paper = request.GET.get("papier", version.content["fields"].get("paper", "letter"))
    if name not in FORMATS or paper not in PAPERS or not version.approved:
        raise Http404
    document, kind = document_in(cafe, version), FORMATS[name]
    design = version.content["fields"].get("design", "sober")
    response = HttpResponse(kind.render(document, paper, design), content_type=kind.mime)
    response["Content-Disposition"] = f'attachment; filename="{file_name(document, name)}"'
    return response
