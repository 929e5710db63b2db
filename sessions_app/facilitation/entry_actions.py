"""Asking to come in by a code, letting in, turning away, opening codes for a while."""

import secrets
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..access.refusals import Refusal
from ..live.events import Writing, writing
from ..live.undoable import undoable
from ..models import AccessLink, Cafe, EntryRequest, User
from .entering import LIFE, OPENED, digest, waiting

# Of one link at a time: the oldest gives way, so that nobody can fill the door.
MOST = 8
FREE = timedelta(minutes=10)
NUMBERS = range(10, 100)


def ask(link: AccessLink) -> str:
    """Ask the animator to let a device in; return the token by which it learns the answer."""
    token = secrets.token_urlsafe(16)
    with writing(link.cafe) as change:
        EntryRequest.objects.filter(
            link__cafe=change.cafe, asked_at__lt=timezone.now() - 2 * LIFE
        ).delete()
        here = list(waiting(change.cafe))
        of_link = [one.pk for one in here if one.link_id == link.pk]
        EntryRequest.objects.filter(pk__in=of_link[: max(0, len(of_link) - MOST + 1)]).delete()
        shown = {one.check_number for one in here}
        free = [number for number in NUMBERS if number not in shown] or list(NUMBERS)
        EntryRequest.objects.create(
            link=link, digest=digest(token), check_number=secrets.choice(free)
        )
        change.record("entry-asked", table=link.table, door=str(link.kind))
    return token


def answer(cafe: Cafe, actor: User | None, pk: int, accepted: bool) -> None:
    """Let a device in, or not; refuse if it waits no more."""
    with writing(cafe, actor) as change:
        request = waiting(change.cafe).filter(pk=pk).first()
        if request is None:
            raise Refusal(
                _(
                    "Cette demande n’attend plus : une autre personne y a répondu, ou dix minutes "
                    "ont passé."
                ),
                _("L’appareil peut en faire une autre."),
            )
        _answer(change, request, accepted)


def open_codes(cafe: Cafe, actor: User | None) -> None:
    """Let in who waits, and for ten minutes whoever types a code; the console is never so opened."""
    with undoable(cafe, actor, Cafe) as change:
        for request in waiting(change.cafe).filter(link__kind__in=OPENED):
            _answer(change, request, True)
        _set_window(change, FREE)
        change.record("codes-opened", minutes=FREE // timedelta(minutes=1))


def close_codes(cafe: Cafe, actor: User | None) -> None:
    """Ask again for each device that types a code."""
    with undoable(cafe, actor, Cafe) as change:
        _set_window(change, None)
        change.record("codes-closed")


def _set_window(change: Writing, length: timedelta | None) -> None:
    change.cafe.codes_open_until = timezone.now() + length if length else None
    change.cafe.save(update_fields=["codes_open_until"])


def _answer(change: Writing, request: EntryRequest, accepted: bool) -> None:
    request.answered_at, request.accepted = timezone.now(), accepted
    request.save(update_fields=["answered_at", "accepted"])
    change.record(
        "entry-answered",
        table=request.link.table,
        door=str(request.link.kind),
        taken=accepted,
        number=request.check_number,
    )
