"""The ground of the machine: one example's café, and what must hold after every step."""

from contextlib import ExitStack
from typing import ClassVar
from unittest import mock

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Count
from hypothesis.stateful import RuleBasedStateMachine, invariant

from sessions_app.facilitation import clock_actions
from sessions_app.facilitation.wall_clock import Watch
from sessions_app.models import Cafe, Event, Note, NoteSource, Operation, Phase, PhaseState
from sessions_app.preparation.queries import Programme, programme

from .ledger import Ledger, Sent
from .screens import Screen
from .tablets import Ids, Tablet, tablets_of
from .world import Time, World


class Ground(RuleBasedStateMachine):
    """An example on a database that is rolled back after it."""

    world: ClassVar[World]
    time: ClassVar[Time]

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.stack.enter_context(transaction.atomic())
        self.stack.callback(transaction.set_rollback, True)
        self.time.__init__()
        self.stack.enter_context(self.time.rules())
        watch = Watch(self.time.steady_ns, counts_sleep=True)
        self.stack.enter_context(mock.patch.object(clock_actions, "watch", watch))
        self.stack.enter_context(mock.patch.object(settings, "SINGLE_PROCESS", True))
        self.cafe = Cafe.objects.get(pk=self.world.cafe.pk)
        self.ana = self.world.ana
        self.ids, self.ledger = Ids(), Ledger()
        self.tablets: list[Tablet] = tablets_of(self.cafe)
        self.screens: dict[str, Screen] = {}
        self._checked: dict[int, int] = {}
        self._read_at = -1

    def teardown(self) -> None:
        """Leave no trace; what is only checked at a commit is checked here."""
        with self.stack:
            connection.check_constraints()

    def head(self) -> int:
        """Return where the log stands."""
        return Cafe.objects.values_list("head", flat=True).get(pk=self.cafe.pk)

    def plan(self) -> Programme:
        """Return the agenda as it stands; nothing in it changes without an event."""
        if (head := self.head()) != self._read_at:
            self._plan = programme(Cafe.objects.get(pk=self.cafe.pk))
            self._read_at = head
        return self._plan

    @invariant()
    def one_phase_is_on_air_and_the_log_has_no_gap(self) -> None:
        """The log is in the order of commits, of this café and of the one beside it."""
        heads = dict(Cafe.objects.values_list("pk", "head"))
        if heads == self._checked:
            return
        on_air = Phase.objects.filter(state__in=[PhaseState.RUNNING, PhaseState.PAUSED])
        assert all(row["n"] == 1 for row in on_air.values("cafe").annotate(n=Count("pk")))
        for cafe, head in heads.items():
            events = Event.objects.filter(cafe=cafe).order_by("pk")
            assert list(events.values_list("seq", flat=True)) == list(range(1, head + 1))
        self._checked = heads

    @invariant()
    def each_operation_is_held_once_with_its_text(self) -> None:
        rows = Operation.objects.filter(cafe=self.cafe).values_list("op", "content", "answer")
        stored = [(op, content["text"], answer) for op, content, answer in rows]
        submitted = self.ledger.operations.items()
        assert sorted(stored) == sorted((op, sent["text"], said) for op, (sent, said) in submitted)

    @invariant()
    def the_notes_are_what_the_operations_make(self) -> None:
        rows = Note.objects.filter(cafe=self.cafe, source=NoteSource.TABLE).values_list(
            "uid",
            "table__number",
            "text",
            "round",
            "late",
            "version",
            "deleted_at",
            "sibling_of__uid",
        )
        stored = {row[0]: (*row[1:6], row[6] is not None, row[7]) for row in rows}
        assert stored == {
            uid: (
                one.table,
                one.text,
                one.round,
                one.late,
                one.version,
                one.deleted,
                one.sibling_of,
            )
            for uid, one in self.ledger.ideas.items()
        }


class Moment:
    """The agenda of a café at this moment, as the ledger asks about it."""

    def __init__(self, cafe: Cafe) -> None:
        self.cafe = Cafe.objects.get(pk=cafe.pk)
        self.plan = programme(self.cafe)

    def round_of(self, sent: Sent) -> int:
        """Return the round that a new idea belongs to: its own if it is one of this café."""
        rounds = [one.pk for one in self.plan.rounds]
        return sent["round"] if sent["round"] in rounds else self.plan.current_round.pk

    def over(self, round_: int) -> bool:
        """Tell whether that round, or the café, is over."""
        done = [one.pk for one in self.plan.rounds if one.state == PhaseState.DONE]
        return self.cafe.closed_at is not None or round_ in done
