"""The design and the paper of a fiche's files: one choice, which the fiche remembers."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access.guards import account, guard
from ...access.roles import Right
from ...models import Cafe, Design, Fiche, Paper
from .. import actions


def choices(fiche: Fiche) -> dict[str, Any]:
    """Return what can be chosen, and what is."""
    chosen = {"design": fiche.design, "paper": fiche.paper}
    return {"designs": Design.choices, "papers": Paper.choices, **chosen}


@require_POST
@guard(Right.WRITE)
def choose(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Store the choice."""
    design, paper = request.POST.get("design", ""), request.POST.get("paper", "")
    if design not in Design or paper not in Paper:
        raise Http404
    actions.choose_layout(cafe, account(request), design, paper)
    if not request.headers.get("HX-Request"):
        return redirect("fiche", cafe.code)
    return HttpResponse(_("Gardé pour cette fiche."), content_type="text/plain; charset=utf-8")
