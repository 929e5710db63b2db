"""Adding, editing, moving and removing phases, and setting how many rounds there are."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...access.guards import guard
from ...access.roles import Right
from ...models import Cafe, PhaseKind
from ..actions import phases as actions
from ..one_by_one import only
from ..queries import programme
from ..row_forms import PhaseForm, RoundsForm
from .answers import actor, changed, pick, saved
from .questions import step


@require_POST
@guard(Right.PREPARE)
def add_phase(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Add a phase of a kind at its usual place."""
    if (kind := request.POST.get("kind", "")) not in PhaseKind:
        raise Http404
    phase = actions.add(cafe, actor(request), PhaseKind(kind))
    return changed(request, cafe, "agenda", f"phase-{phase.pk}-minutes", _("Étape ajoutée."))


@require_POST
@guard(Right.PREPARE)
def edit_phase(request: HttpRequest, cafe: Cafe, pk: int, field: str) -> HttpResponse:
    """Save the name or the minutes of a phase."""
    phase = pick(cafe.phases.all(), pk=pk)
    if field not in PhaseForm.base_fields:
        raise Http404
    form = only(PhaseForm(str(phase), request.POST, instance=phase), field)
    if form.is_valid():
        actions.edit(cafe, actor(request), phase, field, form.cleaned_data[field])  # type: ignore[arg-type]
    return saved(request, cafe, form)


@require_POST
@guard(Right.PREPARE)
def move_phase(request: HttpRequest, cafe: Cafe, pk: int, way: str) -> HttpResponse:
    """Move a phase earlier or later."""
    actions.move(cafe, actor(request), pick(cafe.phases.all(), pk=pk), step(way))
    return changed(request, cafe, "agenda", f"phase-{pk}-{way}", _("Étape déplacée."))


@require_POST
@guard(Right.PREPARE)
def remove_phase(request: HttpRequest, cafe: Cafe, pk: int) -> HttpResponse:
    """Remove a phase that has not begun."""
    actions.remove(cafe, actor(request), pick(cafe.phases.all(), pk=pk))
    return changed(request, cafe, "agenda", "add-phase-kind", _("Étape retirée."))


@require_POST
@guard(Right.PREPARE)
def set_rounds(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Set how many rounds there are."""
    form = RoundsForm(len(programme(cafe).rounds), request.POST)
    if not form.is_valid():
        return saved(request, cafe, form)
    actions.set_rounds(cafe, actor(request), form.cleaned_data["count"])
    return changed(request, cafe, "agenda", "rounds-count", _("Nombre de rondes enregistré."))
