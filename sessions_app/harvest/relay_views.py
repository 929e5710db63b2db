"""The role of host passes to another person, with the same tablet: the animation hears of it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from ..access.guards import admitted
from ..models import AccessLink, LinkKind
from .relay_actions import take_over


@require_POST
@admitted(LinkKind.HOST)
def relay(request: HttpRequest, link: AccessLink) -> HttpResponse:
    """Note that another person hosts the table of this tablet from now on."""
    take_over(link)
    return HttpResponse(status=204)
