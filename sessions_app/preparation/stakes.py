"""What removing tables would touch: ideas received and tablets that are open."""

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ..live import presence
from ..models import Cafe, Note, Table


class Stake(NamedTuple):
    """How many standing notes the tables hold, and how many of their tablets are connected."""

    notes: int
    tablets: int


def at_stake(cafe: Cafe, tables: Sequence[Table]) -> Stake:
    """Count what removing ``tables`` would touch."""
    notes = Note.objects.standing().filter(table__in=tables).count()
    return Stake(notes, presence.connected(cafe.pk).filter(link__table__in=tables).count())


def sentences(stake: Stake) -> list[object]:
    """Say what is kept and what stops; empty if nobody would notice."""
    said: list[object] = []
    if stake.notes:
        said.append(
            ngettext(
                "L’idée déjà reçue reste dans la récolte.",
                "Les %(count)s idées déjà reçues restent dans la récolte.",
                stake.notes,
            )
            % {"count": stake.notes}
        )
    if stake.tablets:
        said.append(
            ngettext(
                "Une tablette est ouverte : elle n’ouvrira plus la table. Ce qu’elle enverrait "
                "encore sera retenu jusqu’à votre décision.",
                "%(count)s tablettes sont ouvertes : elles n’ouvriront plus leur table. Ce "
                "qu’elles enverraient encore sera retenu jusqu’à votre décision.",
                stake.tablets,
            )
            % {"count": stake.tablets}
        )
    return [*said, _("Vous pourrez remettre la table plus tard, avec son code.")] if said else []
