"""Reading what a table's tablet shows, and the notes that events tell of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from operator import attrgetter

from django.db.models import Q
from django.utils import timezone

from ..live.presence import connected
from ..models import Cafe, Call, Draft, Event, Note, NoteSource, Phase, PhaseState, Question, Table
from ..preparation.queries import Programme, programme

# How long a table is told that the animator comes.
COMING = timedelta(minutes=1)


@dataclass(frozen=True)
class TableTop:
    """A table as its own tablet sees it. ``coming``: its call was taken less than a minute ago."""

    plan: Programme
    table: Table
    round: Phase | None
    number: int | None
    question: Question | None
    call: Call | None
    coming: Call | None

    @property
    def phase(self) -> Phase | None:
        """Return the phase on air."""
        return self.plan.current

    @property
    def last(self) -> bool:
        """Tell whether no group follows the one of now."""
        return self.number == len(self.plan.rounds)

    @property
    def coming_until(self) -> int:
        """Return until when « the animator comes » is shown, in the server's milliseconds."""
        ended = self.coming.ended_at if self.coming else None
        return round((ended + COMING).timestamp() * 1000) if ended else 0


def table_top(cafe: Cafe, table: Table) -> TableTop:
    """Return what a table works on now."""
    plan = programme(cafe)
    round_ = plan.current_round
    call = _latest_call(table, plan)
    return TableTop(
        plan,
        table,
        round_,
        plan.number(round_),
        plan.question_for(table, round_),
        call if call and call.ended_at is None else None,
        call if call and call.ended_at else None,
    )


def _latest_call(table: Table, plan: Programme) -> Call | None:
    """Return the open call of a table, or the one taken a moment ago, in this same phase.

    An open call stays from round to round: who holds the table still waits. A withdrawn one shows
    nothing.
    """
    since = [timezone.now() - COMING]
    since += [plan.current.started_at] if plan.current and plan.current.started_at else []
    just_taken = Q(taken=True, ended_at__gt=max(since))
    calls = Call.objects.filter(Q(ended_at=None) | just_taken, table=table)
    return calls.order_by("-called_at", "-pk").first()


@dataclass(frozen=True)
class Ideas:
    """The ideas of a table: all, this round's, those taken back, and earlier rounds' by round."""

    every: list[Note]
    now: list[Note]
    taken_back: list[Note]
    earlier: list[tuple[int | None, Question, list[Note]]]


def ideas(top: TableTop) -> Ideas:
    """Return the ideas of a table, oldest first, in one query."""
    notes = list(top.table.notes.select_related("question", "round", "sibling_of").order_by("pk"))
    current = [note for note in notes if note.round_id == (top.round.pk if top.round else None)]
    earlier: dict[tuple[int | None, int], tuple[int | None, Question, list[Note]]] = {}
    for note in notes:
        if note in current or note.deleted_at:
            continue
        number = top.plan.number(note.round)
        group = earlier.setdefault((number, note.question_id), (number, note.question, []))
        group[2].append(note)
    return Ideas(
        notes,
        [note for note in current if note.deleted_at is None],
        [note for note in current if note.deleted_at is not None],
        [earlier[key] for key in sorted(earlier, key=lambda k: (k[0] or 0, k[1]), reverse=True)],
    )


def over(cafe: Cafe, round_: Phase | None) -> bool:
    """Tell whether what comes for a round comes late: the round, or the café, has ended."""
    return cafe.closed_at is not None or (round_ is not None and round_.state == PhaseState.DONE)


@dataclass(frozen=True)
class DraftElsewhere:
    """A draft left on another tablet of the table; ``away``: that tablet is not in the room now."""

    draft: Draft
    away: bool


def drafts_elsewhere(table: Table, device: str) -> list[DraftElsewhere]:
    """Return the drafts of the other tablets of a table, the latest first."""
    here = set(connected(table.cafe_id).filter(link__table=table).values_list("device", flat=True))
    drafts = Draft.objects.filter(table=table).exclude(device=device).order_by("-updated_at", "-pk")
    return [DraftElsewhere(draft, draft.device not in here) for draft in drafts]


PLAIN = {"note-added", "note-edited", "note-marked", "note-validated"}


def plain_notes(cafe: Cafe, events: Sequence[Event]) -> list[Note]:
    """Return the notes of ``events``; none unless each is alone in its place, and public."""
    if any(one.kind not in PLAIN or "note" not in one.facts for one in events):
        return []
    wanted = {one.facts["note"] for one in events}
    found = Note.objects.public().filter(cafe=cafe, pk__in=wanted).order_by()
    notes = sorted(found, key=attrgetter("pk"))
    alone = all(note.source == NoteSource.TABLE and not note.sibling_of_id for note in notes)
    return notes if alone and len(notes) == len(wanted) else []


def came(events: Sequence[Event]) -> set[int]:
    """Return the notes that are new."""
    return {one.facts["note"] for one in events if one.kind == "note-added"}
