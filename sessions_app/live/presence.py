"""Presence of tablets: which are connected and how many notes still wait on each."""

from collections import Counter
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from ..models import AccessLink, Device
from . import doorbell

# A server that died could not say goodbye for its sockets: an older row counts as away.
FRESH = timedelta(seconds=45)
REFRESH = 15.0


# The sockets of each tablet in this process: two tabs, or a new socket before the old one died.
sockets: Counter[tuple[int, str]] = Counter()


def opened(link: AccessLink, device: str) -> None:
    """Count one more socket of a tablet."""
    sockets[link.pk, device] += 1


def closed(link: AccessLink, device: str) -> bool:
    """Count one socket less; tell whether it was the tablet's last one here."""
    sockets[link.pk, device] -= 1
    if sockets[link.pk, device] > 0:
        return False
    del sockets[link.pk, device]
    return True


def seen(link: AccessLink, device: str, waiting: int, changed: bool) -> None:
    """Note that a tablet is connected with ``waiting`` notes not yet acknowledged.

    Rings where something ``changed``, or where another process held it for gone.
    """
    fresh = {"connected": True, "waiting": waiting, "last_seen": timezone.now()}
    known = Device.objects.filter(link=link, device=device)
    was_here = known.filter(connected=True).exists()
    if not known.update(**fresh):
        Device.objects.get_or_create(link=link, device=device, defaults=fresh)
    if changed or not was_here:
        doorbell.ring(link.cafe_id, presence=True)


def gone(link: AccessLink, device: str) -> None:
    """Note that the last socket of a tablet closed."""
    Device.objects.filter(link=link, device=device).update(
        connected=False, last_seen=timezone.now()
    )
    doorbell.ring(link.cafe_id, presence=True)


def connected(cafe_id: int) -> QuerySet[Device]:
    """Return the tablets of a café that are connected now."""
    return Device.objects.filter(
        link__cafe=cafe_id, connected=True, last_seen__gt=timezone.now() - FRESH
    )
