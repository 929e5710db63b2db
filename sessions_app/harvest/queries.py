"""Reading what a table's tablet shows."""

from dataclasses import dataclass

from ..models import Cafe, Call, Note, Phase, Question, Table
from ..preparation.queries import Programme, programme


@dataclass(frozen=True)
class TableTop:
    """A table as its own tablet sees it."""

    plan: Programme
    table: Table
    round: Phase | None
    number: int | None
    question: Question | None
    call: Call | None

    @property
    def phase(self) -> Phase | None:
        """Return the phase on air."""
        return self.plan.current


def table_top(cafe: Cafe, table: Table) -> TableTop:
    """Return what a table works on now."""
    plan = programme(cafe)
    round_ = plan.current_round
    return TableTop(
        plan,
        table,
        round_,
        plan.number(round_),
        plan.question_for(table, round_),
        Call.objects.filter(table=table, ended_at=None).first(),
    )


@dataclass(frozen=True)
class Ideas:
    """The ideas of a table: this round's, those taken back, and earlier rounds' by round."""

    now: list[Note]
    taken_back: list[Note]
    earlier: list[tuple[int | None, Question, list[Note]]]


def ideas(top: TableTop) -> Ideas:
    """Return the ideas of a table, oldest first, in one query."""
    notes = list(
        top.table.notes.select_related("question", "round", "sibling_of").order_by(
            "created_at", "pk"
        )
    )
    current = [note for note in notes if note.round_id == (top.round.pk if top.round else None)]
    earlier: dict[tuple[int | None, int], tuple[int | None, Question, list[Note]]] = {}
    for note in notes:
        if note in current or note.deleted_at:
            continue
        number = top.plan.number(note.round)
        group = earlier.setdefault((number, note.question_id), (number, note.question, []))
        group[2].append(note)
    return Ideas(
        [note for note in current if note.deleted_at is None],
        [note for note in current if note.deleted_at is not None],
        [earlier[key] for key in sorted(earlier, key=lambda k: (k[0] or 0, k[1]), reverse=True)],
    )
