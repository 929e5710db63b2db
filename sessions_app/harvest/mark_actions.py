"""What a table says of ideas: its marks on those of earlier groups, which it passes on, which it
holds for right."""

from collections.abc import Callable

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..live.events import Writing
from ..models import Answer, Mark, Note, OperationKind, Phase, Table
from ..preparation.queries import Programme, programme
from .operations import Malformed, Submission
from .queries import over


def mark(
    change: Writing, table: Table, wanted: Submission, note: Note | None
) -> tuple[str, Note | None]:
    """Mark an idea for the group of ``table`` in the round of then; an empty mark takes it back.

    A mark that had seen the one before it replaces it. Of two that knew nothing of each other, the
    one made last by the tablets' clocks stands, whatever came first.
    """
    if note is None:
        return Answer.OK, None
    plan = programme(change.cafe)
    round_ = next((one for one in plan.rounds if one.pk == wanted.round), plan.current_round)
    if round_ is None or not _concerns(plan, note, table, round_):
        raise Malformed(_("Cette idée n’a pas été transmise à votre table. Rechargez la page."))
    group = {"note": note, "table": table, "round": round_}
    standing = Mark.objects.filter(**group).first() or Mark(**group, version=0)
    if standing.version != wanted.base and wanted.at < standing.at:
        return Answer.CONFLICT, note
    if standing.kind != wanted.mark:
        standing.kind, standing.version, standing.at = wanted.mark, standing.version + 1, wanted.at
        standing.save()
        _record(change, "note-marked", table, note)
    return (Answer.LATE if over(change.cafe, round_) else Answer.OK), note


def _concerns(plan: Programme, note: Note, table: Table, round_: Phase) -> bool:
    question = plan.question_for(table, round_)
    return note.table_id == table.pk or (question is not None and note.question_id == question.pk)


def star(change: Writing, table: Table, wanted: Submission, note: Note) -> tuple[str, Note]:
    """Choose an idea of this table to be passed on to its next groups, or choose it no more."""
    starred = wanted.kind == OperationKind.STAR
    if note.starred != starred:
        note.starred = starred
        note.save(update_fields=["starred"])
        _record(change, "note-starred", table, note)
    return (Answer.LATE if over(change.cafe, note.round) else Answer.OK), note


def validate(change: Writing, table: Table, wanted: Submission, note: Note) -> tuple[str, Note]:
    """Hold an idea for right at its table (« validé »), or no more.

    It holds for the text that was on screen: one that changed meanwhile is not validated unseen.
    """
    validating = wanted.kind == OperationKind.VALIDATE
    if validating and note.version != wanted.base:
        return Answer.CONFLICT, note
    if validating != (note.validated_at is not None):
        note.validated_at = timezone.now() if validating else None
        note.save(update_fields=["validated_at"])
        _record(change, "note-validated", table, note)
    return (Answer.LATE if over(change.cafe, note.round) else Answer.OK), note


# What a table says of an idea of its own.
SAYINGS: dict[str, Callable[[Writing, Table, Submission, Note], tuple[str, Note]]] = {
    OperationKind.STAR: star,
    OperationKind.UNSTAR: star,
    OperationKind.VALIDATE: validate,
    OperationKind.UNVALIDATE: validate,
}


def _record(change: Writing, kind: str, table: Table, note: Note) -> None:
    change.record(kind, table=table, note=note.pk, question=note.question_id, round=note.round_id)
