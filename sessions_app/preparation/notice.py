"""The notice of use: what a café collects, why, until when, and who answers for it.

Source: Loi sur l’accès (RLRQ, c. A-2.1), sections on collection: purpose, retention, rights, the
person in charge. It is shown before the first round and printed with the method annex.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Cafe

# Half a year: the fiche is written, and the notes can still be asked about meanwhile.
USUAL = timedelta(days=183)
PURPOSE = gettext_lazy(
    "Écrire une fiche synthèse de ce qui aura été dit, pour les personnes qui ont participé et "
    "pour celles que le sujet intéresse."
)
PARTS: dict[str, Promise] = {
    "purpose": gettext_lazy("à quoi serviront les idées"),
    "purge_on": gettext_lazy("la date d’effacement"),
    "officer": gettext_lazy("la personne responsable"),
    "officer_contact": gettext_lazy("comment la joindre"),
}


@dataclass(frozen=True)
class Notice:
    """``lines`` are (term, sentences); ``missing`` names the parts of ``PARTS`` that are empty."""

    lines: list[tuple[str, str]]
    missing: list[str]
    accepted: bool
    short: str

    @property
    def red(self) -> bool:
        """Tell whether it stands in the way of « ready »."""
        return bool(self.missing) and not self.accepted

    @property
    def lacks(self) -> list[Promise]:
        """Return what is missing, in words."""
        return [PARTS[part] for part in self.missing]


def _short(cafe: Cafe) -> str:
    """Return the notice in two sentences, for a screen that shows something else too."""
    said = _("Les idées sont notées sans votre nom. L’avis complet est sur chaque tablette.")
    if not cafe.purge_on:
        return said
    until = _("Noms et photos sont effacés le %(day)s.")
    return f"{said} {until % {'day': date_format(cafe.purge_on, 'DATE_FORMAT')}}"


def usual_day(cafe: Cafe) -> date:
    """Return the day of deletion that is proposed for a café."""
    return timezone.localdate(cafe.starts_at) + USUAL


def too_early(cafe: Cafe, day: date | None) -> bool:
    """Tell whether a day of deletion is past, or not after the café."""
    return day is not None and day <= max(timezone.localdate(), timezone.localdate(cafe.starts_at))


def notice(cafe: Cafe) -> Notice:
    """Return the notice of a café, in the language of now."""
    missing = [part for part in PARTS if not getattr(cafe, part)]
    lines = [
        (_("Ce qui est recueilli"), _collected()),
        (_("Pourquoi"), cafe.purpose or _("Ce n’est pas encore précisé.")),
        (_("Jusqu’à quand"), _until(cafe)),
        (_("Qui en répond"), _officer(cafe)),
    ]
    return Notice(lines, missing, set(missing) <= set(cafe.notice_accepted.split()), _short(cafe))


def _collected() -> str:
    return _(
        "Les idées de chaque table, sans le nom de qui les dit, et parfois une photo de la nappe. "
        "Si une liste est tenue : un nom ou un pseudonyme, un secteur, des besoins d’accueil et une "
        "place par ronde. Donner son nom est facultatif. Dans une idée, ne nommez personne."
    )


def _until(cafe: Cafe) -> str:
    if not cafe.purge_on:
        return _("Aucune date d’effacement n’est encore choisie.")
    return _(
        "Noms, secteurs, besoins, places et photos sont effacés le %(day)s. Les idées et la fiche "
        "synthèse sont gardées, sans nom."
    ) % {"day": date_format(cafe.purge_on, "DATE_FORMAT")}


def _officer(cafe: Cafe) -> str:
    body = str(cafe.organisation)
    who = f"{cafe.officer}, {body}" if cafe.officer else body
    reach = _(" : %(contact)s") % {"contact": cafe.officer_contact} if cafe.officer_contact else ""
    return _(
        "%(who)s%(reach)s. Vous pouvez y demander à voir, à corriger ou à faire retirer ce qui vous "
        "concerne."
    ) % {"who": who, "reach": reach}
