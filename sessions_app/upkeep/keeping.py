"""Which backups are kept: the last ones, then one an hour, then one a day. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta

LAST, HOURLY, DAILY = 12, timedelta(days=1), timedelta(days=14)


def kept(times: Sequence[datetime], now: datetime) -> set[datetime]:
    """Return which of ``times`` to keep, in one zone with ``now``.

    The 12 latest, the latest of each hour for a day, the latest of each day for 14 days.
    """
    found = sorted(times, reverse=True)
    keep = set(found[:LAST])
    hours: set[tuple[int, ...]] = set()
    days: set[tuple[int, ...]] = set()
    for at in found:
        day = (at.year, at.month, at.day)
        hour = (*day, at.hour)
        if now - at <= HOURLY and hour not in hours:
            keep.add(at)
        if now - at <= DAILY and day not in days:
            keep.add(at)
        hours.add(hour)
        days.add(day)
    return keep
