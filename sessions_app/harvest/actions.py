"""Taking in what tablets submit: each operation once, in a transaction of its own."""

from dataclasses import asdict
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..access import links
from ..access.refusals import Refusal
from ..live.events import Writing, writing
from ..models import (
    AccessLink,
    Answer,
    Cafe,
    Note,
    Operation,
    OperationKind,
    Phase,
    PhaseState,
    Question,
    Table,
    User,
)
from ..preparation.queries import programme
from .draft_actions import let_go
from .operations import Malformed, Submission, parse


def submit(link: AccessLink, raw: Any, device: str, actor: User | None = None) -> dict[str, Any]:
    """Take in one operation of a tablet, or of its rescue by ``actor``; return the answer for it.

    Only returns once the transaction is committed: « reçu » may be shown for every answer but
    ``refused``. The table comes from the link; nothing is ever overwritten or thrown away.
    """
    op = raw.get("op") if isinstance(raw, dict) else None
    try:
        wanted = parse(raw)
        with writing(link.cafe, actor) as change:
            answer, note = _once(change, link, wanted, device)
    except Malformed as refusal:
        return {"op": op, "answer": Answer.REFUSED, "sentence": str(refusal.sentence)}
    return {
        "op": op,
        "answer": answer,
        "note": note.uid if note else wanted.note,
        "version": note.version if note else wanted.base,
    }


def _once(
    change: Writing, link: AccessLink, wanted: Submission, device: str
) -> tuple[str, Note | None]:
    """Apply an operation unless it already was: the unique ``op`` is the referee."""
    known = Operation.objects.filter(cafe=change.cafe, op=wanted.op).select_related("note").first()
    if known:
        if known.digest != wanted.digest:
            raise Malformed(_("Cette idée porte l’identifiant d’une autre. Rechargez la page."))
        return Answer.DUP, known.note
    fresh = AccessLink.objects.select_related("cafe", "table").get(pk=link.pk)
    let_go(_table(fresh), device, wanted)
    if links.opens(fresh):
        answer, note = apply(change, _table(fresh), wanted)
    else:
        answer, note = Answer.HELD, None
        change.record("operation-held", table=fresh.table)
    Operation.objects.create(
        cafe=change.cafe,
        link=fresh,
        op=wanted.op,
        digest=wanted.digest,
        kind=wanted.kind,
        note=note,
        device=device,
        content=asdict(wanted),
        answer=answer,
    )
    return answer, note


def _table(link: AccessLink) -> Table:
    if link.table is None:
        raise Malformed(_("Ce lien n’est pas celui d’une table."))
    return link.table


def apply(change: Writing, table: Table, wanted: Submission) -> tuple[str, Note | None]:
    """Do what an operation asks at ``table`` and record it."""
    note = Note.objects.filter(cafe=change.cafe, uid=wanted.note).first()
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
    return _take_back_or_restore(change, table, wanted, note)


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
    note = Note.objects.create(
        cafe=change.cafe,
        uid=uid,
        table=table,
        round=round_,
        question=question,
        text=wanted.text,
        late=_over(change.cafe, round_),
        sibling_of=sibling_of,
    )
    change.record(
        "note-added", table=table, note=note.pk, question=question.pk, round=note.round_id
    )
    if sibling_of:
        return Answer.CONFLICT, note
    return (Answer.LATE if note.late else Answer.OK), note


def _question(wanted: Submission, questions: list[Question]) -> Question | None:
    return next((one for one in questions if one.pk == wanted.question), None)


def _over(cafe: Cafe, round_: Phase | None) -> bool:
    return cafe.closed_at is not None or (round_ is not None and round_.state == PhaseState.DONE)


def _edit(change: Writing, table: Table, wanted: Submission, note: Note) -> tuple[str, Note]:
    if note.version != wanted.base or note.deleted_at is not None:
        if note.text == wanted.text and note.deleted_at is None:
            return Answer.OK, note
        return _add(change, table, wanted, wanted.op, sibling_of=note)
    note.text, note.version, note.edited_at = wanted.text, note.version + 1, timezone.now()
    note.save(update_fields=["text", "version", "edited_at"])
    _record(change, "note-edited", table, note)
    late = _over(change.cafe, note.round)
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
    _record(change, "note-deleted" if deleting else "note-restored", table, note)
    return Answer.OK, note


def _record(change: Writing, kind: str, table: Table, note: Note) -> None:
    change.record(kind, table=table, note=note.pk, question=note.question_id, round=note.round_id)


def decide(cafe: Cafe, actor: User, operation_id: int, keep: bool) -> None:
    """Keep a held operation as its table's, or leave it out; it stays in the log either way."""
    with writing(cafe, actor) as change:
        held = (
            Operation.objects.filter(
                cafe=change.cafe, pk=operation_id, answer=Answer.HELD, decided_at=None
            )
            .select_related("link__table")
            .first()
        )
        if held is None or held.link is None:
            raise Refusal(_("Une autre personne a déjà décidé du sort de cette idée."))
        table = _table(held.link)
        if keep:
            try:
                held.note = apply(change, table, Submission(**held.content))[1]
            except Malformed as refusal:
                raise Refusal(refusal.sentence, _("Elle reste retenue.")) from None
        held.decided_at = timezone.now()
        held.save(update_fields=["note", "decided_at"])
        change.record("operation-decided", table=table, operation=held.pk, kept=keep)
