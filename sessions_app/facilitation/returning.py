"""The way into the return page, as the projection shows it once the room closes."""

from dataclasses import dataclass

from ..access import links
from ..models import Cafe, LinkKind, ReturnPage
from ..preparation.cards import picture


@dataclass(frozen=True)
class Way:
    """The address of its QR code (``target``) and that as a picture, the address in clear and the
    code to type there."""

    target: str
    qr: str
    address: str
    code: str


def way_back(cafe: Cafe) -> Way | None:
    """Return the way into the return page, or None while it is closed."""
    opened = ReturnPage.objects.filter(cafe=cafe).exclude(opened_at=None).exists()
    return way_in(cafe) if opened else None


def way_in(cafe: Cafe) -> Way | None:
    """Return the way in for participants, be their return page open or not; None without a link."""
    page = ReturnPage.objects.filter(cafe=cafe).first()
    link = links.standing(LinkKind.PARTICIPANT).filter(cafe=cafe).first() if page else None
    if page is None or link is None or not page.address:
        return None
    plain = page.address.removeprefix("http://").removeprefix("https://")
    target = links.address(link, page.address)
    return Way(target, picture(target), plain, f"{link.code[:3]} {link.code[3:]}")
