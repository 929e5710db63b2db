"""The sentence for a body that the front door did not read."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext_lazy as _

from ..access import refusals

SENTENCES = {
    "large": (
        413,
        _(
            "Ce que vous envoyez est trop gros pour ce serveur. Raccourcissez le texte, envoyez-le "
            "en plusieurs fois, ou choisissez un fichier plus petit."
        ),
    ),
    "busy": (
        503,
        _(
            "Ce serveur reçoit déjà d’autres gros fichiers. Attendez une minute, puis envoyez le "
            "vôtre de nouveau."
        ),
    ),
}


def too_large(status: int = 413) -> JsonResponse:
    """Return the answer for a tablet, which keeps what it could not send."""
    sentence = _("Cette idée est trop longue pour être envoyée. Raccourcissez-la.")
    return JsonResponse({"error": "too large", "sentence": sentence}, status=status)


class TooLargeMiddleware:
    """Answer a request whose body was refused; its view would see an empty one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        why = getattr(request, "scope", {}).get("worldcafe.refused")
        if not why:
            return self.get_response(request)
        status, sentence = SENTENCES[why]
        if "X-Worldcafe" in request.headers:
            return too_large(status)
        kept = _("Rien n’a été enregistré. Ce que vous avez écrit est encore sur votre appareil.")
        return refusals.show(request, refusals.Refusal(sentence, kept, status))
