"""Presence of tablets: which are connected and how many notes still wait on each."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from ..models import AccessLink, Device
from . import doorbell

# A server that died could not say goodbye for its sockets: an older row counts as away.
FRESH = timedelta(seconds=45)
REFRESH = 15.0


def seen(link: AccessLink, device: str, waiting: int) -> None:
    """Note that a tablet is connected with ``waiting`` notes not yet acknowledged."""
    Device.objects.update_or_create(
        link=link,
        device=device,
        defaults={"connected": True, "waiting": waiting, "last_seen": timezone.now()},
    )
    doorbell.ring(link.cafe_id, presence=True)


def gone(link: AccessLink, device: str) -> None:
    """Note that the socket of a tablet closed."""
    Device.objects.filter(link=link, device=device).update(
        connected=False, last_seen=timezone.now()
    )
    doorbell.ring(link.cafe_id, presence=True)


def refresh(link: AccessLink, device: str) -> None:
    """Keep a connected tablet fresh; rings nothing."""
    Device.objects.filter(link=link, device=device).update(last_seen=timezone.now())


def connected(cafe_id: int) -> QuerySet[Device]:
    """Return the tablets of a café that are connected now."""
    return Device.objects.filter(
        link__cafe=cafe_id, connected=True, last_seen__gt=timezone.now() - FRESH
    )
