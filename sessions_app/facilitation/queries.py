"""Reading the room for console and projection: the stage, the agenda, the tables."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, OuterRef, Q, Subquery

from ..live.feed import now_ms
from ..live.presence import connected
from ..models import (
    Cafe,
    Call,
    Event,
    Note,
    NoteSource,
    Operation,
    Phase,
    PhaseKind,
    PhaseState,
    Question,
    Table,
)
from ..models.choices import Answer
from ..models.harvest import NoteQuerySet
from ..preparation.queries import Programme, programme
from ..rotation.projected import Projected, projected
from ..rotation.seat_map import Spot, heads
from . import clock as clocks
from .actions import clock_of
from .returning import Way, way_back

LAST = (PhaseKind.PLENARY, PhaseKind.CLOSING)


@dataclass(frozen=True)
class Stage:
    """What is on: the phase, its clock, and what comes next."""

    plan: Programme
    phase: Phase | None
    number: int | None
    clock: "ClockFace"
    finished: bool
    last_begun: Phase | None

    @property
    def next_phase(self) -> Phase | None:
        """Return the phase that the big button starts."""
        return self.plan.next_phase

    @property
    def question(self) -> Question | None:
        """Return the one question of the room in this round; in a carousel tables differ."""
        tables = self.plan.tables
        return self.plan.question_for(tables[0], self.phase) if tables else None

    @property
    def seats(self) -> Projected | None:
        """Return who goes where, while people look for their table."""
        return projected(self.plan)

    @property
    def closes(self) -> bool:
        """Tell whether people will soon leave, or have left."""
        return self.finished or (self.phase is not None and self.phase.kind in LAST)

    @property
    def way_back(self) -> Way | None:
        """Return how the room finds the return page again, where that is open."""
        return way_back(self.plan.cafe)


@dataclass(frozen=True)
class ClockFace:
    """What a screen needs to draw a clock by itself. Milliseconds."""

    state: str
    revision: int
    deadline: int | None
    left: int | None
    duration: int
    now: int

    @property
    def shown(self) -> str:
        """Return the time left as the server sees it, for a screen without script."""
        left = self.left if self.deadline is None else self.deadline - self.now
        seconds = abs(left or 0) // 1000
        sign = "−" if (left or 0) < 0 else ""
        return f"{sign}{seconds // 60}:{seconds % 60:02}"


def clock_face(cafe: Cafe, phase: Phase | None, upcoming: Phase | None) -> ClockFace:
    """Return the clock of the phase on air, or an idle one that shows the next phase's length."""
    if phase is None:
        length = upcoming.minutes * clocks.MINUTE if upcoming else 0
        return ClockFace("idle", cafe.clock_revision, None, length, length, now_ms())
    clock = clock_of(phase)
    return ClockFace(
        str(phase.state), cafe.clock_revision, clock.deadline, clock.left, clock.duration, now_ms()
    )


def stage(cafe: Cafe) -> Stage:
    """Return what is on in a café, in three queries."""
    plan = programme(cafe)
    begun = [phase for phase in plan.phases if phase.state != PhaseState.PLANNED]
    phase = plan.current
    return Stage(
        plan,
        phase,
        plan.number(phase) if phase else None,
        clock_face(cafe, phase, plan.next_phase),
        finished=bool(begun) and phase is None and plan.next_phase is None,
        last_begun=begun[-1] if begun else None,
    )


@dataclass(frozen=True)
class TableCard:
    """A table as the console sees it."""

    table: Table
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


def held_operations(cafe: Cafe) -> list[Operation]:
    """Return the ideas that came through an ended link and wait for a decision."""
    return list(
        Operation.objects.filter(cafe=cafe, answer=Answer.HELD, decided_at=None)
        .select_related("link__table")
        .order_by("pk")
    )
