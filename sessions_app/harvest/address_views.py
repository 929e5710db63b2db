"""How a tablet follows its server to another address: what it must know, and the proof it asks."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from ..access import moving
from ..access.guards import admitted
from ..models import AccessLink, LinkKind
from ..preparation.addresses import for_tablets, port_of


@require_GET
@never_cache
@admitted(LinkKind.HOST)
def addresses(request: HttpRequest, link: AccessLink) -> HttpResponse:
    """Tell a tablet where else this server may be found, and how it will know it."""
    asked = moving.question()
    return JsonResponse(
        {
            "addresses": for_tablets(request),
            "asked": asked,
            "proof": moving.proof(link.public_id, asked),
            "passage": moving.passage(link),
        }
    )


@require_GET
@never_cache
def prove(request: HttpRequest, public_id: str, asked: str) -> HttpResponse:
    """Answer a tablet that knows this server under another address.

    Open to any origin, since it tells nothing of the café, not even whether the link exists.
    """
    answer = JsonResponse({"proof": moving.proof(public_id, asked)})
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


View = Callable[..., HttpResponse]


def may_look_elsewhere(view: View) -> View:
    """Let the page of ``view`` ask for proof at other hosts, on the port of this server only."""

    @wraps(view)
    def looking(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if not request.is_secure():
            sources = ["'self'", f"http://*:{port_of(request)}"]
            response._csp_update = {"connect-src": sources}  # type: ignore[attr-defined]
        return response

    return looking
