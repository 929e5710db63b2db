"""The page of the demonstration: loading it, removing it."""

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.views import redirect_to_login
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from ...access.actions import is_empty
from ...access.roomside import on_this_machine
from ...models import Cafe, User
from ...preparation.addresses import chosen
from . import actions


def admits(request: HttpRequest) -> bool:
    """Tell whether the demonstration is open to this browser.

    It is to any account, and, as long as nobody has one, to the browser of the server's machine.
    """
    return request.user.is_authenticated or (is_empty() and on_this_machine(request))


def shown_to(request: HttpRequest) -> QuerySet[Cafe]:
    """Return the demonstration cafés that are this browser's to remove."""
    return actions.cafes(request.user if isinstance(request.user, User) else None)


@require_GET
@never_cache
def demonstration(request: HttpRequest) -> HttpResponse:
    """Show what the demonstration holds, and offer to load or remove it."""
    if not admits(request):
        return redirect_to_login(request.get_full_path())
    return render(request, "closing/demo.html", {"cafes": shown_to(request)})


@require_POST
def load(request: HttpRequest) -> HttpResponse:
    """Load the demonstration and show its cafés, to an account of its own if there is none."""
    if not admits(request):
        return redirect_to_login(reverse("demo"))
    loaded = actions.load(timezone.now(), chosen(request))
    if isinstance(request.user, User):
        actions.share(loaded, request.user)
    else:
        login(request, loaded.animator, "django.contrib.auth.backends.ModelBackend")
    messages.success(
        request,
        _(
            "Quatre cafés de démonstration sont prêts : un terminé avec sa fiche, en série avec "
            "un plus ancien, un en cours, un à venir. Essayez tout; vous pourrez les retirer d’un "
            "geste."
        ),
    )
    return redirect("cafes")


@never_cache
def remove(request: HttpRequest) -> HttpResponse:
    """Ask for a confirmation, then remove the demonstration completely."""
    if not admits(request):
        return redirect_to_login(reverse("demo"))
    cafes = shown_to(request)
    if request.method != "POST":
        return render(request, "closing/remove_demo.html", {"cafes": cafes})
    actions.remove(cafes)
    messages.success(request, _("La démonstration est retirée. Vos propres cafés sont intacts."))
    return redirect("home")
