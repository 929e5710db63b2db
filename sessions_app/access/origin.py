"""Requests that change something come from a page of this very address, or are refused."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from .guards import same_origin
from .refusals import Refusal, show

SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")
FORBIDDEN = 403


class OriginMiddleware:
    """Beside Django's token, an Origin that is there and exact.

    Every browser since 2020 says the origin of what it sends; Django alone lets a request pass that
    says none.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        callback: Callable[..., HttpResponse],
        callback_args: tuple[Any, ...],
        callback_kwargs: dict[str, Any],
    ) -> HttpResponse | None:
        """Refuse before any view, those without a token included, is called."""
        # Set by Django's test browser, which is no site of anybody's.
        trusted = request.method in SAFE or getattr(request, "_dont_enforce_csrf_checks", False)
        if not trusted and not same_origin(request.headers.get("Origin"), request.get_host()):
            return show(request, foreign())
        return None


def foreign() -> Refusal:
    """Return what is said to a request that another site, or a program, has sent."""
    return Refusal(
        _(
            "Cette demande ne vient pas d’une page de ce serveur. Rechargez la page, puis "
            "recommencez; si cela revient, essayez avec un navigateur plus récent."
        ),
        _("Rien n’a été changé."),
        status=FORBIDDEN,
    )
