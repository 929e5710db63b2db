"""The queue of note sheets: sheets are put in it by their code, then typed one by one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from ..access.guards import account, guard
from ..access.refusals import Refusal
from ..access.roles import Right
from ..models import NOTE_LENGTH, Cafe
from .paper import by_code, sheets
from .paper_actions import receive, type_in

UNPROCESSABLE = 422


@require_GET
@never_cache
@guard(Right.SYNTHESISE)
def queue(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Show the sheets that wait, how many are left, and those that were typed."""
    return show(request, cafe)


@require_POST
@guard(Right.SYNTHESISE)
def add(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Put a sheet in the queue by its code."""
    code = request.POST.get("code", "")
    try:
        sheet = receive(cafe, account(request), code)
    except Refusal as refusal:
        return show(request, cafe, UNPROCESSABLE, code=code, refusal=refusal)
    return redirect("paper-sheet", cafe.code, sheet.code)


@never_cache
@guard(Right.SYNTHESISE)
def sheet(request: HttpRequest, cafe: Cafe, sheet: str) -> HttpResponse:
    """Type a sheet: one idea per line. What was typed stays in the form until it is kept."""
    context = {"cafe": cafe, "step": "wall", "sheet": by_code(cafe, sheet)}
    if request.method != "POST":
        return render(request, "harvest/paper_sheet.html", context)
    try:
        type_in(cafe, account(request), sheet, written(request))
    except Refusal as refusal:
        context |= {"refusal": refusal, "text": request.POST.get("ideas", "")}
        return render(request, "harvest/paper_sheet.html", context, status=refusal.status)
    return redirect("paper", cafe.code)


def written(request: HttpRequest) -> list[str]:
    """Return the ideas of the form, one per line; none when the sheet is said to be empty."""
    if "empty" in request.POST:
        return []
    lines = request.POST.get("ideas", "").splitlines()
    ideas = [" ".join(line.split()) for line in lines if line.strip()]
    if not ideas:
        said = _("Écrivez au moins une idée, ou dites que la feuille est vide.")
        raise Refusal(said, status=UNPROCESSABLE)
    if any(len(idea) > NOTE_LENGTH for idea in ideas):
        said = _("Une idée dépasse %(most)d caractères : coupez-la en deux lignes.")
        raise Refusal(said % {"most": NOTE_LENGTH}, status=UNPROCESSABLE)
    return ideas


def show(request: HttpRequest, cafe: Cafe, status: int = 200, **more: object) -> HttpResponse:
    """Render the queue."""
    every = sheets(cafe)
    context = {
        "cafe": cafe,
        "step": "wall",
        "waiting": [one for one in every if one.ideas is None],
        "typed": [one for one in every if one.ideas is not None],
    }
    return render(request, "harvest/paper.html", context | more, status=status)
