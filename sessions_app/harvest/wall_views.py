"""The wall's page, and the plenary scribe's form on it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from ..access.guards import account, guard
from ..access.roles import Right, may
from ..models import Cafe
from .paper import waiting
from .plenary_actions import add_plenary_note
from .plenary_forms import PlenaryForm
from .wall import wall
from .wall_map import map_of
from .wall_rows import Group, Wall


@guard(Right.READ)
def wall_page(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Show all notes, or those of one question; ``grand`` is for the projector."""
    seen = wall(cafe)
    shown = chosen(seen, request.GET.get("question", ""))
    context = {
        "cafe": cafe,
        "step": "wall",
        "conducts": may(account(request), cafe, Right.CONDUCT),
        "wall": seen,
        "lines": map_of(seen),
        "photos": cafe.photos.standing().count(),
        "grand": "grand" in request.GET,
        "shown": shown,
        "paper": waiting(cafe),
        "form": PlenaryForm(cafe, initial={"question": shown.question if shown else None}),
    }
    return render(request, "harvest/wall.html", context)


def chosen(seen: Wall, asked: str) -> Group | None:
    """Return the group of the question that was asked for, or None for all of them."""
    return next((one for one in seen.groups if str(one.question.pk) == asked), None)


@require_POST
@guard(Right.SYNTHESISE)
def add_plenary(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Keep an idea said in plenary, and hand back an empty form for the next."""
    form = PlenaryForm(cafe, request.POST)
    if not form.is_valid():
        return render(
            request, "harvest/_plenary_form.html", {"cafe": cafe, "form": form}, status=422
        )
    about = form.cleaned_data["question"]
    text, uid = form.cleaned_data["text"], form.cleaned_data["uid"]
    add_plenary_note(cafe, about, text, uid, request.user)  # type: ignore[arg-type]
    if not request.headers.get("HX-Request"):
        return redirect("wall", cafe.code)
    context = {"cafe": cafe, "form": PlenaryForm(cafe, initial={"question": about}), "added": True}
    return render(request, "harvest/_plenary_answer.html", context | {"wall": wall(cafe)})
