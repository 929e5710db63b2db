"""What can be printed for a café, and what is missing before it can be."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ...models import Cafe, Participant
from ..queries import programme


@dataclass(frozen=True)
class Kind:
    """A document of the kit: its name in addresses and files, and what it is for."""

    name: str
    title: Any
    purpose: Any


KINDS = (
    Kind(
        "badges",
        _("Badges"),
        _(
            "Huit par feuille, à découper : le nom, la table de chaque ronde, un code pour l’accueil."
        ),
    ),
    Kind(
        "cartes",
        _("Cartes de table"),
        _(
            "Deux par feuille : le numéro, le code QR de la tablette, l’adresse et le code en clair."
        ),
    ),
    Kind(
        "etiquette",
        pgettext_lazy("manners", "Étiquette"),
        _("Une affiche : les règles du café, à poser sur chaque table ou au mur."),
    ),
    Kind(
        "avis",
        _("Avis d’utilisation"),
        _("Une affiche : ce qui est recueilli, pourquoi et jusqu’à quand, à poser à l’accueil."),
    ),
    Kind(
        "hotes",
        _("Feuilles d’hôte"),
        _(
            "Une par table : les rondes avec l’heure et la question, et ce que fait l’hôte ou l’hôtesse."
        ),
    ),
    Kind(
        "notes",
        _("Feuilles de notes"),
        _("Une par table et par ronde, avec son code : le papier prend la relève d’une tablette."),
    ),
)
NAMES = tuple(kind.name for kind in KINDS)


@dataclass(frozen=True)
class Offer:
    """A kind for one café. ``count`` pages or pieces; ``missing`` says why it cannot be printed yet."""

    kind: Kind
    count: str
    missing: str = ""


def offers(cafe: Cafe) -> list[Offer]:
    """Return what this café can print, in the order of the kit."""
    there = programme(cafe)
    tables, rounds = len(there.tables), len(there.rounds)
    people = Participant.objects.expected().filter(cafe=cafe).count()
    no_tables = "" if tables else _("Ajoutez d’abord des tables.")
    no_rounds = no_tables or ("" if rounds else _("Ajoutez d’abord une ronde au déroulement."))
    found = {
        "badges": (people, "" if people else _("La liste ne contient encore personne.")),
        "cartes": (tables, no_tables),
        "etiquette": (
            1,
            "" if cafe.etiquette.strip() else _("Écrivez d’abord l’étiquette du café."),
        ),
        "avis": (1, ""),
        "hotes": (tables, no_rounds),
        "notes": (tables * rounds, no_rounds),
    }
    return [Offer(kind, str(found[kind.name][0]), str(found[kind.name][1])) for kind in KINDS]
