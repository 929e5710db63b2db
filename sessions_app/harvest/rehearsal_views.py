"""The five-minute rehearsal of a host: a page that sends nothing, keeps nothing and is told nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from ..access.guards import admitted
from ..models import AccessLink, LinkKind, MarkKind


@require_GET
@never_cache
@admitted(LinkKind.HOST)
def rehearsal(request: HttpRequest, link: AccessLink) -> HttpResponse:
    """Show the rehearsal to the tablet of a table."""
    context = {"table": link.table, "public_id": link.public_id, "kinds": list(MarkKind)}
    return render(request, "harvest/rehearsal.html", context)
