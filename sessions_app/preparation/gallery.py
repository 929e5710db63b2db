"""The cafés that an account sees, each with where it stands and what comes next."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ..access.roles import Right, cafes_of, may
from ..models import Cafe, Phase, PhaseState, Role, Table, User

TO_COME, ON_NOW, OVER = "to-come", "on-now", "over"


@dataclass(frozen=True)
class Card:
    """A café on the list. ``state`` is one of the three constants of this module."""

    cafe: Cafe
    tables: int
    state: str
    step: str
    label: object


def may_create(user: User) -> bool:
    """Tell whether ``user`` makes cafés: those who animate or administer an organisation.

    Not the account of a demonstration: nobody knows its password, so nobody would find them again.
    """
    return not user.is_demo and user.role in (Role.ANIMATOR, Role.ADMINISTRATOR)


def cards(user: User) -> list[Card]:
    """Return the cards of all cafés that ``user`` may read, the latest first."""
    cafes = list(cafes_of(user))
    started = Phase.objects.exclude(state=PhaseState.PLANNED).filter(cafe__in=cafes)
    begun = set(started.values_list("cafe", flat=True))
    standing = Table.objects.standing().filter(cafe__in=cafes)
    tables = Counter(standing.values_list("cafe", flat=True))
    return [_card(cafe, user, tables[cafe.pk], cafe.pk in begun) for cafe in cafes]


def _card(cafe: Cafe, user: User, tables: int, begun: bool) -> Card:
    state = OVER if cafe.closed_at else ON_NOW if begun else TO_COME
    step, label = _next(state, may(user, cafe, Right.PREPARE))
    return Card(cafe, tables, state, step, label)


def _next(state: str, leads: bool) -> tuple[str, object]:
    """Return the name of the next screen and the words of its link."""
    if state == OVER:
        return "synthesis", _("Faire la synthèse")
    if not leads:
        return "wall", _("Voir la récolte")
    if state == ON_NOW:
        return "console", _("Reprendre l’animation")
    return "preparation", _("Continuer la préparation")
