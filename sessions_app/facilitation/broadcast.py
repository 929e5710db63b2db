"""The message that every table sees: who has read it, and who has not."""

from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from ..models import Cafe, Message, Phase, PhaseKind, Table
from ..preparation.queries import programme


@dataclass(frozen=True)
class Broadcast:
    """A standing message with the tables that read it and those that did not, by number."""

    message: Message
    read: list[Table]
    unread: list[Table]

    @property
    def tables(self) -> int:
        """Return how many tables it is meant for."""
        return len(self.read) + len(self.unread)


def standing(cafe: Cafe) -> Message | None:
    """Return the message that is on the tablets now, if any.

    It leaves with the first round that ends after it was sent, and comes back if that round does;
    what was sent between two rounds is for the one that follows.
    """
    # An end that is yet to come is of a clock since set back.
    ended = Phase.objects.filter(
        cafe=OuterRef("cafe"),
        kind=PhaseKind.ROUND,
        ended_at__gt=OuterRef("sent_at"),
        ended_at__lte=timezone.now(),
    )
    messages = Message.objects.filter(cafe=cafe, withdrawn_at=None).exclude(Exists(ended))
    return messages.exclude(cafe__closed_at__gt=F("sent_at")).first()


def broadcast(cafe: Cafe) -> Broadcast | None:
    """Return the standing message as the console sees it."""
    message = standing(cafe)
    if message is None:
        return None
    readers = set(message.readings.values_list("table", flat=True))
    tables = programme(cafe).tables
    read = [table for table in tables if table.pk in readers]
    return Broadcast(message, read, [table for table in tables if table.pk not in readers])


def unread(cafe: Cafe, table: Table) -> Message | None:
    """Return the standing message if this table has not read it yet."""
    message = standing(cafe)
    if message is None or message.readings.filter(table=table).exists():
        return None
    return message
