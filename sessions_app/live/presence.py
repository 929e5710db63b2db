"""Presence of tablets: which are connected, what each made and how much of it still waits there."""

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils import timezone

from ..models import AccessLink, Device
from . import doorbell
from .events import turn_to_write

# A server that died could not say goodbye for its sockets: an older row counts as away.
FRESH = timedelta(seconds=45)
REFRESH = 15.0
RECENT = timedelta(seconds=REFRESH)
SOON = 0.7
MOST = 999_999

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


class Report(NamedTuple):
    """What a tablet says of itself: operations made at its link, how many of them wait on it,
    and whether its page is being closed for good with nothing waiting."""

    written: int
    waiting: int
    settled: bool = False


def report(said: Mapping[str, Any]) -> Report | None:
    """Read a report, or None where there is none; raise ValueError or TypeError at nonsense."""
    if "waiting" not in said:
        return None
    waiting, written = (min(max(int(said.get(key, 0)), 0), MOST) for key in ("waiting", "written"))
    return Report(written, waiting, said.get("left") is True and waiting == 0)


def seen(link: AccessLink, device: str, told: Report) -> None:
    """Store what a tablet reports; it is connected, unless it says that it leaves.

    Rings where that changes something. A tablet put out of the count counts again once heard.
    """
    fresh = {**told._asdict(), "excused_at": None}
    if not told.settled:
        fresh["connected"] = True
    known = Device.objects.filter(link=link, device=device)
    before = known.values(*fresh, "last_seen").first()
    now = timezone.now()
    if before and now - before.pop("last_seen") < RECENT and before == fresh:
        return  # A room that comes back all at once has nothing to write.
    with turn_to_write():
        if before is None:
            Device.objects.get_or_create(link=link, device=device, defaults=fresh)
        else:
            known.update(**fresh, last_seen=now)
    if before != fresh:
        doorbell.ring(link.cafe_id, presence=True)


def handed_over(link: AccessLink, device: str, written: int) -> None:
    """Note that all that a tablet held was read in for it: nothing is known to wait on it."""
    known, _new = Device.objects.get_or_create(link=link, device=device)
    known.written, known.waiting = max(known.written, min(written, MOST)), 0
    known.settled, known.excused_at = True, None
    known.save(update_fields=["written", "waiting", "settled", "excused_at"])
    doorbell.ring(link.cafe_id, presence=True)


def gone(link: AccessLink, device: str) -> None:
    """Note that the last socket of a tablet closed."""
    with turn_to_write():
        Device.objects.filter(link=link, device=device).update(
            connected=False, last_seen=timezone.now()
        )
    doorbell.ring(link.cafe_id, presence=True)


def connected(cafe_id: int) -> QuerySet[Device]:
    """Return the tablets of a café that are connected now."""
    return Device.objects.filter(
        link__cafe=cafe_id, connected=True, last_seen__gt=timezone.now() - FRESH
    )
