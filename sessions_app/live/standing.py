"""What lets the open screens in, read again each second: whoever lost it is shown out within two.

The log tells of links that an animator ends; nothing tells of an account closed by a command, of a
role lowered, of a password changed in another process, or of a link whose time is over.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.contrib.sessions.models import Session
from django.db.models import Q
from django.utils import timezone

from ..access import links
from ..models import AccessLink, Cafe, User


class Pass(NamedTuple):
    """What a screen was let in by: a link (its id), or an account's session (its key)."""

    kind: str
    pk: int
    session: str = ""


def read(passes: Iterable[Pass]) -> dict[Pass, Any]:
    """Return what each pass rests on now, in four queries at most: a change asks for another look."""
    ours = list(passes)
    accounts = [one for one in ours if one.kind == "account"]
    found: dict[Pass, Any] = {}
    if accounts:
        found |= _accounts(accounts)
    if len(accounts) < len(ours):
        wanted = [one.pk for one in ours if one.kind == "link"]
        standing = {
            link.pk: links.opens(link)
            for link in AccessLink.objects.filter(pk__in=wanted).select_related("cafe", "table")
        }
        found |= {one: standing.get(one.pk) for one in ours if one.kind == "link"}
    return found


def _accounts(passes: list[Pass]) -> dict[Pass, Any]:
    people = {one.pk for one in passes}
    keys = {one.session for one in passes}
    rows = User.objects.filter(pk__in=people).values_list(
        "pk", "is_active", "role", "organisation", "password"
    )
    known = {row[0]: row for row in rows}
    alive = set(
        Session.objects.filter(Q(expire_date__gt=timezone.now()), session_key__in=keys).values_list(
            "session_key", flat=True
        )
    )
    shared: dict[int, set[int]] = {}
    for person, cafe in Cafe.co_animators.through.objects.filter(user__in=people).values_list(
        "user", "cafe"
    ):
        shared.setdefault(person, set()).add(cafe)
    return {
        one: (known.get(one.pk), one.session in alive, frozenset(shared.get(one.pk, ())))
        for one in passes
    }
