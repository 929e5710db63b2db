"""Refusals of the domain: exceptions that carry a French sentence, shown in one place."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

CONFLICT = 409


class Refusal(Exception):
    """An action that cannot be done now. Nothing was changed.

    ``sentence`` says what happened and what to do; ``kept`` says what was kept, where that is not
    plain; ``status`` is the HTTP status of the answer.
    """

    def __init__(self, sentence: object, kept: object = "", status: int = CONFLICT) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.kept = kept
        self.status = status


def show(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Return the refusal as a message beside what is on screen (htmx), else as a page."""
    context: dict[str, object] = {"refusal": refusal}
    if not request.headers.get("HX-Request"):
        context["back"] = came_from(request)
        return render(request, "refusal.html", context, status=refusal.status)
    response = render(request, "components/_refusal.html", context, status=refusal.status)
    response["HX-Retarget"] = "#notices"
    response["HX-Reswap"] = "innerHTML"
    return response


def came_from(request: HttpRequest) -> str:
    """Return the page of ours that this request came from; never one of another site."""
    said = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(said, {request.get_host()}, request.is_secure())
    return said if ours else "/"


class RefusalMiddleware:
    """Turn a refusal raised by a view into its answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a refusal; leave every other exception to Django."""
        return show(request, exception) if isinstance(exception, Refusal) else None
