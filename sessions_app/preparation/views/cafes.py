"""The list of cafés, making one, its preparation page and the fields of the café itself."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from ...access.guards import guard
from ...access.roles import Right, may
from ...models import Cafe, KeptShape
from ...upkeep.views import may_administer
from .. import gallery, page
from ..actions import cafes as actions
from ..actions import copies
from ..forms import CafeForm, NewCafeForm, kept_key
from ..one_by_one import only
from ..outlines import Outline
from ..shapes import SHAPES
from .answers import actor, saved

FORBIDDEN = 403


@require_GET
@never_cache
@login_required
def cafes(request: HttpRequest) -> HttpResponse:
    """Show the cafés of an account."""
    person = actor(request)
    context = {
        "cards": gallery.cards(person),
        "may_create": gallery.may_create(person),
        "may_administer": may_administer(request),
    }
    return render(request, "preparation/cafes.html", context)


@login_required
def new_cafe(request: HttpRequest) -> HttpResponse:
    """Make a café from a ready-made shape or from nothing."""
    person = actor(request)
    if person.is_demo:
        return own_account(request)
    if not gallery.may_create(person):
        raise Http404
    kept = list(KeptShape.objects.filter(organisation=person.organisation))
    form = NewCafeForm(request.POST or None, kept=kept)
    if form.is_valid():
        given: dict[str, Any] = form.cleaned_data
        chosen = given["shape"]
        shape = next((one for one in kept if kept_key(one) == chosen), None)
        outline = Outline.of_json(shape.outline) if shape else Outline.of_shape(SHAPES[chosen])
        origin = "kept" if shape else chosen
        cafe = actions.create_from(person, outline, given["title"], given["starts_at"], origin)
        return redirect("preparation", cafe.code)
    return render(request, "preparation/new_cafe.html", new_cafe_context(form, kept))


def new_cafe_context(form: NewCafeForm, kept: list[KeptShape]) -> dict[str, Any]:
    """Return the shapes to choose from, ready-made and kept, with the one chosen."""
    chosen = form["shape"].value()
    options = [{"shape": shape, "checked": key == chosen} for key, shape in SHAPES.items()]
    own = [
        {
            "kept": one,
            "key": kept_key(one),
            "outline": Outline.of_json(one.outline),
            "checked": kept_key(one) == chosen,
        }
        for one in kept
    ]
    return {"form": form, "options": options, "own": own}


def own_account(request: HttpRequest) -> HttpResponse:
    """Offer an account of one's own to who tries the demonstration, in place of a café in it."""
    status = 200 if request.method == "GET" else FORBIDDEN
    return render(request, "preparation/own_account.html", status=status)


@require_GET
@never_cache
@guard(Right.PREPARE)
def preparation(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Show all that is prepared."""
    shown = page.context(cafe) | {"may_delete": may(request.user, cafe, Right.DELETE)}
    return render(request, "preparation/preparation.html", shown)


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


@require_POST
@guard(Right.PREPARE)
def duplicate(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Make a café like this one, and open its preparation."""
    if not gallery.may_create(actor(request)):
        raise Http404
    return redirect("preparation", copies.duplicate(cafe, actor(request)).code)


@require_POST
@guard(Right.PREPARE)
def keep_shape(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Keep the shape of this café for the organisation."""
    if not gallery.may_create(actor(request)):
        raise Http404
    kept = copies.keep_shape(cafe, actor(request), request.POST.get("name", ""))
    said = _("Modèle « %(name)s » gardé. Il est proposé quand vous préparez un café.")
    messages.success(request, said % {"name": kept.name})
    return redirect("preparation", cafe.code)


@require_POST
@login_required
def forget_shape(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget a kept shape of one's own organisation."""
    if not gallery.may_create(actor(request)):
        raise Http404
    copies.forget_shape(actor(request), pk)
    return redirect("new-cafe")
