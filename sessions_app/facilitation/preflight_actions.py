"""Accepting the faults of a table's tablets, and saying that all is ready."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..access.refusals import Refusal
from ..live.undoable import undoable
from ..models import Cafe, Table, User
from ..preparation.notice import notice
from .preflight import FAULTS, preflight


def accept(cafe: Cafe, actor: User | None, number: int, faults: Iterable[str]) -> None:
    """Accept ``faults``, as they were seen, of the tablets of a table; a new one is red again."""
    with undoable(cafe, actor, Table) as change:
        table = Table.objects.standing().filter(cafe=change.cafe, number=number).first()
        if table is None:
            raise Refusal(_("Cette table vient d’être retirée. Rien n’a été changé."))
        known = set(table.accepted.split()) | set(faults)
        table.accepted = " ".join(fault for fault in FAULTS if fault in known)
        table.save(update_fields=["accepted"])
        change.record("preflight-accepted", table=table, what=table.accepted)


def ready(cafe: Cafe, actor: User | None) -> None:
    """Say that the tablets were looked over; refuse while a red line stands."""
    with undoable(cafe, actor, Cafe) as change:
        red = [str(line.table.number) for line in preflight(change.cafe) if line.red]
        if red:
            raise Refusal(
                _("Il reste des lignes rouges : table %(numbers)s.")
                % {"numbers": ", ".join(dict.fromkeys(red))},
                _("Réglez-les, ou acceptez-les une à une en connaissance de cause."),
            )
        if notice(change.cafe).red:
            raise Refusal(
                _("L’avis d’utilisation est incomplet."),
                _("Complétez-le, ou acceptez-le ainsi en connaissance de cause."),
            )
        change.cafe.ready_at = timezone.now()
        change.cafe.save(update_fields=["ready_at"])
        change.record("cafe-ready")
