"""Ending the links of a table or of the projection, issuing new ones, printing their cards."""

from ...access import links
from ...live.events import Writing, writing
from ...live.undoable import undoable
from ...models import AccessLink, Cafe, LinkKind, Table, User


def revoke(
    cafe: Cafe, actor: User, table: Table | None, kind: LinkKind = LinkKind.PROJECTOR
) -> None:
    """End all links of ``table``, or for None those of ``kind``. Nothing received is touched."""
    with undoable(cafe, actor, AccessLink) as change:
        _revoke(change, table, _kind(table, kind))


def renew(
    cafe: Cafe, actor: User, table: Table | None, kind: LinkKind = LinkKind.PROJECTOR
) -> AccessLink:
    """Give ``table``, or for None the screen of ``kind``, a new link in place of all earlier ones."""
    with undoable(cafe, actor, AccessLink) as change:
        kind = _kind(table, kind)
        _revoke(change, table, kind)
        link = AccessLink.objects.create(cafe=change.cafe, table=table, kind=kind)
        change.record("link-issued", table=table, link=link.public_id, door=str(kind))
    return link


def cards_printed(cafe: Cafe, actor: User, address: str) -> None:
    """Note that the cards were printed, and at which address their codes lead to this server."""
    with writing(cafe, actor) as change:
        change.record("cards-printed", address=address)


def _kind(table: Table | None, kind: LinkKind) -> LinkKind:
    return kind if table is None else LinkKind.HOST


def _revoke(change: Writing, table: Table | None, kind: LinkKind) -> None:
    for link in change.cafe.links.filter(table=table, kind=kind, revoked_at=None):
        links.revoke(link)
        change.record("link-revoked", table=table, link=link.public_id, door=str(kind))
