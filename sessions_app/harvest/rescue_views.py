"""« Lire les idées d'une tablette » : its page, its files, its codes."""

import base64
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from ..access.guards import account, guard
from ..access.headers import may_use_camera
from ..access.refusals import Refusal
from ..access.roles import Right
from ..models import Cafe
from . import codes, rescue
from .rescue_actions import Reading, take_in

Given = tuple[str, bytes]


@require_http_methods(["GET", "POST"])
@never_cache
@guard(Right.CONDUCT)
@may_use_camera
def rescue_page(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Show the page; read in what a tablet handed over, and tell what became of each file."""
    context = {"cafe": cafe, "step": "console"}
    if request.method == "POST":
        context["answers"] = list(answers(request, cafe))
    htmx = request.headers.get("HX-Request")
    template = "harvest/_rescue_answer.html" if htmx else "harvest/rescue.html"
    return render(request, template, context)


def answers(
    request: HttpRequest, cafe: Cafe
) -> Iterator[tuple[str, Reading | None, Refusal | None]]:
    """Yield for each file, or for a row of codes, its name and its reading or its refusal."""
    try:
        every = list(given(request))
    except Refusal as refusal:
        every = []
        yield "", None, refusal
    for name, content in every:
        try:
            yield name, take_in(cafe, account(request), rescue.read(cafe, content)), None
        except Refusal as refusal:
            yield name, None, refusal


def given(request: HttpRequest) -> Iterator[Given]:
    """Yield what was given to read: files, or the codes of one tablet."""
    shown = request.POST.getlist("code")
    files = request.FILES.getlist("file")
    if not shown and not files:
        raise rescue.refused(_("Choisissez d’abord le fichier que la tablette a enregistré."))
    if shown:
        try:
            yield "", codes.join(base64.b64decode(one, validate=True) for one in shown)
        except ValueError:  # binascii.Error is one
            raise rescue.refused(
                _("Un code a été mal lu. Reprenez-les du premier au dernier.")
            ) from None
    for one in files:
        if (one.size or 0) > rescue.LARGEST:
            raise rescue.refused(_("Ce fichier est trop gros pour être celui d’une tablette."))
        yield one.name or "", one.read()


@require_POST
@guard(Right.CONDUCT)
def find_codes(request: HttpRequest, cafe: Cafe) -> JsonResponse:
    """Return the codes seen in a picture, which the browser sent as brightness, row by row."""
    width = request.GET.get("width", "")
    try:
        found = codes.find(request.body, int(width) if width.isdecimal() and len(width) < 6 else 0)
    except ValueError:
        return JsonResponse({"error": "picture"}, status=400)
    return JsonResponse({"codes": [base64.b64encode(one).decode() for one in found]})
