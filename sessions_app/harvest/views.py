"""A table's tablet: its screen, its operations, its calls."""

import json
from math import ceil
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from ..access import links, pace
from ..access.door import door_page
from ..access.guards import admitted, conductor, conducts, held_link, language_of, same_origin
from ..facilitation import actions as facilitation
from ..live import presence
from ..live.checkup import checked, checkup, page_version
from ..live.front_door.limits import OPERATIONS as LARGEST_BODY
from ..live.polling import position
from ..live.too_large import too_large
from ..models import AccessLink, Cafe, LinkKind
from . import actions
from .address_views import may_look_elsewhere
from .operations import BATCH, ID
from .regions import of_ideas, screen_context

HEADER = "X-Worldcafe"


@require_GET
@never_cache
@may_look_elsewhere
def host(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show a table to its tablet; to a tablet whose link was ended, what it still holds."""
    link = links.by_cookie(request.COOKIES, public_id, LinkKind.HOST)
    if link is None:
        return door_page(request, LinkKind.HOST, public_id)
    with translation.override(language_of(link.cafe)):
        if link.table is None or not links.opens(link):
            return render(request, "harvest/closed.html", {"link": link}, status=410)
        context = screen_context(link.cafe, link.table)
        context |= {
            "link": link,
            "position": position(link.cafe),
            "version": page_version(),
            **of_ideas(context["top"]),
        }
        return render(request, "harvest/host.html", context)


@csrf_exempt
@require_POST
def operations(request: HttpRequest, public_id: str) -> JsonResponse:
    """Take in a batch of a tablet.

    An expired CSRF token must never stop a note, so this one endpoint asks instead for the link's
    cookie, the exact Origin and a header of its own that no form of another site can send.
    """
    if not same_origin(request.headers.get("Origin"), request.get_host()) or (
        HEADER not in request.headers
    ):
        return JsonResponse({"error": "origin"}, status=403)
    if int(request.headers.get("Content-Length") or 0) > LARGEST_BODY:
        return too_large()
    link = held_link(request.COOKIES, public_id, LinkKind.HOST)
    batch = read_batch(request.body)
    if batch is None:
        return JsonResponse({"error": "batch"}, status=400)
    if seconds := pace.operations.wait(link.pk, len(batch["operations"])):
        return JsonResponse({}, status=429, headers={"Retry-After": ceil(seconds)})
    answers = actions.submit(link, batch["operations"], device_of(batch))
    hear(link, batch)
    return JsonResponse({"answers": answers, "epoch": link.cafe.epoch, "head": link.cafe.head})


def hear(link: AccessLink, batch: dict[str, Any]) -> None:
    """Keep what a tablet says of itself beside its operations, as where its socket does not hold."""
    try:
        told, check = presence.report(batch), checkup(batch)
    except (ValueError, TypeError, OverflowError):
        return
    device = device_of(batch)
    if told and device:
        presence.seen(link, device, told)
    if check and device:
        checked(link, device, check)


def device_of(batch: dict[str, Any]) -> str:
    """Return the id of the tablet that sent a batch; empty where it is none."""
    device = str(batch.get("device", ""))
    return device if ID.fullmatch(device) else ""


def read_batch(body: bytes) -> dict[str, Any] | None:
    """Return the batch in a body, or None where it is none."""
    try:
        batch = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(batch, dict) or not isinstance(batch.get("operations"), list):
        return None
    return batch if len(batch["operations"]) <= BATCH else None


@require_POST
@admitted(LinkKind.HOST)
def call(request: HttpRequest, link: AccessLink) -> HttpResponse:
    """Call the animator, or withdraw the call."""
    if request.POST.get("withdraw"):
        facilitation.end_call(link.cafe, link.table)  # type: ignore[arg-type]
    else:
        facilitation.call_animator(link.cafe, link.table)  # type: ignore[arg-type]
    return HttpResponse(status=204)


@require_POST
@conducts
def decide(request: HttpRequest, cafe: Cafe, operation: int) -> HttpResponse:
    """Keep or leave out an idea that came through an ended link."""
    actions.decide(cafe, conductor(request), operation, request.POST.get("keep") == "1")
    return HttpResponse(status=204)
