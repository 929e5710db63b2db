"""Taking in what an offline tablet handed over, operation by operation, as if it had sent it."""

import logging
from dataclasses import dataclass, field

from django.db import OperationalError
from django.utils.translation import gettext as _

from ..live import presence
from ..live.events import writing
from ..models import Answer, Cafe, Table, User
from . import actions
from .rescue import Handover

logger = logging.getLogger(__name__)


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
    for raw in handover.operations:
        _submit(reading, handover, raw, actor)
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


def _submit(reading: Reading, handover: Handover, raw: object, actor: User) -> None:
    try:
        answer = actions.submit(handover.link, raw, handover.device, actor)
    except OperationalError:
        raise
    except Exception:
        logger.exception("an operation of a rescue failed; the others go on")
        answer = {"answer": Answer.REFUSED, "sentence": _("Cette idée n’a pas pu être lue.")}
    if answer["answer"] == Answer.REFUSED:
        text = raw.get("text") if isinstance(raw, dict) else ""
        reading.refused.append((str(text or ""), answer["sentence"]))
    else:
        reading.count(answer["answer"])
