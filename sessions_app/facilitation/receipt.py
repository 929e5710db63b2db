"""The receipt of a café: what each tablet wrote, what the server stored, what still waits."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from ..live.presence import FRESH
from ..models import Cafe, Device, Operation, Photo, Table


class Standing(StrEnum):
    """Where a tablet stands. Only the first two let the light be green."""

    IN = "in"
    EXCUSED = "excused"
    MOVING = "moving"
    SHORT = "short"
    AWAY = "away"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class TabletReceipt:
    """One tablet: operations and photos it made, those stored here, those it said wait on it."""

    pk: int
    table: Table
    written: int
    received: int
    waiting: int
    online: bool
    last_seen: datetime
    standing: Standing

    @property
    def missing(self) -> int:
        """Return how many operations are known to be written and not stored here."""
        return max(self.waiting, self.written - self.received)

    @property
    def heard_today(self) -> bool:
        """Tell whether the time alone says when it was last heard."""
        return timezone.localdate(self.last_seen) == timezone.localdate()


@dataclass(frozen=True)
class Receipt:
    """The whole café: every tablet ever seen at one of its links, by table."""

    tables: list[tuple[Table, list[TabletReceipt]]]

    @property
    def tablets(self) -> list[TabletReceipt]:
        """Return every tablet, in the order of the tables."""
        return [one for _table, all_ in self.tables for one in all_]

    @property
    def unseen(self) -> list[int]:
        """Return the numbers of the tables that no tablet came to."""
        return [table.number for table, tablets in self.tables if not tablets]

    @property
    def counted(self) -> list[TabletReceipt]:
        """Return the tablets that were not put out of the count."""
        return [one for one in self.tablets if one.standing != Standing.EXCUSED]

    @property
    def excused(self) -> list[TabletReceipt]:
        """Return the tablets put out of the count."""
        return [one for one in self.tablets if one.standing == Standing.EXCUSED]

    @property
    def open(self) -> list[TabletReceipt]:
        """Return the tablets that keep the light from green."""
        return [one for one in self.counted if one.standing != Standing.IN]

    @property
    def light(self) -> str:
        """Return ``none`` before the first tablet, ``green``, ``moving`` or ``amber``."""
        if not self.tablets:
            return "none"
        if not self.open:
            return "green"
        return "moving" if all(one.standing == Standing.MOVING for one in self.open) else "amber"

    @property
    def written(self) -> int:
        """Return how many operations the counted tablets wrote."""
        return sum(one.written for one in self.counted)

    @property
    def received(self) -> int:
        """Return how many of them are stored here."""
        return sum(one.received for one in self.counted)

    @property
    def missing(self) -> int:
        """Return how many of them are known to be missing here."""
        return sum(one.missing for one in self.counted)


def receipt(cafe: Cafe) -> Receipt:
    """Return the receipt of a café in two queries: its tablets with their counts, its tables."""
    tablets = [tablet(device, cafe.closed_at) for device in devices(cafe)]
    seen = {one.table.pk: one.table for one in tablets}
    standing = {table.pk: table for table in cafe.tables.standing()}
    tables = sorted((seen | standing).values(), key=lambda table: table.number)
    return Receipt([(table, list(_at(table, tablets))) for table in tables])


def _at(table: Table, tablets: list[TabletReceipt]) -> Iterable[TabletReceipt]:
    return (one for one in tablets if one.table.pk == table.pk)


def devices(cafe: Cafe) -> QuerySet[Device]:
    """Return the tablets ever seen at a table of a café, each with what it ``received``."""
    received = _stored(Operation) + _stored(Photo)
    tablets = Device.objects.filter(link__cafe=cafe, link__table__isnull=False)
    return tablets.annotate(received=received).select_related("link__table").order_by("pk")


def _stored(model: type[Operation] | type[Photo]) -> Coalesce:
    """Count what is stored of a tablet, photos since removed included."""
    mine = model._default_manager.filter(link=OuterRef("link"), device=OuterRef("device"))
    counted = mine.order_by().values("link").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def tablet(device: Device, closed_at: datetime | None) -> TabletReceipt:
    """Return the receipt of one tablet, annotated with what it ``received``."""
    received: int = device.received  # type: ignore[attr-defined]
    online = device.connected and device.last_seen > timezone.now() - FRESH
    assert device.link.table is not None
    return TabletReceipt(
        device.pk,
        device.link.table,
        max(device.written, received),
        received,
        device.waiting,
        online,
        device.last_seen,
        _standing(device, received, online, closed_at),
    )


def _standing(device: Device, received: int, online: bool, closed_at: datetime | None) -> Standing:
    """Tell where a tablet stands.

    One that is away may have written since: it is only known to hold nothing if it said so while
    leaving, if its notes were read in, or if it was heard once the café had ended.
    """
    if device.excused_at:
        return Standing.EXCUSED
    if online and device.waiting:
        return Standing.MOVING
    if max(device.waiting, device.written - received) > 0:
        return Standing.SHORT if online else Standing.AWAY
    after_the_end = closed_at is not None and device.last_seen >= closed_at
    return Standing.IN if online or device.settled or after_the_end else Standing.UNKNOWN
