"""Broadcast: the console sends and withdraws, a tablet says that its table has read."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from ..access.guards import admitted, conductor
from ..models import AccessLink, LinkKind
from . import broadcast_actions as actions
from .views import command

send = command(lambda r, cafe: actions.send(cafe, conductor(r), r.POST.get("text", "")[:1000]))
withdraw = command(lambda r, cafe: actions.withdraw(cafe, conductor(r)))


@require_POST
@admitted(LinkKind.HOST)
def read(request: HttpRequest, link: AccessLink, message: int) -> HttpResponse:
    """Note that the table of this link has read; its tablet then shows what is to be read still."""
    assert link.table is not None
    actions.read(link.cafe, link.table, message)
    return HttpResponse(status=204)
