"""The page on which the tablets are looked over before the doors open."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from ..access.guards import conductor, conducts
from ..live.polling import position
from ..models import Cafe
from . import preflight_actions as actions
from .entering import entries
from .preflight import notice_read_at, preflight
from .views import command, done

ready = command(lambda r, cafe: actions.ready(cafe, conductor(r)))


@require_GET
@never_cache
@conducts
def page(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Show each tablet, live."""
    by_link = conductor(request) is None
    here = request.path.removesuffix("verification/")
    account = reverse("account-regions", args=[cafe.code, "console"])
    context = {
        "cafe": cafe,
        "step": "console",
        "position": position(cafe),
        "lines": preflight(cafe),
        **entries(cafe),
        "read_at": notice_read_at(cafe),
        "by_link": by_link,
        "live": f"{here}socket" if by_link else f"/cafes/{cafe.code}/socket/console",
        "regions": f"{here}regions" if by_link else account,
    }
    return render(request, "facilitation/preflight.html", context)


@require_POST
@conducts
def accept(request: HttpRequest, cafe: Cafe, number: int) -> HttpResponse:
    """Accept the faults that the animator saw on a line."""
    actions.accept(cafe, conductor(request), number, request.POST.get("faults", "").split())
    return done(request, cafe)
