"""The notice of use: the console shows and accepts it, a tablet says that its table has read it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from ..access.guards import admitted, conductor
from ..models import AccessLink, LinkKind
from . import notice_actions as actions
from .views import command

shown = command(lambda r, cafe: actions.show(cafe, conductor(r)))
accept = command(
    lambda r, cafe: actions.accept(cafe, conductor(r), r.POST.get("parts", "")[:200].split())
)


@require_POST
@admitted(LinkKind.HOST)
def read(request: HttpRequest, link: AccessLink) -> HttpResponse:
    """Note that the table of this link has read the notice, which its tablet then shows folded."""
    assert link.table is not None
    actions.read(link.cafe, link.table)
    return HttpResponse(status=204)
