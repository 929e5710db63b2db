"""How the preparation page asks: a POST by htmx to a named path of the café."""

from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from sessions_app.models import Cafe


def post(
    browser: Client, path_name: str, cafe: Cafe, *arguments: object, **fields: object
) -> HttpResponse:
    """Send ``fields`` to the path called ``path_name``, as htmx does."""
    path = reverse(path_name, args=[cafe.code, *arguments])
    given: dict[str, Any] = fields
    return browser.post(path, given, headers={"HX-Request": "true"})  # type: ignore[return-value]


def show(browser: Client, name: str, cafe: Cafe, *arguments: object) -> str:
    """Return the page called ``name``."""
    return browser.get(reverse(name, args=[cafe.code, *arguments])).content.decode()
