"""Before the doors open: each tablet's clock, connection, storage and page, and what is wrong."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..live.checkup import page_version
from ..live.presence import connected
from ..models import Cafe, Device, LinkKind, Table
from ..preparation.queries import programme

# Timers are right whatever a tablet's clock says; this far off, the tablet itself deserves a look.
CLOCK_OFF = 60_000
FAULTS: dict[str, Promise] = {
    "away": _("Aucune tablette de cette table n’est en ligne. Ouvrez-la avec son code."),
    "closed": _("Le lien de cette table est fermé. Donnez-lui un nouveau code."),
    "silent": _("La page n’a encore rien dit d’elle-même. Rechargez-la."),
    "storage": _("Rien ne se garde sur cette tablette. Quittez la navigation privée."),
    "version": _("La page est d’une version plus ancienne. Rechargez-la."),
    "clock": _("L’horloge de la tablette est loin de l’heure. Réglez-la si vous le pouvez."),
}


@dataclass(frozen=True)
class Line:
    """A tablet of a table, or a table without any; ``accepted``: all its faults were."""

    table: Table
    device: Device | None
    faults: list[str]

    @property
    def accepted(self) -> bool:
        """Tell whether the animator accepted every fault of this line."""
        return bool(self.faults) and set(self.faults) <= set(self.table.accepted.split())

    @property
    def red(self) -> bool:
        """Tell whether this line stands in the way of « ready »."""
        return bool(self.faults) and not self.accepted

    @property
    def sentences(self) -> list[Promise]:
        """Return what is wrong and what to do."""
        return [FAULTS[fault] for fault in self.faults]

    @property
    def seconds_off(self) -> float | None:
        """Return how far the tablet's clock is from the server's, in seconds; None if unknown."""
        offset = self.device.offset if self.device else None
        return None if offset is None else round(-offset / 1000, 1)


def preflight(cafe: Cafe) -> list[Line]:
    """Return a line per connected tablet, and one per table without any, in three queries."""
    at: dict[int | None, list[Device]] = {}
    for device in connected(cafe.pk).select_related("link").order_by("pk"):
        at.setdefault(device.link.table_id, []).append(device)
    version = page_version()
    links = cafe.links.filter(kind=LinkKind.HOST, revoked_at=None)
    entered = set(links.values_list("table_id", flat=True))
    lines = []
    for table in programme(cafe).tables:
        here = at.get(table.pk, [])
        lines += [Line(table, device, faults_of(device, version)) for device in here]
        if not here:
            lines.append(Line(table, None, ["away" if table.pk in entered else "closed"]))
    return lines


def notice_read_at(cafe: Cafe) -> list[str]:
    """Return the numbers of the tables that have read the notice of use."""
    return [str(one.number) for one in programme(cafe).tables if one.notice_read_at]


def faults_of(device: Device, version: str) -> list[str]:
    """Return what is wrong with a connected tablet."""
    if device.checked_at is None:
        return ["silent"]
    wrong = {
        "storage": not device.keeps,
        "version": device.version != version,
        "clock": device.offset is None or abs(device.offset) > CLOCK_OFF,
    }
    return [fault for fault, found in wrong.items() if found]
