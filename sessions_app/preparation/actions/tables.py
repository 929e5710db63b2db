"""Setting how many tables stand, naming them, removing them and putting them back."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ...access.refusals import Refusal
from ...live.events import Writing
from ...live.undoable import undoable
from ...models import AccessLink, Cafe, LinkKind, Table, User

MIN_TABLES, MAX_TABLES = 1, 200


def set_count(cafe: Cafe, actor: User, count: int) -> None:
    """Bring the standing tables to ``count``: the highest numbers go, removed ones come back first."""
    with undoable(cafe, actor, Table, AccessLink) as change:
        standing = _standing(change)
        for table in reversed(standing[count:]):
            _remove(change, table)
        for _more in range(count - len(standing)):
            _add(change)


def rename(cafe: Cafe, actor: User, table: Table, name: str) -> None:
    """Name a table; an empty name leaves it its number."""
    with undoable(cafe, actor, Table, AccessLink) as change:
        # A table is only marked as removed: its row is always there.
        fresh = change.cafe.tables.get(pk=table.pk)
        if fresh.name != name:
            fresh.name = name
            fresh.save(update_fields=["name"])
            change.record("tables-edited", table=fresh, what="name")


def remove(cafe: Cafe, actor: User, table: Table) -> None:
    """Remove a table. Its notes stay; its links open no more while it is removed."""
    with undoable(cafe, actor, Table, AccessLink) as change:
        standing = _standing(change)
        if table in standing:
            if len(standing) <= MIN_TABLES:
                raise Refusal(_("Un café garde au moins une table. Celle-ci est la dernière."))
            _remove(change, table)


def put_back(cafe: Cafe, actor: User, table: Table) -> None:
    """Let a removed table stand again, with its name, its notes and its links."""
    with undoable(cafe, actor, Table, AccessLink) as change:
        if fresh := change.cafe.tables.exclude(removed_at=None).filter(pk=table.pk).first():
            _put_back(change, fresh)


def _standing(change: Writing) -> list[Table]:
    return list(Table.objects.standing().filter(cafe=change.cafe))


def _remove(change: Writing, table: Table) -> None:
    table.removed_at = timezone.now()
    table.save(update_fields=["removed_at"])
    change.record("tables-edited", table=table, what="removed")


def _put_back(change: Writing, table: Table) -> None:
    table.removed_at = None
    table.save(update_fields=["removed_at"])
    change.record("tables-edited", table=table, what="put-back")


def _add(change: Writing) -> None:
    """Put back the removed table of lowest number, so that its printed card serves again; or make
    a new one."""
    if removed := change.cafe.tables.exclude(removed_at=None).first():
        _put_back(change, removed)
        return
    last = change.cafe.tables.last()
    table = Table.objects.create(cafe=change.cafe, number=last.number + 1 if last else 1)
    AccessLink.objects.create(cafe=change.cafe, table=table, kind=LinkKind.HOST)
    change.record("tables-edited", table=table, what="added")
