"""Drafts over HTTP: a tablet posts what is typed on it, and asks what was left on others."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ..access.guards import admitted, same_origin
from ..models import AccessLink, LinkKind
from . import draft_actions
from .draft_actions import Typed
from .operations import ID, LARGEST_ID
from .queries import drafts_elsewhere
from .views import HEADER

LARGEST_BODY = 64 * 1024


@csrf_exempt
@require_http_methods(["GET", "POST"])
@never_cache
@admitted(LinkKind.HOST)
def drafts(request: HttpRequest, link: AccessLink) -> HttpResponse:
    """Keep a tablet's draft (POST), or show what was left on the other tablets of its table.

    As for its operations, an expired CSRF token must not stop a tablet: the link's cookie, the
    exact Origin and a header of its own stand for it.
    """
    table = link.table
    if table is None:
        return HttpResponse(status=404)
    if request.method == "GET":
        context = {"drafts": drafts_elsewhere(table, request.GET.get("device", ""))}
        return render(request, "harvest/_drafts.html", context)
    if refusal := refused(request):
        return refusal
    device, typed = read(request.body)
    if device is None:
        return JsonResponse({"error": "draft"}, status=400)
    draft_actions.keep(table, device, typed)
    return HttpResponse(status=204)


def refused(request: HttpRequest) -> HttpResponse | None:
    """Return the answer to a post that no tablet of ours makes, or None."""
    origin = request.headers.get("Origin")
    if not same_origin(origin, request.get_host()) or HEADER not in request.headers:
        return JsonResponse({"error": "origin"}, status=403)
    if int(request.headers.get("Content-Length") or 0) > LARGEST_BODY:
        return JsonResponse({"error": "too large"}, status=413)
    return None


def read(body: bytes) -> tuple[str | None, Typed | None]:
    """Return the device and what is typed on it; no device where the body is no draft."""
    try:
        said = json.loads(body)
        device, draft = said["device"], said["draft"]
        if not ID.fullmatch(device):
            raise ValueError
        return device, typed(draft) if draft is not None else None
    except (ValueError, KeyError, TypeError, RecursionError):
        return None, None


def typed(draft: Any) -> Typed:
    """Read one draft; raise ValueError, KeyError or TypeError where it is none."""
    note, text = draft["note"], draft["text"]
    if not ID.fullmatch(note) or not isinstance(text, str) or "\x00" in text:
        raise ValueError
    text.encode()
    numbers = [draft.get(name) or 0 for name in ("base", "round", "question")]
    if any(type(one) is not int or not 0 <= one <= LARGEST_ID for one in numbers):
        raise ValueError
    base, round_, question = numbers
    return Typed(note, text, base, round_, question, draft.get("asks") is True)
