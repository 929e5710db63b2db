"""What the preparation page shows, always read from what is stored."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from ..models import Cafe, Phase, PhaseKind, PhaseState, Question, Table
from .bar import segments
from .forms import CafeForm
from .hours import end_label, has_begun, hours, stage
from .queries import Programme, programme
from .readiness import points
from .row_forms import PhaseForm, QuestionForm, RoundsForm, TableForm, TablesForm


@dataclass(frozen=True)
class QuestionRow:
    """A question with its form."""

    question: Question
    number: int
    form: QuestionForm
    last: bool


@dataclass(frozen=True)
class PhaseRow:
    """A phase with its form and its times. Only a planned one can change here."""

    phase: Phase
    name: str
    start: datetime
    end: datetime
    form: PhaseForm
    planned: bool
    first: bool
    last: bool


@dataclass(frozen=True)
class TableRow:
    """A table with its form and the question, with its number, that it has in each round."""

    table: Table
    form: TableForm
    cells: list[tuple[int, Question | None]]


def context(cafe: Cafe) -> dict[str, Any]:
    """Return all that the templates of the preparation page need."""
    plan = programme(cafe)
    phases = phase_rows(plan)
    now_at = stage(cafe, has_begun(plan))
    return {
        "cafe": cafe,
        "step": "preparation",
        "form": CafeForm(instance=cafe, auto_id="cafe-%s"),
        "questions": question_rows(plan),
        "tables": table_rows(plan),
        "tables_form": TablesForm(len(plan.tables)),
        "removed": removed_tables(cafe),
        "phases": phases,
        "rounds": plan.rounds,
        "rounds_form": RoundsForm(len(plan.rounds)),
        "segments": segments([phase for phase in plan.phases if not phase.dropped]),
        "stage": now_at,
        "hours": hours(plan),
        "end_label": end_label(now_at),
        "minutes": sum(phase.minutes for phase in plan.phases if not phase.dropped),
        "phase_kinds": PhaseKind.choices,
        "points": points(plan),
    }


def question_rows(plan: Programme) -> list[QuestionRow]:
    """Return the questions as they are edited."""
    return [
        QuestionRow(
            question,
            number,
            QuestionForm(number, instance=question, auto_id=f"question-{question.pk}-%s"),
            last=number == len(plan.questions),
        )
        for number, question in enumerate(plan.questions, 1)
    ]


def table_rows(plan: Programme) -> list[TableRow]:
    """Return the standing tables with the question of each round (M02)."""
    numbers = {question.pk: number for number, question in enumerate(plan.questions, 1)}
    rows = []
    for table in plan.tables:
        asked = [plan.question_for(table, one) for one in plan.rounds]
        cells = [(numbers[one.pk] if one else 0, one) for one in asked]
        form = TableForm(instance=table, auto_id=f"table-{table.pk}-%s")
        rows.append(TableRow(table, form, cells))
    return rows


def phase_rows(plan: Programme) -> list[PhaseRow]:
    """Return the agenda with the times to expect."""
    begun = sum(phase.state != PhaseState.PLANNED for phase in plan.phases)
    return [
        PhaseRow(
            phase,
            phase_name(plan, phase),
            slot.start,
            slot.end,
            PhaseForm(phase_name(plan, phase), instance=phase, auto_id=f"phase-{phase.pk}-%s"),
            planned=phase.state == PhaseState.PLANNED,
            first=index <= begun,
            last=index == len(plan.phases) - 1,
        )
        for index, (phase, slot) in enumerate(plan.slots())
    ]


def phase_name(plan: Programme, phase: Phase) -> str:
    """Return the name of a phase; a round without a name of its own has its number."""
    number = plan.number(phase)
    if phase.title or number is None:
        return str(phase)
    return _("Ronde %(number)s") % {"number": number}


def removed_tables(cafe: Cafe) -> list[Table]:
    """Return the removed tables, with how many ideas each keeps."""
    standing = Count("notes", filter=Q(notes__deleted_at=None))
    return list(cafe.tables.exclude(removed_at=None).annotate(kept=standing))
