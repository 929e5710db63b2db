"""Writing an archive: a café as plain sections, in one stable order, without database ids."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model

from ...models import Cafe, Event, Fiche, Mark, Note, Operation, PhaseKind, Theme
from . import schema
from .after import written_after
from .copying import copied
from .fiche import written_fiche
from .messages import messages_of
from .names import CONTENT, FACTS, translate
from .people import written
from .photos import written_photos
from .votes import written_votes

Section = dict[str, Any] | list[dict[str, Any]] | None


def sections(cafe: Cafe) -> dict[str, Section]:
    """Return all sections of a café, as they go into an archive (see docs/archive.md)."""
    return Writer(cafe).sections()


def ranks(rows: Iterable[Model]) -> dict[Any, int]:
    """Return the rank of each row, from 1, by its id."""
    return {row.pk: rank for rank, row in enumerate(rows, 1)}


class Writer:
    """A café read once, with the local names of its rows."""

    def __init__(self, cafe: Cafe) -> None:
        self.cafe = cafe
        self.tables = list(cafe.tables.prefetch_related("calls"))
        self.questions = list(cafe.questions.all())
        self.phases = list(cafe.phases.all())
        self.notes = list(cafe.notes.select_related("set_aside").prefetch_related("marks"))
        order = ranks(self.questions)
        self.themes = sorted(
            cafe.themes.prefetch_related("placements"),
            key=lambda theme: (order[theme.question_id], theme.position, theme.pk),
        )
        self.fiche = Fiche.objects.filter(cafe=cafe).first()
        around = ("sources", "outside")
        self.blocks = list(self.fiche.blocks.prefetch_related(*around)) if self.fiche else []
        self.operations = list(cafe.operations.select_related("link").order_by("pk"))
        self.photos = list(cafe.photos.all())
        self.uids = {note.pk: note.uid for note in self.notes}
        self.names: Mapping[str, Mapping[Any, Any]] = {
            "phase": ranks(self.phases),
            "question": order,
            "theme": ranks(self.themes),
            "block": ranks(self.blocks),
            "table": {table.pk: table.number for table in self.tables},
            "note": self.uids,
            "photo": ranks(self.photos),
            "operation": ranks(self.operations),
            "person": dict(cafe.participants.values_list("pk", "number")),
        }
        self.rounds = ranks(one for one in self.phases if one.kind == PhaseKind.ROUND)

    def sections(self) -> dict[str, Section]:
        """Return every section by its name."""
        fiche = written_fiche(self.fiche, self.blocks, self.names) if self.fiche else None
        return {
            "cafe": self._cafe(),
            "events": [self._event(event) for event in self.cafe.events.order_by("seq")],
            "fiche": fiche,
            "notes": [self._note(note) for note in self.notes],
            "operations": [self._operation(one) for one in self.operations],
            "people": written(self.cafe, self.names["table"], self.rounds),
            "photos": written_photos(self.photos, self.names["table"], self.names["phase"]),
            "themes": [self._theme(theme) for theme in self.themes],
        }

    def name(self, kind: str, pk: int | None) -> Any:
        """Return the local name of a row, or None for none."""
        return None if pk is None else self.names[kind].get(pk)

    def _cafe(self) -> dict[str, Any]:
        tables = [
            copied(schema.TABLE, table)
            | {"calls": [copied(schema.CALL, call) for call in in_time(table.calls.all())]}
            for table in self.tables
        ]
        questions = [copied(schema.QUESTION, question) for question in self.questions]
        phases = [copied(schema.PHASE, phase) for phase in self.phases]
        lists = {"tables": tables, "questions": questions, "phases": phases}
        lists["messages"] = messages_of(self.cafe, self.names["table"])
        lists["votes"] = written_votes(self.cafe, self.names)
        return copied(schema.CAFE, self.cafe) | lists | written_after(self.cafe, self.uids)

    def _note(self, note: Note) -> dict[str, Any]:
        return copied(schema.NOTE, note) | {
            "table": self.name("table", note.table_id),
            **self._when(note.round_id),
            "question": self.name("question", note.question_id),
            "sibling_of": self.name("note", note.sibling_of_id),
            "marks": [self._mark(mark) for mark in note.marks.all()],
            "set_aside": self._set_aside(note),
        }

    def _mark(self, mark: Mark) -> dict[str, Any]:
        return copied(schema.MARK, mark) | {
            "table": self.name("table", mark.table_id),
            "phase": self.name("phase", mark.round_id),
        }

    def _set_aside(self, note: Note) -> dict[str, Any] | None:
        if not hasattr(note, "set_aside"):
            return None
        repeats = self.name("note", note.set_aside.repeats_id)
        return copied(schema.SET_ASIDE, note.set_aside) | {"repeats": repeats}

    def _when(self, phase_id: int | None) -> dict[str, Any]:
        """Name a note's round by its number; a step that is no longer a round by its rank."""
        if phase_id is None or phase_id in self.rounds:
            return {"round": self.rounds.get(phase_id)}
        return {"phase": self.name("phase", phase_id)}

    def _operation(self, one: Operation) -> dict[str, Any]:
        return copied(schema.OPERATION, one) | {
            "content": translate(one.content, CONTENT, self.names),
            "table": self.name("table", one.link.table_id if one.link else None),
            "note": self.name("note", one.note_id),
        }

    def _theme(self, theme: Theme) -> dict[str, Any]:
        return copied(schema.THEME, theme) | {
            "question": self.name("question", theme.question_id),
            "notes": [self.uids[one.note_id] for one in theme.placements.all()],
            "dissent": [self.uids[one.note_id] for one in theme.placements.all() if one.dissent],
        }

    def _event(self, event: Event) -> dict[str, Any]:
        return copied(schema.EVENT, event) | {
            "facts": translate(event.facts, FACTS, self.names),
            "table": self.name("table", event.table_id),
        }


def in_time(calls: Iterable[Any]) -> list[Any]:
    """Return calls in the order in which they were made."""
    return sorted(calls, key=lambda call: (call.called_at, call.pk))
