"""What is printed or shown to let a tablet in: a QR code, a 6-character code, an address."""

from dataclasses import dataclass

import segno

from ..access import links
from ..models import AccessLink, Cafe, LinkKind, Table


@dataclass(frozen=True)
class AccessCard:
    """The way into a table, or into the projection when ``table`` is None.

    Without a ``link``, nothing opens until a new one is issued. ``qr`` is a picture as an address.
    """

    table: Table | None
    link: AccessLink | None = None
    qr: str = ""


def access_cards(cafe: Cafe, base: str) -> list[AccessCard]:
    """Return a card per standing table; codes and pictures are those of ``base``."""
    standing = {link.table_id: link for link in _links(cafe, LinkKind.HOST)}
    tables = Table.objects.standing().filter(cafe=cafe)
    return [card(table, standing.get(table.pk), base) for table in tables]


def projector_card(cafe: Cafe, base: str) -> AccessCard:
    """Return the card of the projection."""
    return card(None, next(iter(_links(cafe, LinkKind.PROJECTOR)), None), base)


def conductor_card(cafe: Cafe, base: str) -> AccessCard:
    """Return the card of the console for a second animator; without a link until one is asked for."""
    return card(None, next(iter(_links(cafe, LinkKind.CONDUCTOR)), None), base)


def card(table: Table | None, link: AccessLink | None, base: str) -> AccessCard:
    """Return one card."""
    return AccessCard(table, link, picture(links.address(link, base)) if link else "")


def picture(address: str) -> str:
    """Return the QR code of ``address`` as a picture that needs no request."""
    return segno.make_qr(address, error="m").svg_data_uri(border=2, light="#fff", scale=4)


def _links(cafe: Cafe, kind: LinkKind) -> list[AccessLink]:
    return list(links.standing(kind).filter(cafe=cafe))
