"""Photos over HTTP: a tablet posts one; those who read the harvest see them; one is removed."""

from collections import defaultdict
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from ..access import pace
from ..access.guards import account, guard, held_link, same_origin
from ..access.openings import opening
from ..access.roles import Right, may
from ..live.front_door.limits import PHOTO as LARGEST_BODY
from ..live.too_large import too_large
from ..models import AccessLink, Answer, Cafe, LinkKind, Opened, Photo
from ..preparation.queries import programme
from . import photo_actions, photo_files
from .operations import ID, LARGEST_ID, Malformed
from .photo_actions import Taken
from .views import HEADER

# A photo costs as much as so many ideas.
WORTH = 20


@csrf_exempt
@require_POST
def photos(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take in one photo of a tablet: a JPEG as the body, the rest in the address.

    As for its operations, an expired CSRF token must not stop a tablet.
    """
    if not same_origin(request.headers.get("Origin"), request.get_host()) or (
        HEADER not in request.headers
    ):
        return JsonResponse({"error": "origin"}, status=403)
    if int(request.headers.get("Content-Length") or 0) > LARGEST_BODY:
        return too_large()
    link = held_link(request.COOKIES, public_id, LinkKind.HOST)
    taken = read(request)
    if taken is None:
        return JsonResponse({"error": "photo"}, status=400)
    if seconds := pace.operations.wait(link.pk, WORTH):
        return JsonResponse({}, status=429, headers={"Retry-After": int(seconds) + 1})
    return JsonResponse(answer(link, taken))


def answer(link: AccessLink, taken: Taken) -> dict[str, Any]:
    """Return what became of a photo, and the log that says so."""
    try:
        found = {"answer": photo_actions.take_in(link, taken)}
    except Malformed as refusal:
        found = {"answer": Answer.REFUSED, "sentence": str(refusal.sentence)}
    return found | {"epoch": link.cafe.epoch, "head": link.cafe.head}


def read(request: HttpRequest) -> Taken | None:
    """Return the photo of a request, or None where it is none."""
    uid, device = request.GET.get("photo", ""), request.GET.get("device", "")
    numbers = [request.GET.get(name, "0") for name in ("round", "at")]
    if not ID.fullmatch(uid) or not ID.fullmatch(device) or not request.body:
        return None
    if any(not one.isdecimal() or len(one) > 16 or int(one) > LARGEST_ID for one in numbers):
        return None
    return Taken(uid, device, int(numbers[0]), int(numbers[1]), request.body)


@require_GET
@never_cache
@guard(Right.READ)
@opening(Opened.PHOTOS)
def photos_page(request: HttpRequest, cafe: Cafe) -> HttpResponse:
    """Show the photos of a café by round and table."""
    context = {"cafe": cafe, "step": "wall", "rounds": by_round(cafe)}
    context["may_remove"] = may(account(request), cafe, Right.CONDUCT)
    return render(request, "harvest/photos.html", context)


def by_round(cafe: Cafe) -> list[tuple[int | None, list[Photo]]]:
    """Return the photos under the number of their round, those out of rounds last."""
    plan, found = programme(cafe), defaultdict(list)
    standing = cafe.photos.standing().select_related("table", "round")
    for one in standing.order_by("table__number", "taken_at", "pk"):
        found[plan.number(one.round)].append(one)
    return sorted(found.items(), key=lambda pair: pair[0] or len(plan.rounds) + 1)


@require_GET
@never_cache
@guard(Right.READ)
def photo(request: HttpRequest, cafe: Cafe, photo_id: int) -> HttpResponse:
    """Return one picture."""
    found = cafe.photos.standing().filter(pk=photo_id).first()
    content = photo_files.read(found.name) if found else None
    if content is None:
        raise Http404
    return HttpResponse(content, content_type="image/jpeg")


@require_POST
@guard(Right.CONDUCT)
def decide(request: HttpRequest, cafe: Cafe, photo_id: int) -> HttpResponse:
    """Keep a photo that is held, or remove one."""
    photo_actions.decide(cafe, account(request), photo_id, request.POST.get("keep") == "1")
    return redirect("photos", cafe.code)
