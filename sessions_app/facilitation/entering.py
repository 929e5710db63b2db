"""Who typed a code and waits at the door, and what each of them is told."""

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from ..access import links
from ..models import AccessLink, Cafe, Call, EntryRequest, LinkKind

COOKIE = "wc-entree"
COOKIE_PATH = "/entrer/"
# A request, and the answer to it, are good for this long.
LIFE = timedelta(minutes=10)
# These open at once: the return page is for everybody.
WITHOUT_ASKING = frozenset({LinkKind.PARTICIPANT})
# What a window of free codes opens: never the console.
OPENED = frozenset({LinkKind.HOST, LinkKind.PROJECTOR})


class State(StrEnum):
    """What a device that asked is told."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    OVER = "over"


def digest(token: str) -> str:
    """Return what is stored of what a waiting device holds."""
    return hashlib.sha256(token.encode()).hexdigest()


def waiting(cafe: Cafe) -> QuerySet[EntryRequest]:
    """Return the requests that an animator can still answer, the oldest first."""
    recent = timezone.now() - LIFE
    asked = EntryRequest.objects.filter(link__cafe=cafe, answered_at=None, asked_at__gt=recent)
    standing = asked.filter(link__revoked_at=None, link__table__removed_at=None)
    return standing.select_related("link__table", "link__cafe")


def open_until(cafe: Cafe) -> datetime | None:
    """Return until when codes open their screens at once; None if they do not now."""
    until = cafe.codes_open_until
    return until if until and until > timezone.now() else None


def entries(cafe: Cafe) -> dict[str, Any]:
    """Return who waits for the animator: devices at the door, and tables that call."""
    calls = Call.objects.filter(table__cafe=cafe, table__removed_at=None, ended_at=None)
    return {
        "calls": list(calls.select_related("table").order_by("called_at")),
        "entries": list(waiting(cafe)),
        "open_until": open_until(cafe),
    }


def opens_at_once(link: AccessLink) -> bool:
    """Tell whether typing the code of ``link`` is enough."""
    return link.kind in WITHOUT_ASKING or (
        link.kind in OPENED and open_until(link.cafe) is not None
    )


def by_cookie(cookies: Mapping[str, str]) -> EntryRequest | None:
    """Return the request of this browser, or None."""
    token = cookies.get(COOKIE, "")
    found = (
        EntryRequest.objects.filter(digest=digest(token)) if token else EntryRequest.objects.none()
    )
    return found.select_related("link__table", "link__cafe").first()


def state(request: EntryRequest | None) -> State:
    """Return what became of a request; it is over once its time is, or its link ended."""
    if request is None or not links.opens(request.link):
        return State.OVER
    if timezone.now() - (request.answered_at or request.asked_at) > LIFE:
        return State.OVER
    if request.answered_at is None:
        return State.WAITING
    return State.ACCEPTED if request.accepted else State.REFUSED
