"""Which account may do what to which café."""

from enum import StrEnum

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from ..models import Cafe, Role, Series, User


class Right(StrEnum):
    """What an account can be allowed to do to a café."""

    PREPARE = "prepare"
    CONDUCT = "conduct"
    READ = "read"
    SYNTHESISE = "synthesise"
    WRITE = "write"
    DELETE = "delete"
    APPROVE = "approve"


STAFF_RIGHTS = frozenset({Right.READ, Right.SYNTHESISE, Right.WRITE, Right.APPROVE})
# Not for a co-animator, who may be a guest for a day.
OWNERS = frozenset({Right.DELETE, Right.APPROVE})


def may(user: User | AnonymousUser, cafe: Cafe, right: Right) -> bool:
    """Tell whether ``user`` has ``right`` on ``cafe``.

    Owner and administration of the organisation: everything. Co-animators: everything but deleting
    it and approving its fiche. Staff of the organisation: read, synthesise, write, approve. Anybody
    else: nothing.
    """
    if not isinstance(user, User) or not user.is_active:
        return False
    if user.pk == cafe.owner_id:
        return True
    if right not in OWNERS and cafe.co_animators.filter(pk=user.pk).exists():
        return True
    if user.organisation_id is None or user.organisation_id != cafe.organisation_id:
        return False
    return user.role == Role.ADMINISTRATOR or (user.role == Role.STAFF and right in STAFF_RIGHTS)


def cafes_of(user: User, right: Right = Right.READ) -> QuerySet[Cafe]:
    """Return the cafés on which ``user`` has ``right``, the latest first; what ``may`` says of each."""
    mine = Q(owner=user)
    if right not in OWNERS:
        mine |= Q(co_animators=user)
    whole = [Role.ADMINISTRATOR, *([Role.STAFF] if right in STAFF_RIGHTS else [])]
    if user.organisation_id and user.role in whole:
        mine |= Q(organisation=user.organisation_id)
    return Cafe.objects.filter(mine).distinct()


def series_of(user: User, right: Right = Right.READ) -> QuerySet[Series]:
    """Return the series with a café on which ``user`` has ``right``."""
    return Series.objects.filter(pk__in=cafes_of(user, right).order_by().values("series"))
