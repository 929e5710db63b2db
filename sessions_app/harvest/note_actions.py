"""What an operation does to the notes of its table, under the café's row lock."""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..live.events import Writing
from ..models import Answer, Note, OperationKind, Question, Table
from ..preparation.queries import programme
from . import mark_actions
from .operations import Malformed, Submission
from .queries import over


def apply(
    change: Writing, table: Table, wanted: Submission, note: Note | None
) -> tuple[str, Note | None]:
    """Do what an operation asks at ``table`` of ``note``, as the server has it, and record it.

    Return the answer and the note that holds what was sent; a new one is not stored yet (``add``).
    Nothing is overwritten or thrown away. ``Malformed`` is raised before anything is written.
    """
    if wanted.kind == OperationKind.MARK:
        return mark_actions.mark(change, table, wanted, note)
    if note and note.table_id != table.pk:
        raise Malformed(_("Cette idée porte l’identifiant d’une autre. Rechargez la page."))
    if wanted.kind == OperationKind.CREATE:
        if note and note.text == wanted.text:
            return Answer.OK, note
        if note:
            # One draft sent from two tabs, differently: both stand.
            return _add(change, table, wanted, wanted.op, sibling_of=note)
        return _add(change, table, wanted, wanted.note)
    if note is None:
        # Its creation never came (a server restored from an older copy): keep what we hold.
        if wanted.kind == OperationKind.EDIT:
            return _add(change, table, wanted, wanted.note)
        return Answer.OK, None
    if wanted.kind == OperationKind.EDIT:
        return _edit(change, table, wanted, note)
    if say := mark_actions.SAYINGS.get(wanted.kind):
        return say(change, table, wanted, note)
    return _take_back_or_restore(change, table, wanted, note)


def add(change: Writing, notes: Sequence[Note]) -> None:
    """Store new notes in one statement, and record that each came."""
    Note.objects.bulk_create(notes)
    for note in notes:
        _record(change, "note-added", note)


def _add(
    change: Writing, table: Table, wanted: Submission, uid: str, sibling_of: Note | None = None
) -> tuple[str, Note]:
    plan = programme(change.cafe)
    round_ = next((one for one in plan.rounds if one.pk == wanted.round), plan.current_round)
    question = _question(wanted, plan.questions) or plan.question_for(table, round_)
    if sibling_of:
        round_, question = sibling_of.round, sibling_of.question
    if question is None:
        raise Malformed(_("Ce café n’a pas encore de question. Parlez-en à l’animation."))
    note = Note(
        cafe=change.cafe,
        uid=uid,
        table=table,
        round=round_,
        question=question,
        text=wanted.text,
        late=over(change.cafe, round_),
        asks=wanted.asks,
        sibling_of=sibling_of,
    )
    if sibling_of:
        return Answer.CONFLICT, note
    return (Answer.LATE if note.late else Answer.OK), note


def _question(wanted: Submission, questions: list[Question]) -> Question | None:
    return next((one for one in questions if one.pk == wanted.question), None)


def _edit(change: Writing, table: Table, wanted: Submission, note: Note) -> tuple[str, Note]:
    if note.version != wanted.base or note.deleted_at is not None:
        if note.text == wanted.text and note.deleted_at is None:
            return Answer.OK, note
        return _add(change, table, wanted, wanted.op, sibling_of=note)
    note.text, note.version, note.edited_at = wanted.text, note.version + 1, timezone.now()
    note.validated_at = None
    note.save(update_fields=["text", "version", "edited_at", "validated_at"])
    _record(change, "note-edited", note)
    late = over(change.cafe, note.round)
    return (Answer.LATE if late else Answer.OK), note


def _take_back_or_restore(
    change: Writing, table: Table, wanted: Submission, note: Note
) -> tuple[str, Note]:
    deleting = wanted.kind == OperationKind.DELETE
    if deleting == (note.deleted_at is not None):
        return Answer.OK, note
    if deleting and note.version != wanted.base:
        # Somebody changed the idea meanwhile: it stays, and both see it.
        return Answer.CONFLICT, note
    note.deleted_at = timezone.now() if deleting else None
    note.version += 1
    note.save(update_fields=["deleted_at", "version"])
    _record(change, "note-deleted" if deleting else "note-restored", note)
    return Answer.OK, note


def _record(change: Writing, kind: str, note: Note) -> None:
    facts = {"note": note.pk, "question": note.question_id, "round": note.round_id}
    change.record(kind, table=note.table, **facts)
