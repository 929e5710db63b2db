"""Taking in what tablets submit: each operation once, whole or not at all."""

import logging
from collections.abc import Sequence
from itertools import islice
from typing import Any

from django.db import OperationalError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..access import links
from ..access.refusals import Refusal
from ..live import measures
from ..live.events import Writing, writing
from ..live.undoable import undoable
from ..models import AccessLink, Answer, Cafe, Note, Operation, OperationKind, Table, User
from ..upkeep import state
from .draft_actions import let_go
from .note_actions import add, apply
from .operations import ID, Malformed, Submission, parse

logger = logging.getLogger(__name__)
# So many share a transaction, and so one flush to the disk, which costs more than all they do.
TOGETHER = 25


def submit(
    link: AccessLink, batch: Sequence[Any], device: str, actor: User | None = None
) -> list[dict[str, Any]]:
    """Take in the operations of a tablet, or of its rescue by ``actor``; return their answers.

    An answer comes once what it tells is committed: « reçu » may be shown for every answer but
    ``refused``. The table comes from the link; nothing is ever overwritten or thrown away. An
    operation that fails fails alone; it has no answer, and so is tried again. ``link.cafe`` has the
    head and the epoch of then.
    """
    rest, answered = iter(batch), list[dict[str, Any]]()
    try:
        while together := list(islice(rest, TOGETHER)):
            answered += take_in(link, together, device, actor)
    except OperationalError as error:
        logger.exception("the database is away")
        state.could_not_write(error)
    return answered


def take_in(
    link: AccessLink, together: Sequence[Any], device: str, actor: User | None
) -> list[dict[str, Any]]:
    """Take in operations in one transaction; where one of them fails, each in its own."""
    try:
        with writing(link.cafe, actor) as change:
            intake = Intake(change, link, device, together)
            answers = [intake.answer(raw) for raw in together]
            intake.keep()
    except OperationalError:
        raise
    except Exception:
        # Whatever it was, nothing of this transaction stays: no idea may wait behind a faulty one.
        if len(together) > 1:
            return [one for raw in together for one in take_in(link, [raw], device, actor)]
        logger.exception("an operation failed; the others go on")
        return []
    state.wrote()
    for one in answers:
        measures.count("operations", str(one["answer"]))
    link.cafe.head, link.cafe.epoch = change.cafe.head, change.cafe.epoch
    return answers


class Intake:
    """What one transaction takes in; it reads once what all of its operations need to know."""

    def __init__(
        self, change: Writing, link: AccessLink, device: str, batch: Sequence[Any]
    ) -> None:
        self.change = change
        self.device = device
        self.link = AccessLink.objects.select_related("table").get(pk=link.pk)
        self.link.cafe = change.cafe
        change.remember()
        mine = {"cafe": change.cafe}
        known = Operation.objects.filter(**mine, op__in=ids(batch, "op")).prefetch_related("note")
        self.operations = {one.op: one for one in known.order_by()}
        notes = Note.objects.filter(**mine, uid__in=ids(batch, "note"))
        self.notes = {one.uid: one for one in notes.order_by()}
        self.fresh: list[Operation] = []
        self.typed: list[Submission] = []
        self.added: list[Note] = []

    def answer(self, raw: Any) -> dict[str, Any]:
        """Take in one operation and return the answer for it; what is refused wrote nothing."""
        op = raw.get("op") if isinstance(raw, dict) else None
        try:
            wanted = parse(raw)
            answer, note = self.once(wanted)
        except Malformed as refusal:
            return {"op": op, "answer": Answer.REFUSED, "sentence": str(refusal.sentence)}
        return {
            "op": op,
            "answer": answer,
            "note": note.uid if note else wanted.note,
            "version": note.version if note else wanted.base,
        }

    def once(self, wanted: Submission) -> tuple[str, Note | None]:
        """Apply an operation unless it already was: the unique ``op`` is the referee."""
        if known := self.operations.get(wanted.op):
            if known.digest != wanted.digest:
                raise Malformed(_("Cette idée porte l’identifiant d’une autre. Rechargez la page."))
            return Answer.DUP, known.note
        answer, note = self.do(wanted)
        operation = Operation(
            cafe=self.change.cafe,
            link=self.link,
            op=wanted.op,
            digest=wanted.digest,
            kind=wanted.kind,
            note=note,
            device=self.device,
            content=wanted.content,
            answer=answer,
        )
        self.operations[wanted.op] = operation
        self.fresh.append(operation)
        self.typed.append(wanted)
        return answer, note

    def do(self, wanted: Submission) -> tuple[str, Note | None]:
        """Do what an operation asks, or hold it where the link was ended; new ideas wait (``store``)."""
        if not links.opens(self.link):
            self.change.record("operation-held", table=self.link.table)
            return Answer.HELD, None
        found = self.notes.get(wanted.note)
        if found or wanted.kind != OperationKind.CREATE:
            self.store()
        answer, note = apply(self.change, _table(self.link), wanted, found)
        if note and note.pk is None:
            self.added.append(note)
        if note:
            self.notes[note.uid] = note
        return answer, note

    def store(self) -> None:
        """Store the ideas that are new, before anything is said of them."""
        added, self.added = self.added, []
        add(self.change, added)

    def keep(self) -> None:
        """Store what is new; the drafts that became ideas are drafts no more."""
        self.store()
        Operation.objects.bulk_create(self.fresh)
        let_go(_table(self.link), self.device, self.typed)


def ids(batch: Sequence[Any], name: str) -> list[str]:
    """Return what a batch has under ``name``, where it may be an id."""
    given = [one.get(name) for one in batch if isinstance(one, dict)]
    return [one for one in given if isinstance(one, str) and ID.fullmatch(one)]


def _table(link: AccessLink) -> Table:
    if link.table is None:
        raise Malformed(_("Ce lien n’est pas celui d’une table."))
    return link.table


def decide(cafe: Cafe, actor: User | None, operation_id: int, keep: bool) -> None:
    """Keep a held operation as its table's, or leave it out; it stays in the log either way."""
    # A kept idea is taken back like any other, by its table: only leaving out is undone.
    with writing(cafe, actor) if keep else undoable(cafe, actor, Operation) as change:
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
                wanted = Submission(**held.content)
                found = Note.objects.filter(cafe=change.cafe, uid=wanted.note).first()
                held.note = apply(change, table, wanted, found)[1]
                add(change, [held.note] if held.note and held.note.pk is None else [])
            except Malformed as refusal:
                raise Refusal(refusal.sentence, _("Elle reste retenue.")) from None
        held.decided_at = timezone.now()
        held.save(update_fields=["note", "decided_at"])
        change.record("operation-decided", table=table, operation=held.pk, kept=keep)
