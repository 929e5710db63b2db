"""The list of cafés, making one, its preparation page and the fields of the café itself."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from ...access.guards import guard
from ...access.roles import Right
from ...models import Cafe
from .. import gallery, page
from ..actions import cafes as actions
from ..forms import CafeForm, NewCafeForm
from ..one_by_one import only
from ..shapes import SHAPES
from .answers import actor, saved

FORBIDDEN = 403


@require_GET
@never_cache
@login_required
def cafes(request: HttpRequest) -> HttpResponse:
    """Show the cafés of an account."""
    person = actor(request)
    context = {"cards": gallery.cards(person), "may_create": gallery.may_create(person)}
    return render(request, "preparation/cafes.html", context)


@login_required
def new_cafe(request: HttpRequest) -> HttpResponse:
    """Make a café from a ready-made shape or from nothing."""
    person = actor(request)
    if person.is_demo:
        return own_account(request)
    if not gallery.may_create(person):
        raise Http404
    form = NewCafeForm(request.POST or None)
    if form.is_valid():
        given: dict[str, Any] = form.cleaned_data
        shape = SHAPES[given["shape"]]
        cafe = actions.create(person, shape, given["title"], given["starts_at"])
        return redirect("preparation", cafe.code)
    chosen = form["shape"].value()
    options = [{"shape": shape, "checked": key == chosen} for key, shape in SHAPES.items()]
    return render(request, "preparation/new_cafe.html", {"form": form, "options": options})


def own_account(request: HttpRequest) -> HttpResponse:
    """Offer an account of one's own to who tries the demonstration, in place of a café in it."""
    status = 200 if request.method == "GET" else FORBIDDEN
    return render(request, "preparation/own_account.html", status=status)


@require_GET
@never_cache
@guard(Right.PREPARE)
def preparation(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Show all that is prepared."""
    return render(request, "preparation/preparation.html", page.context(cafe))


@require_POST
@guard(Right.PREPARE)
def edit_cafe(request: HttpRequest, cafe: Cafe, field: str) -> HttpResponse:
    """Save one field of the café."""
    if field not in CafeForm.base_fields:
        raise Http404
    form = only(CafeForm(request.POST, instance=cafe), field)
    if form.is_valid():
        actions.edit(cafe, actor(request), field, form.cleaned_data[field])  # type: ignore[arg-type]
    return saved(request, cafe, form)
