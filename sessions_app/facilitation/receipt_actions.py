"""Putting a tablet that will not come back out of the count, and waiting for it again."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..access.refusals import Refusal
from ..live.undoable import undoable
from ..models import Cafe, Device, User
from .receipt import TabletReceipt, devices, tablet


def excuse(cafe: Cafe, actor: User | None, device_id: int) -> None:
    """Put a tablet that is away out of the count; the log names what it kept."""
    with undoable(cafe, actor, Device) as change:
        found = _tablet(change.cafe, device_id)
        if found.online:
            raise Refusal(
                _("Cette tablette est de nouveau en ligne : elle reste dans le compte."),
                _("Ses idées arrivent d’elles-mêmes."),
            )
        devices(change.cafe).filter(pk=found.pk).update(excused_at=timezone.now())
        change.record(
            "tablet-excused",
            table=found.table,
            written=found.written,
            received=found.received,
            missing=found.missing,
        )


def expect(cafe: Cafe, actor: User | None, device_id: int) -> None:
    """Wait again for a tablet put out of the count; already waited for is fine."""
    with undoable(cafe, actor, Device) as change:
        found = _tablet(change.cafe, device_id)
        if (
            devices(change.cafe)
            .filter(pk=found.pk, excused_at__isnull=False)
            .update(excused_at=None)
        ):
            change.record("tablet-expected", table=found.table)


def _tablet(cafe: Cafe, device_id: int) -> TabletReceipt:
    device = devices(cafe).filter(pk=device_id).first()
    if device is None:
        raise Refusal(_("Cette tablette n’est pas de ce café. Rien n’a été changé."))
    return tablet(device, cafe.closed_at)
