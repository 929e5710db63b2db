"""The cafés that an account sees, each with where it stands and what comes next."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ..access.roles import Right, cafes_of, may
from ..models import Cafe, Fiche, Phase, PhaseState, Role, Table, User
from .hours import ON_NOW, OVER, stage


@dataclass(frozen=True)
class Card:
    """A café on the list. ``state`` is a stage of :mod:`hours`."""

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
    cafes = list(cafes_of(user).select_related("series"))
    started = Phase.objects.exclude(state=PhaseState.PLANNED).filter(cafe__in=cafes)
    begun = set(started.values_list("cafe", flat=True))
    standing = Table.objects.standing().filter(cafe__in=cafes)
    tables = Counter(standing.values_list("cafe", flat=True))
    written = set(Fiche.objects.filter(cafe__in=cafes).values_list("cafe", flat=True))
    found = []
    for cafe in cafes:
        state = stage(cafe, cafe.pk in begun)
        step, label = _next(state, may(user, cafe, Right.PREPARE), cafe.pk in written)
        found.append(Card(cafe, tables[cafe.pk], state, step, label))
    return found


def _next(state: str, leads: bool, written: bool) -> tuple[str, object]:
    """Return the name of the next screen and the words of its link."""
    if state == OVER and written:
        return "fiche", _("Ouvrir la fiche")
    if state == OVER:
        return "synthesis", _("Faire la synthèse")
    if not leads:
        return "wall", _("Voir la récolte")
    if state == ON_NOW:
        return "console", _("Reprendre l’animation")
    return "preparation", _("Continuer la préparation")
