"""No text that is sent holds a NUL: nobody types one, and neither PostgreSQL nor a document takes it."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict

NUL = "\0"


class NulMiddleware:
    """Take NULs out of what forms and addresses say; no path has one.

    What is posted to a view without Django's token is read by that view alone, and not here.
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
    ) -> None:
        """Clean what the view is about to read."""
        if any(NUL in str(value) for value in callback_kwargs.values()):
            raise Http404
        if "%00" in request.META.get("QUERY_STRING", ""):
            request.GET = without(request.GET)  # type: ignore[assignment]
        if request.method == "POST" and not getattr(callback, "csrf_exempt", False):
            request.POST = without(request.POST)  # type: ignore[assignment]


def without(sent: QueryDict) -> QueryDict:
    """Return the same without NULs."""
    if not any(NUL in text for name, texts in sent.lists() for text in (name, *texts)):
        return sent
    clean = QueryDict(mutable=True, encoding=sent.encoding)
    for name, texts in sent.lists():
        clean.setlist(name.replace(NUL, ""), [text.replace(NUL, "") for text in texts])
    return clean
