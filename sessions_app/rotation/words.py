"""A plan's worth in French sentences: the proven minimum with its argument, the rules not met."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..preparation.readiness import enumerated, in_short
from .seating import Room
from .terms import Plan, Unmet

REASONS = {
    "none": gettext_lazy("Aucun calcul n’impose de rencontre répétée."),
    "tied": gettext_lazy(
        "Les personnes réunies, ou qui restent à la même table, se retrouvent à chaque ronde."
    ),
    "hosts": gettext_lazy(
        "Il y a plus de rondes que de tables : chaque personne revient à une table où l’hôte "
        "ou l’hôtesse est resté."
    ),
    "pairs": gettext_lazy(
        "Les rondes font plus de rencontres qu’il n’y a de paires de personnes : des paires se "
        "retrouvent donc."
    ),
    "tables": gettext_lazy(
        "Une table compte plus de personnes qu’il n’y a de tables : en se dispersant, deux d’entre "
        "elles arrivent à la même."
    ),
}


@dataclass(frozen=True)
class Worth:
    """What the seats of a café are worth, in numbers and sentences."""

    repeats: int
    bound: int | None
    reason: str
    spread: int
    unmet: list[str]

    @property
    def best(self) -> bool:
        """Whether no plan can have fewer repeat meetings."""
        return self.bound is not None and self.repeats <= self.bound


def worth(here: Room) -> Worth | None:
    """Return what the seats are worth, or None when nobody sits; the minimum holds for whole plans."""
    if not here.people or not any(here.placed.values()) or not here.tables or not here.rounds:
        return None
    found: Plan = here.worth()
    names = {str(one.pk): str(one) for one in here.people}
    unmet = [sentence(one, names, here) for one in found.unmet if not _unhosted(one)]
    places = [one.table for one in found.unmet if _unhosted(one) and one.table is not None]
    if bare := sorted(here.tables[place].number for place in places):
        unmet.append(without_host(bare))
    bound = found.bound if here.whole else None
    return Worth(
        found.repeat_meetings, bound, str(REASONS[found.bound_reason]), found.sector_spread, unmet
    )


def _unhosted(unmet: Unmet) -> bool:
    """Tell whether a table has nobody to keep it, rather than one too many."""
    return unmet.rule == "host" and not unmet.people


def without_host(numbers: Sequence[int]) -> str:
    """Return one sentence for all the tables that nobody of the list keeps."""
    said = ngettext(
        "La table %(tables)s n’a pas d’hôte ou d’hôtesse dans la liste.",
        "Les tables %(tables)s n’ont pas d’hôte ou d’hôtesse dans la liste.",
        len(numbers),
    )
    return said % {"tables": in_short(numbers)}


def sentence(unmet: Unmet, names: Mapping[str, str], here: Room) -> str:
    """Return one sentence that names the rule, who it is about and when."""
    people = enumerated([names[key] for key in unmet.people])
    table = here.tables[unmet.table].number if unmet.table is not None else ""
    words = {"people": people, "table": table, "subject": unmet.subject, "n": len(unmet.people)}
    said = {
        "apart": _("%(people)s sont à la même table, alors qu’on voulait les séparer"),
        "together": _("%(people)s ne sont pas réunis"),
        "stay": _("%(people)s ne peut pas rester à la table %(table)s"),
        "host": _("%(people)s ne peut pas garder la table %(table)s : elle a déjà quelqu’un"),
        "seats": _("Il manque %(subject)s places avec ce nombre de places par table"),
        "sector": _("À la table %(table)s, le secteur « %(subject)s » est trop nombreux"),
        "question": ngettext(
            "%(n)d personne retrouve une question : %(people)s",
            "%(n)d personnes retrouvent une question : %(people)s",
            len(unmet.people),
        ),
    }[unmet.rule]
    return f"{said % words}{when(unmet)}."


def when(unmet: Unmet) -> str:
    """Return in which rounds a rule is not met, empty for all of them."""
    if not unmet.rounds:
        return ""
    said = ngettext(" (ronde %(numbers)s)", " (rondes %(numbers)s)", len(unmet.rounds))
    return said % {"numbers": enumerated([str(one) for one in unmet.rounds])}
