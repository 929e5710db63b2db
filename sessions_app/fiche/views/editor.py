"""The editor's page, its header and publication fields, and what stands beside the text."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from ...access.guards import guard
from ...access.roles import Right
from ...models import Cafe
from .. import actions, checks, entries
from ..forms import FicheForm
from ..publication import words
from ..queries import document_of, manuscript
from ..regions import pulse
from . import answers, review


@never_cache
@require_GET
@guard(Right.WRITE)
def page(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Show the fiche to whoever writes it, or offer two ways to begin it."""
    text = manuscript(cafe)
    context = {"cafe": cafe, "step": "fiche"}
    if text is None:
        return render(request, "fiche/begin.html", context)
    context |= answers.listed(cafe, text) | entries.groups(text.fiche) | pulse(cafe, text)
    if "relecture" in request.GET:
        context |= review.beside(cafe, text)
    else:
        context |= side(cafe) | {"review": checks.review(cafe, text)}
    return render(request, "fiche/editor.html", context)


def side(cafe: Cafe) -> dict[str, object]:
    """Return what the live preview needs."""
    return {"side": "preview", "fiche": document_of(cafe), "words": words(cafe.language)}


@require_POST
@guard(Right.WRITE)
def begin(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Begin the fiche, from the questions or from a blank page, and lead to its first field."""
    fiche = actions.begin(cafe, answers.actor(request), request.POST.get("from") == "questions")
    first = fiche.blocks.first()
    place = f"#at-{first.pk}" if first else ""
    return redirect(reverse("fiche-editor", args=[cafe.code]) + place)


@never_cache
@guard(Right.WRITE)
def save_fields(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Save fields of the header or of the publication block, or show all of them as stored."""
    if request.method != "POST":
        context = {"cafe": cafe, **entries.groups(answers.written(cafe).fiche)}
        return render(request, "fiche/_entries.html", context)
    form = FicheForm(request.POST)
    if not form.is_valid():
        return answers.wrong(request, form.errors)
    before = entries.before(request.POST)
    fiche = actions.save_fields(cafe, answers.actor(request), form.cleaned_data, before)
    saved = [entries.Entry(fiche, name) for name in form.cleaned_data]
    return answers.saved(request, {"entries": saved, "fiche_version": fiche.version})


@never_cache
@require_GET
@guard(Right.WRITE)
def preview(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Show the fiche as its readers will."""
    found = checks.review(cafe, answers.written(cafe))
    return render(request, "fiche/_side.html", {"cafe": cafe, "review": found, **side(cafe)})
