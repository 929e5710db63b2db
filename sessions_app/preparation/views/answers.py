"""How a change is answered: « Enregistré » or the error, with all that follows from the change."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from django import forms
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from django_htmx.http import reswap, retarget, trigger_client_event

from ...access.refusals import Refusal
from ...models import Cafe, User
from .. import page

UNPROCESSABLE = 422
GONE = 410
# What holds no field and follows from all the rest.
DERIVED = ("head", "times", "matrix", "notice_text", "ready")

Row = TypeVar("Row", bound=Model)


def actor(request: HttpRequest) -> User:
    """Return who acts; a guard has let them in."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def pick(rows: QuerySet[Row], **names: object) -> Row:
    """Return the row that a path names, or refuse: somebody else removed it meanwhile."""
    if row := rows.filter(**names).first():
        return row
    raise Refusal(
        _("Cet élément vient d’être retiré par une autre personne. Rechargez la page."),
        _("Ce que vous avez écrit est encore à l’écran : vous pouvez le copier."),
        status=GONE,
    )


def saved(request: HttpRequest, cafe: Cafe, form: forms.BaseForm) -> HttpResponse:
    """Answer the saving of one field; its control is not touched, so nothing typed is lost."""
    if errors := [error for listed in form.errors.values() for error in listed]:
        return render(request, "preparation/_state.html", {"errors": errors}, status=UNPROCESSABLE)
    state = render_to_string("preparation/_state.html", stored(form), request)
    return HttpResponse(state + pieces(request, cafe, DERIVED))


def stored(form: forms.BaseForm) -> dict[str, str]:
    """Return what was sent and what is kept, where the type that was set made them differ."""
    for name, kept in form.cleaned_data.items():
        sent = form.data.get(name, "").replace("\r\n", "\n")
        if isinstance(kept, str) and kept.replace("\r\n", "\n") != sent:
            return {"sent": sent, "stored": kept}
    return {}


def changed(request: HttpRequest, cafe: Cafe, piece: str, focus: str, said: object) -> HttpResponse:
    """Answer a change of structure: the piece anew, where to go on from, and what was done."""
    body = pieces(request, cafe, (piece, *DERIVED), said=said)
    return trigger_client_event(HttpResponse(body), "focus-on", {"id": focus}, after="settle")


def pieces(request: HttpRequest, cafe: Cafe, names: Iterable[str], **extra: Any) -> str:
    """Return these pieces of the page, each replacing the one with its id."""
    cafe.refresh_from_db()
    context = {**page.context(cafe), **extra, "oob": True}
    templates = [f"preparation/_{name}.html" for name in names]
    if "said" in extra:
        templates.append("preparation/_said.html")
    return "".join(render_to_string(one, context, request) for one in templates)


def ask(
    request: HttpRequest,
    title: object,
    sentences: Sequence[object],
    verb: object,
    beside: str = "",
) -> HttpResponse:
    """Ask before going on: the same request, sent again with ``confirmed``, does it."""
    given = [(name, value) for name, value in request.POST.items() if name != "confirmed"]
    context = {"title": title, "sentences": sentences, "verb": verb, "given": given}
    response = HttpResponse(render_to_string("preparation/_ask.html", context, request) + beside)
    return reswap(retarget(response, "#dialog"), "innerHTML")
