"""Taking in what an offline tablet handed over, operation by operation, as if it had sent it."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from ..live import presence
from ..live.events import writing
from ..models import Answer, Cafe, Table, User
from . import actions
from .rescue import Handover


@dataclass
class Reading:
    """What became of a tablet's operations; ``refused`` holds text and sentence of each one left."""

    table: Table
    read: int = 0
    added: int = 0
    known: int = 0
    held: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)

    def count(self, answer: str) -> None:
        """Count one answer of the harvest that means « reçu »."""
        if answer == Answer.DUP:
            self.known += 1
        elif answer == Answer.HELD:
            self.held += 1
        else:
            self.added += 1


def take_in(cafe: Cafe, actor: User, handover: Handover) -> Reading:
    """Submit all that a tablet handed over; the log names who vouched for it.

    Each operation is unique, so reading twice, or the tablet coming back, doubles nothing.
    """
    assert handover.link.table is not None
    reading = Reading(handover.link.table, read=len(handover.operations))
    answers = actions.submit(handover.link, handover.operations, handover.device, actor)
    answered = {answer["op"]: answer for answer in answers}
    for raw in handover.operations:
        _count(reading, raw, answered)
    if reading.added or reading.held:
        with writing(cafe, actor) as change:
            change.record(
                "notes-rescued",
                table=reading.table,
                read=reading.read,
                added=reading.added,
                held=reading.held,
                refused=len(reading.refused),
            )
    if handover.device and not reading.refused:
        presence.handed_over(handover.link, handover.device, handover.written)
    return reading


def _count(reading: Reading, raw: object, answered: dict[object, dict[str, Any]]) -> None:
    op, text = (raw.get("op"), raw.get("text")) if isinstance(raw, dict) else (None, "")
    answer = answered.get(op) if isinstance(op, str) else None
    if answer is None:
        reading.refused.append((str(text or ""), str(_("Cette idée n’a pas pu être lue."))))
    elif answer["answer"] == Answer.REFUSED:
        reading.refused.append((str(text or ""), answer["sentence"]))
    else:
        reading.count(answer["answer"])
