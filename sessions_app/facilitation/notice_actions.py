"""The notice of use on the day: shown to the room, read at the tables, accepted as it is."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..access.refusals import Refusal
from ..live.events import Writing, writing
from ..live.undoable import undoable
from ..models import Cafe, Phase, PhaseKind, Table, User
from ..preparation.notice import PARTS


def before(change: Writing, phase: Phase) -> None:
    """Note that the notice is shown from now on, where ``phase`` comes before the first round.

    Projection and tablets show it until that round. Refuse a first round that nothing precedes,
    unless the animator has said that the room was told.
    """
    if change.cafe.notice_shown_at:
        return
    if phase.kind == PhaseKind.ROUND:
        raise Refusal(
            _(
                "L’avis d’utilisation n’a pas encore été présenté à la salle : aucune étape ne "
                "précède cette ronde. Lisez-le, puis touchez « Avis présenté » dans la vérification."
            ),
            _("La ronde n’a pas commencé."),
        )
    _shown(change, "screens")


def show(cafe: Cafe, actor: User | None) -> None:
    """Say that the notice was read to the room; twice is fine."""
    with writing(cafe, actor) as change:
        if not change.cafe.notice_shown_at:
            _shown(change, "aloud")


def _shown(change: Writing, what: str) -> None:
    change.cafe.notice_shown_at = timezone.now()
    change.cafe.save(update_fields=["notice_shown_at"])
    change.record("notice-shown", what=what)


def accept(cafe: Cafe, actor: User | None, parts: Iterable[str]) -> None:
    """Go on though the notice lacks ``parts``, as they were seen; another that goes is red again."""
    with undoable(cafe, actor, Cafe) as change:
        known = set(change.cafe.notice_accepted.split()) | set(parts)
        change.cafe.notice_accepted = " ".join(part for part in PARTS if part in known)
        change.cafe.save(update_fields=["notice_accepted"])
        change.record("notice-accepted", what=change.cafe.notice_accepted)


def read(cafe: Cafe, table: Table) -> None:
    """Note that a table has read the notice; twice is fine."""
    with writing(cafe) as change:
        unread = Table.objects.filter(pk=table.pk, notice_read_at=None)
        if unread.update(notice_read_at=timezone.now()):
            change.record("notice-read", table=table)
