"""Reading a café's programme: phases, tables, questions, and which question is where."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property

from django.utils import timezone

from ..live.memory import once
from ..models import Cafe, Phase, PhaseKind, PhaseState, Question, QuestionMode, Table
from .schedule import Slot, Step, schedule


@dataclass(frozen=True)
class Programme:
    """A café's programme, read in three queries. Lists are in their order."""

    cafe: Cafe
    phases: list[Phase]
    tables: list[Table]
    questions: list[Question]

    @property
    def rounds(self) -> list[Phase]:
        """Return the rounds, in order; round 1 is the first."""
        return [phase for phase in self.phases if phase.kind == PhaseKind.ROUND]

    def number(self, phase: Phase | None) -> int | None:
        """Return the number of a round, from 1, or None for any other phase."""
        return next((n for n, one in enumerate(self.rounds, 1) if one == phase), None)

    @property
    def current(self) -> Phase | None:
        """Return the phase on air, if any."""
        return next((phase for phase in self.phases if phase.on_air), None)

    @property
    def next_phase(self) -> Phase | None:
        """Return the first planned phase after all that were started, dropped ones passed over."""
        started = [i for i, p in enumerate(self.phases) if p.state != PhaseState.PLANNED]
        rest = self.phases[max(started, default=-1) + 1 :]
        return next((phase for phase in rest if not phase.dropped), None)

    @property
    def current_round(self) -> Phase | None:
        """Return the round that notes belong to now.

        The round on air; between rounds the last one begun; before any, the first.
        """
        begun = [one for one in self.rounds if one.state != PhaseState.PLANNED]
        return begun[-1] if begun else next(iter(self.rounds), None)

    def question_for(self, table: Table, round_: Phase | None) -> Question | None:
        """Return the question that a table talks about in a round (M02).

        Per round: the n-th round has the n-th question. Carousel: each table keeps its own.
        Same: the first, always. Lists that are too short start over.
        """
        if not self.questions:
            return None
        if self.cafe.mode == QuestionMode.SAME:
            return self.questions[0]
        if self.cafe.mode == QuestionMode.CAROUSEL:
            index = next((i for i, one in enumerate(self.tables) if one == table), table.number - 1)
        else:
            index = (self.number(round_) or 1) - 1
        return self.questions[index % len(self.questions)]

    @cached_property
    def asked(self) -> Mapping[tuple[int, int], list[Table]]:
        """Return the tables that talk about a question in a round, by the ids of both."""
        found: dict[tuple[int, int], list[Table]] = defaultdict(list)
        for round_ in self.rounds:
            for table in self.tables:
                if question := self.question_for(table, round_):
                    found[question.pk, round_.pk].append(table)
        return dict(found)

    def slots(self, now: datetime | None = None) -> list[tuple[Phase, Slot]]:
        """Return each phase with its planned and expected times."""
        steps = [
            Step(
                0 if phase.dropped else phase.minutes,
                phase.started_at,
                phase.ended_at,
                foreseen_end(phase, now or timezone.now()) if phase.on_air else None,
                phase.planned_minutes or phase.minutes,
            )
            for phase in self.phases
        ]
        return list(
            zip(
                self.phases,
                schedule(steps, self.cafe.starts_at, now or timezone.now()),
                strict=True,
            )
        )


def foreseen_end(phase: Phase, now: datetime) -> datetime | None:
    """Return when the clock of a phase on air will reach zero, were it to run from now on."""
    if phase.state == PhaseState.PAUSED and phase.left is not None:
        return now + timedelta(milliseconds=phase.left)
    return datetime.fromtimestamp(phase.deadline / 1000, UTC) if phase.deadline else None


@once
def programme(cafe: Cafe) -> Programme:
    """Read the programme of a café; removed tables are left out."""
    phases = list(cafe.phases.all())
    for number, one in enumerate((p for p in phases if p.kind == PhaseKind.ROUND), 1):
        one.number = number
    return Programme(
        cafe,
        phases,
        list(Table.objects.standing().filter(cafe=cafe)),
        list(cafe.questions.all()),
    )


@once
def every_table(cafe: Cafe) -> dict[int, Table]:
    """Read the tables of a café by their key, removed ones too."""
    return {table.pk: table for table in Table.objects.filter(cafe=cafe)}


def printed_address(cafe: Cafe) -> str:
    """Return the address that the last printed cards bear; empty if none were printed."""
    printed = cafe.events.filter(kind="cards-printed").order_by("-seq").first()
    return printed.facts["address"] if printed else ""
