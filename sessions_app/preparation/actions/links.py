"""Ending the links of a table or of the projection, issuing new ones, printing their cards."""

from ...access import links
from ...live.events import Writing, writing
from ...live.undoable import undoable
from ...models import AccessLink, Cafe, LinkKind, Table, User


def revoke(cafe: Cafe, actor: User, table: Table | None) -> None:
    """End all links of ``table``, or of the projection for None. Nothing received is touched."""
    with undoable(cafe, actor, AccessLink) as change:
        _revoke(change, table)


def renew(cafe: Cafe, actor: User, table: Table | None) -> AccessLink:
    """Give ``table``, or the projection for None, a new link in place of all earlier ones."""
    with undoable(cafe, actor, AccessLink) as change:
        _revoke(change, table)
        kind = LinkKind.PROJECTOR if table is None else LinkKind.HOST
        link = AccessLink.objects.create(cafe=change.cafe, table=table, kind=kind)
        change.record("link-issued", table=table, link=link.public_id)
    return link


def cards_printed(cafe: Cafe, actor: User, address: str) -> None:
    """Note that the cards were printed, and at which address their codes lead to this server."""
    with writing(cafe, actor) as change:
        change.record("cards-printed", address=address)


def _revoke(change: Writing, table: Table | None) -> None:
    for link in change.cafe.links.filter(table=table, revoked_at=None):
        links.revoke(link)
        change.record("link-revoked", table=table, link=link.public_id)
