"""When the demonstration takes place: one café weeks ago, one lately, one under
way, one soon."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from itertools import chain

from django.db.models import DateTimeField, Model
from django.utils import timezone

from ..archive.draft import Draft

AFTERNOON, MORNING = time(13), time(9)
# A café of the demonstration ends within this, delays included.
LONGEST = timedelta(hours=3, minutes=15)


def lately(now: datetime) -> datetime:
    """Return the latest 13:00 or 9:00 from which a café would be over by ``now``."""
    today = timezone.localtime(now).date()
    for day in (today, today - timedelta(days=1)):
        for hour in (AFTERNOON, MORNING):
            start = timezone.make_aware(datetime.combine(day, hour))
            if start + LONGEST <= now:
                return start
    raise AssertionError("yesterday at 9:00 is always far enough")


def before(start: datetime) -> datetime:
    """Return when the café took place whose questions were asked again at ``start``: three weeks ago."""
    return start - timedelta(weeks=3)


def soon(now: datetime) -> datetime:
    """Return the next whole hour."""
    return now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)


def move(draft: Draft, start: datetime) -> None:
    """Move every moment of a café so that it starts, or was to start, at ``start``."""
    by = start - draft.cafe.starts_at
    for row in rows(draft):
        for field in row._meta.fields:
            value = getattr(row, field.attname)
            if isinstance(field, DateTimeField) and value is not None:
                setattr(row, field.attname, value + by)
    for phase in draft.phases:
        if phase.deadline is not None:
            phase.deadline += round(by / timedelta(milliseconds=1))


def rows(draft: Draft) -> Iterator[Model]:
    """Yield every row of a draft that knows a moment."""
    yield draft.cafe
    if draft.fiche:
        yield draft.fiche
    yield from chain(
        draft.tables,
        draft.people,
        draft.calls,
        draft.phases,
        draft.notes,
        draft.set_aside,
        draft.operations,
        draft.photos,
        draft.themes,
        draft.votes,
        draft.events,
    )
