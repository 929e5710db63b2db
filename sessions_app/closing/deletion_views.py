"""Deleting a whole café: what is lost is told first, and its archive is offered."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ..access.guards import guard
from ..access.roles import Right
from ..models import Cafe
from .actions import remove_cafe
from .forms import DeletionForm
from .purge.storage import forget, forgetting
from .queries import losses

UNPROCESSABLE = 422
STILL = gettext_lazy(
    "Les sauvegardes d’avant n’ont pas pu être refaites maintenant : elles contiennent encore ce "
    "café. Chacune s’efface d’elle-même, après 14 jours au plus, quand d’autres se font."
)


@require_http_methods(["GET", "POST"])
@never_cache
@guard(Right.DELETE)
def delete(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Ask for the café's code, then delete the café: only its archive brings it back."""
    form = DeletionForm(cafe, request.POST or None)
    if form.is_valid():
        with forgetting():
            remove_cafe(cafe)
        if not forget():
            messages.warning(request, STILL)
        said = _("Le café « %(title)s » est supprimé. Vos autres cafés sont intacts.")
        messages.success(request, said % {"title": cafe.title})
        return redirect("cafes")
    context = {"cafe": cafe, "form": form, "losses": losses(cafe)}
    status = UNPROCESSABLE if request.method == "POST" else 200
    return render(request, "closing/delete.html", context, status=status)
