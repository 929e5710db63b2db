"""A table says that it keeps as it is an idea that may name a person."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from ..access.guards import admitted
from ..models import AccessLink, LinkKind
from . import naming_actions


@require_POST
@admitted(LinkKind.HOST)
def keep(request: HttpRequest, link: AccessLink, uid: str) -> HttpResponse:
    """Keep it; the idea comes back without its hint, as it does to every screen of the table."""
    assert link.table is not None
    naming_actions.keep_as_is(link.cafe, link.table, uid)
    return HttpResponse(status=204)
