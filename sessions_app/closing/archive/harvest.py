"""Reading what an archive holds of the harvest: notes and the operations behind them."""

import hashlib
from typing import Any

from django.utils.translation import gettext as _

from ...harvest.operations import ID, Malformed, parse
from ...models import Answer, Mark, Note, NoteSource, Operation, Phase, SetAside, Table
from ...preparation.queries import Programme
from . import schema
from .checks import Wrong, record, rows
from .draft import Draft


def read_notes(draft: Draft, found: object) -> None:
    """Read the notes; one that names no question gets that of its table in its round."""
    plan = Programme(draft.cafe, draft.phases, draft.tables, draft.questions)
    for path, one in rows(found, "notes"):
        given = record(schema.NOTE, one, path)
        label = given.get("uid") or str(len(draft.notes) + 1)
        if label in draft.by_uid:
            raise Wrong(f"{path}.uid", _("chaque note a un identifiant à elle. Changez celui-ci."))
        given["uid"] = uid_of(label)
        table = draft.table(one.get("table"), f"{path}.table")
        phase = _phase(draft, one, path)
        question = draft.at(one.get("question"), draft.questions, f"{path}.question")
        if question is None and table:
            question = plan.question_for(table, phase)
        _check_place(given, table, question, path)
        _check_hidden(given, path)
        if phase and phase.started_at:
            given.setdefault("created_at", phase.started_at)
        note = Note(cafe=draft.cafe, table=table, round=phase, question=question, **given)
        draft.notes.append(note)
        draft.by_uid[label] = note
        _read_marks(draft, note, one, path)
        if one.get("set_aside") is not None:
            _read_set_aside(draft, note, one["set_aside"], f"{path}.set_aside")
        if one.get("sibling_of") is not None:
            draft.siblings.append((note, one["sibling_of"], f"{path}.sibling_of"))
    for _note, uid, at in draft.siblings:
        draft.note(uid, at)
    for aside, uid, at in draft.repeats:
        aside.repeats = draft.note(uid, at)


def _read_marks(draft: Draft, note: Note, one: dict[str, Any], path: str) -> None:
    """Read what groups said of a note: one mark for each table and step."""
    groups = set()
    for at, found in rows(one.get("marks"), f"{path}.marks"):
        given = record(schema.MARK, found, at)
        table = draft.table(found["table"], f"{at}.table")
        phase = draft.at(found["phase"], draft.phases, f"{at}.phase")
        if (id(table), id(phase)) in groups:
            raise Wrong(at, _("une table marque une idée une seule fois par ronde."))
        groups.add((id(table), id(phase)))
        draft.marks.append(Mark(note=note, table=table, round=phase, **given))


def _read_set_aside(draft: Draft, note: Note, one: dict[str, Any], path: str) -> None:
    """Read why a note was left out; the note that it repeats may come later."""
    left = SetAside(note=note, **record(schema.SET_ASIDE, one, path))
    draft.set_aside.append(left)
    if one.get("repeats") is not None:
        draft.repeats.append((left, one["repeats"], f"{path}.repeats"))


def uid_of(label: str) -> str:
    """Return the uid that devices know: theirs as it is, made from a label written by hand."""
    return label if ID.fullmatch(label) else hashlib.sha256(label.encode()).hexdigest()[:32]


def _phase(draft: Draft, one: dict[str, Any], path: str) -> Phase | None:
    if one.get("phase") is not None:
        return draft.at(one["phase"], draft.phases, f"{path}.phase")
    return draft.at(one.get("round"), draft.rounds, f"{path}.round")


def _check_place(given: dict[str, Any], table: Table | None, question: object, path: str) -> None:
    if table is None and given.get("source", NoteSource.TABLE) == NoteSource.TABLE:
        raise Wrong(
            f"{path}.table",
            _('une note de table nomme sa table. Ajoutez son numéro, ou "source": "plenary".'),
        )
    if question is None:
        raise Wrong(
            f"{path}.question", _("dites à quelle question cette note répond (rang à partir de 1).")
        )


def _check_hidden(given: dict[str, Any], path: str) -> None:
    if given.get("hidden_at") and not given.get("hidden_reason"):
        raise Wrong(f"{path}.hidden_reason", _("une note masquée dit pourquoi. Ajoutez la raison."))


def read_operations(draft: Draft, found: object) -> None:
    """Read the operations, so that what a tablet sends again is known to have arrived."""
    seen: set[str] = set()
    for path, one in rows(found, "operations"):
        given = record(schema.OPERATION, one, path)
        if given["op"] in seen:
            raise Wrong(f"{path}.op", _("deux opérations portent cet identifiant."))
        seen.add(given["op"])
        note = draft.note(one.get("note"), f"{path}.note")
        _check_held(given, path)
        draft.operations.append(Operation(cafe=draft.cafe, note=note, **given))
        draft.tables_of_operations.append(draft.table(one.get("table"), f"{path}.table"))


def _check_held(given: dict[str, Any], path: str) -> None:
    """Check that an operation held back can still be applied when the animator decides."""
    if given["answer"] != Answer.HELD or given.get("decided_at"):
        return
    try:
        parse(given.get("content"))
    except Malformed as error:
        raise Wrong(f"{path}.content", str(error.sentence)) from error
