"""Signed doors into demo cafés, and into nothing else."""

from typing import NamedTuple

from django.core import signing

from ..models import AccessLink, Cafe, User

SALT = "worldcafe.demo"
WEEK = 60 * 60 * 24 * 7


class Door(NamedTuple):
    """Where a ticket leads, as whom (an account or a link)."""

    target: str
    user: User | None
    link: AccessLink | None


def ticket(cafe: Cafe, target: str, link: AccessLink | None = None) -> str:
    """Return a ticket to ``target`` as the demo's animator or, given a link, as its tablet."""
    if not cafe.is_demo:
        raise ValueError("only demo cafés have doors")
    return signing.dumps([cafe.pk, target, link.public_id if link else ""], salt=SALT)


def door(given: str) -> Door | None:
    """Return where a ticket leads, or None if it is not one of ours, is old, or its café is gone."""
    try:
        cafe_id, target, public_id = signing.loads(given, salt=SALT, max_age=WEEK)
    except signing.BadSignature:
        return None
    cafe = Cafe.objects.filter(pk=cafe_id, is_demo=True).select_related("owner").first()
    if cafe is None:
        return None
    if not public_id:
        return Door(target, cafe.owner, None)
    link = cafe.links.filter(public_id=public_id, revoked_at=None).first()
    return Door(target, None, link) if link else None
