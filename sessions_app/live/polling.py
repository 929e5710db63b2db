"""Polling: the same frames by GET, for screens whose socket does not hold."""

from typing import NamedTuple

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from ..access import guards
from ..models import AccessLink, Cafe, LinkKind
from . import feed
from .audiences import CONSOLE, HOST, PROJECTOR, RIGHTS, Audience


class Position(NamedTuple):
    """Where in the log a page was rendered; its screen goes on from there."""

    seq: int
    epoch: str


def position(cafe: Cafe) -> Position:
    """Return where a page about to be rendered stands: read first, so that nothing is missed."""
    return Position(cafe.head, cafe.epoch)


def catch_up(request: HttpRequest, audience: Audience, cafe: Cafe) -> HttpResponse:
    """Answer with one frame that holds what the screen lacks (``after``, ``epoch``)."""
    after = request.GET.get("after", "")
    same_life = request.GET.get("epoch") == cafe.epoch
    cursor = feed.cursor(after) if same_life else -1
    reading = feed.read(cafe.pk, cursor, [audience], presence=audience.kind == CONSOLE)
    return HttpResponse(reading.frames[audience], content_type="application/json")


@require_GET
@never_cache
def account_regions(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """Serve console, wall, synthesis or projection to an account."""
    if kind not in RIGHTS:
        raise Http404
    cafe = guards.cafe_for(request.user, code, RIGHTS[kind])
    audience = Audience(cafe.pk, kind, None, get_language() or settings.LANGUAGE_CODE)
    return catch_up(request, audience, cafe)


@require_GET
@never_cache
@guards.admitted(LinkKind.HOST)
def host_regions(request: HttpRequest, link: AccessLink) -> HttpResponse:
    """Serve a table's tablet; the table comes from its link."""
    return catch_up(request, Audience(link.cafe_id, HOST, link.table_id, get_language()), link.cafe)


@require_GET
@never_cache
@guards.admitted(LinkKind.PROJECTOR)
def projector_regions(request: HttpRequest, link: AccessLink) -> HttpResponse:
    """Serve the projection by link."""
    return catch_up(request, Audience(link.cafe_id, PROJECTOR, None, get_language()), link.cafe)


@require_GET
@never_cache
@guards.admitted(LinkKind.CONDUCTOR)
def conductor_regions(request: HttpRequest, link: AccessLink) -> HttpResponse:
    """Serve the console by link."""
    return catch_up(request, Audience(link.cafe_id, CONSOLE, None, get_language()), link.cafe)
