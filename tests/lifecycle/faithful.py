"""Screens that are never away: after each event, what they fold is what a fresh page would show."""

import json

from hypothesis.stateful import invariant

from sessions_app.harvest.handover import elsewhere
from sessions_app.harvest.queries import table_top
from sessions_app.live import feed
from sessions_app.live.audiences import CONSOLE, HOST, PROJECTOR, SYNTHESIS, WALL, Audience
from sessions_app.live.memory import Memory
from sessions_app.models import Cafe

from .folding import Shown
from .ground import Ground
from .tablets import mark_of
from .world import TABLES, THEIRS


class Faithful(Ground):
    """One screen of each audience."""

    def __init__(self) -> None:
        super().__init__()
        kinds = (CONSOLE, PROJECTOR, WALL, SYNTHESIS)
        shown = self.cafe.questions.first().pk
        self.absent = rf"board-tabs-(?!{shown}$)\d+"
        self.heard, self.memory = -1, Memory()
        self.table_numbers = {table.pk: table.number for table in self.cafe.tables.all()}
        hosts = [Audience(self.cafe.pk, HOST, pk) for pk in self.table_numbers]
        audiences = [*(Audience(self.cafe.pk, kind) for kind in kinds), *hosts]
        self.watched = {audience: Shown(self.absent) for audience in audiences}

    @invariant()
    def the_fold_of_frames_is_the_fresh_state_for_every_audience(self) -> None:
        if self.head() == self.heard:
            return
        reading = feed.read(self.cafe.pk, self.heard, self.watched, memory=self.memory)
        fresh = feed.read(self.cafe.pk, -1, self.watched)
        self.heard = reading.head
        for audience, shown in self.watched.items():
            self._says_nothing_of_others(
                audience, reading.frames[audience] + fresh.frames[audience]
            )
            shown |= json.loads(reading.frames[audience])["regions"]
            whole = Shown(self.absent)
            whole |= json.loads(fresh.frames[audience])["regions"]
            assert shown.differs_from(whole) == [], audience.kind

    def _says_nothing_of_others(self, audience: Audience, said: str) -> None:
        mine = self.table_numbers.get(audience.table_id or 0)
        known = {None, *self._passed_on(audience)}
        others = [mark_of(n) for n in range(1, TABLES + 1) if not known & {mine, n} and n != mine]
        assert not any(mark in said for mark in (THEIRS, *others)), audience

    def _passed_on(self, audience: Audience) -> set[int]:
        """Return the tables whose question this one took over, in a carousel: it is told of theirs."""
        if audience.kind != HOST:
            return set()
        cafe = Cafe.objects.get(pk=self.cafe.pk)
        top = table_top(cafe, cafe.tables.get(pk=audience.table_id))
        return {note.table.number for note in elsewhere(top) if note.table}
