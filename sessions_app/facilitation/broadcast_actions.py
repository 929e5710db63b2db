"""Telling every table something, taking it off the tablets, noting who has read it."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..access.refusals import Refusal
from ..live.events import writing
from ..live.undoable import undoable
from ..models import MESSAGE_LENGTH, Cafe, Message, Reading, Table, User
from ..wording.typography import typeset

UNPROCESSABLE = 422


def send(cafe: Cafe, actor: User | None, text: str) -> None:
    """Show ``text`` on every table's tablet, in place of the message before."""
    text = typeset(" ".join(text.split()), cafe.language)
    if not text or len(text) > MESSAGE_LENGTH:
        raise Refusal(
            _("Un message a de 1 à %(most)d caractères.") % {"most": MESSAGE_LENGTH},
            _("Rien n’a été envoyé. Ce que vous avez écrit est encore à l’écran."),
            status=UNPROCESSABLE,
        )
    with undoable(cafe, actor, Message) as change:
        _withdraw(change.cafe)
        Message.objects.create(cafe=change.cafe, text=text)
        change.record("message-sent")


def withdraw(cafe: Cafe, actor: User | None) -> None:
    """Take the message off the tablets; none there is fine."""
    with undoable(cafe, actor, Message) as change:
        if _withdraw(change.cafe):
            change.record("message-withdrawn")


def read(cafe: Cafe, table: Table, pk: int) -> None:
    """Note that a table has read a message; twice, or withdrawn meanwhile, is fine."""
    with writing(cafe) as change:
        message = change.cafe.messages.filter(pk=pk).first()
        if message and Reading.objects.get_or_create(message=message, table=table)[1]:
            change.record("message-read", table=table)


def _withdraw(cafe: Cafe) -> int:
    return cafe.messages.filter(withdrawn_at=None).update(withdrawn_at=timezone.now())
