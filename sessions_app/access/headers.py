"""What every answer tells the browser: what a page may use, who may use the answer, what is kept."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

PERMISSIONS = "Permissions-Policy"
# Of a browser's powers, those that no page here uses.
UNUSED = (
    "accelerometer",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
)


def policy(*, camera: bool = False) -> str:
    """Return which powers of the browser a page may use."""
    denied = ", ".join(f"{name}=()" for name in UNUSED)
    return f"camera={'(self)' if camera else '()'}, {denied}"


class HeadersMiddleware:
    """Answers are for this origin alone, kept by no cache unless their view says so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault(PERMISSIONS, policy())
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if "Cache-Control" not in response:
            add_never_cache_headers(response)
        return response


def may_use_camera(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let the page of ``view`` ask for the camera: it reads QR codes."""

    @wraps(view)
    def seeing(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response[PERMISSIONS] = policy(camera=True)
        return response

    return seeing
