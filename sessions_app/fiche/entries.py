"""The header and the publication block as fields that are saved one by one."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ..models import Fiche
from ..wording.typography import clean
from .forms import HEADER, PUBLICATION

LABELS = {
    "title": _("Titre"),
    "subtitle": _("Sous-titre"),
    "issuer": _("Organisme émetteur"),
    "authors_heading": _("Titre de la liste des personnes"),
    "authors": _("Autrices et auteurs"),
    "edition": _("Édition"),
    "diffusion": _("Diffusion"),
    "reproduction": _("Reproduction"),
    "copyright": _("Titulaire du droit d’auteur"),
    "issn": _("ISSN"),
    "legal_deposit": _("Dépôt légal"),
    "reference": _("Référence"),
    "acknowledgements": _("Remerciements"),
    "funding": _("Subvention"),
}
HINTS = {
    "issuer": _("Une ligne par niveau, du plus près au plus large."),
    "authors_heading": _("Facultatif. Laissé vide, il dit « Autrices et auteurs »."),
    "authors": _("Une personne par ligne : prénom et nom, grade, fonction, affiliation."),
    "edition": _("Qui a révisé et mis en forme."),
    "diffusion": _("Qui diffuse la fiche, et à quelle adresse web."),
    "reproduction": _("Ce que les lectrices et lecteurs peuvent en faire."),
    "copyright": _("Le signe © s’ajoute de lui-même."),
    "issn": _("Par exemple 2561-3413 (En ligne)."),
    "legal_deposit": _("Bibliothèque et année."),
    "reference": _("Le document dont la fiche est issue, s’il y en a un."),
}
SHORT = frozenset({"authors_heading", "copyright", "issn", "legal_deposit"})


@dataclass(frozen=True)
class Entry:
    """One field of the fiche, with its name on screen."""

    fiche: Fiche
    name: str

    @property
    def value(self) -> str:
        """Return what is stored."""
        return str(getattr(self.fiche, self.name))

    @property
    def label(self) -> object:
        """Return the name of the field on screen."""
        return LABELS[self.name]

    @property
    def hint(self) -> object:
        """Return a sentence of help, often empty."""
        return HINTS.get(self.name, "")

    @property
    def short(self) -> bool:
        """Tell whether the field stands beside another on a line."""
        return self.name in SHORT


def groups(fiche: Fiche) -> dict[str, list[Entry]]:
    """Return the fields of the header and those of the publication block."""
    return {
        "header": [Entry(fiche, name) for name in HEADER],
        "publication": [Entry(fiche, name) for name in PUBLICATION],
    }


def before(sent: Mapping[str, str]) -> dict[str, str]:
    """Return what each field said when its page was shown, of those that were sent along."""
    found = ((name, sent.get(f"before-{name}")) for name in LABELS)
    return {name: clean(text).strip() for name, text in found if text is not None}
