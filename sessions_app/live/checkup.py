"""What a tablet says of itself before the doors open: its clock, its storage, its page."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.contrib.staticfiles.storage import staticfiles_storage
from django.utils import timezone

from ..models import AccessLink, Device
from . import doorbell
from .events import turn_to_write

# A clock's sample is a few milliseconds off each time: only more than this is news.
NEWS = 1_000
FARTHEST, LARGEST = 10**12, 10**9


class Checkup(NamedTuple):
    """``offset``: the server's clock less the tablet's, in ms; ``quota``: MB it may keep, where it
    can tell; ``keeps``: what is typed is kept on it; ``version`` of its page."""

    offset: int | None
    keeps: bool
    quota: int | None
    version: str


def page_version() -> str:
    """Return the version of the pages served now, the same on every process; empty in development."""
    return str(getattr(staticfiles_storage, "manifest_hash", ""))


def checkup(said: Mapping[str, Any]) -> Checkup | None:
    """Read a checkup, or None where there is none; raise ValueError or TypeError at nonsense."""
    found = said.get("check")
    if not isinstance(found, Mapping):
        return None
    offset, quota = found.get("offset"), found.get("quota")
    return Checkup(
        None if offset is None else max(-FARTHEST, min(int(offset), FARTHEST)),
        found.get("keeps") is True,
        None if quota is None else max(0, min(int(quota), LARGEST)),
        str(found.get("version", ""))[:32],
    )


def checked(link: AccessLink, device: str, told: Checkup) -> None:
    """Store what a tablet found of itself, and ring where that is news."""
    with turn_to_write():
        row, _new = Device.objects.get_or_create(link=link, device=device)
        before = Checkup(row.offset, bool(row.keeps), row.quota, row.version)
        moved = abs((told.offset or 0) - (before.offset or 0)) > NEWS
        if row.checked_at and not moved and told._replace(offset=before.offset) == before:
            return
        Device.objects.filter(pk=row.pk).update(**told._asdict(), checked_at=timezone.now())
    doorbell.ring(link.cafe_id, presence=True)
