"""The tables as the console shows them: a card each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, OuterRef, Q, Subquery

from ..live.presence import connected
from ..models import Cafe, Call, Event, Note, NoteSource, Phase, PhaseState, Table
from ..models.harvest import NoteQuerySet
from ..preparation.queries import Programme, programme
from ..rotation.seat_map import Spot, heads


@dataclass(frozen=True)
class TableCard:
    """A table as the console sees it; ``in_rounds``: ideas come to a round now."""

    table: Table
    in_rounds: bool
    notes: int
    notes_now: int
    validated: int
    last: Note | None
    devices: int
    waiting: int
    call: Call | None
    quiet_since: datetime | None
    heads: Spot | None
    relayed_at: datetime | None


def table_cards(cafe: Cafe, only: Iterable[int] | None = None) -> list[TableCard]:
    """Return a card per standing table, or for ``only`` these; at most eleven queries."""
    plan = programme(cafe)
    wanted = [table for table in plan.tables if only is None or table.pk in set(only)]
    now = plan.current_round
    notes = Note.objects.standing().filter(cafe=cafe, source=NoteSource.TABLE, table__in=wanted)
    counts, last = _counts(notes, now), _last(notes, wanted)
    present = list(connected(cafe.pk).values_list("link__table", "waiting"))
    calls = {call.table_id: call for call in Call.objects.filter(table__in=wanted, ended_at=None)}
    seated, relays = heads(plan), _relays(cafe)
    in_round = plan.current if plan.number(plan.current) else None
    return [
        TableCard(
            table,
            in_rounds(plan),
            *counts.get(table.pk, (0, 0, 0)),
            last.get(table.pk),
            sum(1 for at, _waiting in present if at == table.pk),
            sum(waiting for at, waiting in present if at == table.pk),
            calls.get(table.pk),
            _quiet_since(last.get(table.pk), in_round),
            seated.get(table.pk),
            relays.get(table.pk),
        )
        for table in wanted
    ]


def in_rounds(plan: Programme) -> bool:
    """Tell whether a round is on air, or one has ended and another is to come."""
    begun = [one for one in plan.rounds if one.state != PhaseState.PLANNED]
    between = bool(begun) and plan.current is not None and begun[-1] != plan.rounds[-1]
    return between or bool(begun and begun[-1].on_air)


def _relays(cafe: Cafe) -> dict[int | None, datetime]:
    """Return since when another person hosts a table, for those where somebody took over."""
    told = Event.objects.filter(cafe=cafe, kind="host-changed").order_by("seq")
    return dict(told.values_list("table", "at"))


def _counts(notes: NoteQuerySet, now: Phase | None) -> dict[int | None, tuple[int, int, int]]:
    """Return per table how many notes it has in all, in the round of now, and validated."""
    all_, in_round = Count("pk"), Count("pk", filter=Q(round=now))
    valid = Count("pk", filter=Q(validated_at__isnull=False))
    rows = notes.order_by().values_list("table").annotate(a=all_, b=in_round, c=valid)
    return {table: (one, two, three) for table, one, two, three in rows}


def _last(notes: NoteQuerySet, tables: list[Table]) -> dict[int | None, Note]:
    """Return the latest note of each table."""
    newest = notes.filter(table=OuterRef("pk")).order_by("-pk").values("pk")[:1]
    wanted = Table.objects.filter(pk__in=[table.pk for table in tables])
    latest = wanted.annotate(newest=Subquery(newest)).values("newest")
    return {note.table_id: note for note in notes.filter(pk__in=latest)}


def _quiet_since(last: Note | None, in_round: Phase | None) -> datetime | None:
    """Return since when a table has been silent in the round on air, or None out of rounds."""
    if in_round is None or in_round.started_at is None:
        return None
    return max(last.created_at, in_round.started_at) if last else in_round.started_at
