"""The findings of a review by kind, apart those that somebody accepted."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ...models import Acceptance, Question
from . import material as kinds
from .material import Finding

# For each kind, in order: how many there are, that there is none, and what to make of them.
WORDS = {
    kinds.EMPTY: (
        ngettext_lazy(
            "%(n)s section vide, qui ne paraît pas",
            "%(n)s sections vides, qui ne paraissent pas",
            "n",
        ),
        _("Aucune section vide"),
        _("Une section sans texte ne paraît ni à la lecture, ni dans les fichiers."),
    ),
    kinds.UNSOURCED: (
        ngettext_lazy("%(n)s passage sans source", "%(n)s passages sans source", "n"),
        _("Aucun passage sans source"),
        _("Rattachez-y les notes que le passage résume, ou acceptez-le tel quel."),
    ),
    kinds.LOST: (
        ngettext_lazy("%(n)s note à relier", "%(n)s notes à relier", "n"),
        _("Aucune note à relier"),
        _("La phrase que ces notes appuyaient a beaucoup changé, ou n’y est plus."),
    ),
    kinds.CONTRARY: (
        ngettext_lazy("%(n)s avis contraire sans suite", "%(n)s avis contraires sans suite", "n"),
        _("Aucun avis contraire sans suite"),
        _("Ces notes en contredisent d’autres. Gardez-les dans la fiche, ou écartez-les."),
    ),
    kinds.UNUSED: (
        ngettext_lazy("%(n)s note inutilisée", "%(n)s notes inutilisées", "n"),
        _("Aucune note inutilisée"),
        _("Ce n’est pas une faute. Vérifiez qu’aucune idée ne manque."),
    ),
    kinds.NAMED: (
        ngettext_lazy("%(n)s nom possible de personne", "%(n)s noms possibles de personnes", "n"),
        _("Aucun nom possible de personne"),
        _("Dans la fiche ou les notes. Reformulez, masquez la note, ou acceptez-la."),
    ),
    kinds.QUANTIFIER: (
        ngettext_lazy("%(n)s généralité peu appuyée", "%(n)s généralités peu appuyées", "n"),
        _("Aucune généralité peu appuyée"),
        _("Moins de la moitié des tables sont derrière ces mots."),
    ),
    kinds.INCLUSIVE: (
        ngettext_lazy("%(n)s forme abrégée à revoir", "%(n)s formes abrégées à revoir", "n"),
        _("Aucune forme abrégée à revoir"),
        _("Le profil de rédaction de la fiche ne garde pas ces formes. Rien ne change sans vous."),
    ),
    kinds.MISSING: (
        ngettext_lazy("%(n)s champ de publication vide", "%(n)s champs de publication vides", "n"),
        _("Aucun champ de publication vide"),
        _("Ce qui reste vide ne paraît nulle part."),
    ),
}


@dataclass(frozen=True)
class Group:
    """The findings of one kind: those to look at, and those accepted."""

    kind: str
    open: list[Finding]
    accepted: list[tuple[Finding, Acceptance]]

    @property
    def title(self) -> str:
        """Return how many there are to look at."""
        many, none, _hint = WORDS[self.kind]
        return many % {"n": len(self.open)} if self.open else str(none)

    @property
    def accepted_title(self) -> str:
        """Return how many were accepted."""
        return WORDS[self.kind][0] % {"n": len(self.accepted)}

    @property
    def hint(self) -> object:
        """Return what to make of them."""
        return WORDS[self.kind][2]

    @property
    def by_question(self) -> list[tuple[Question | None, list[Finding]]]:
        """Return what is to look at, notes under their questions in the order of these."""
        found: dict[int | None, list[Finding]] = {}
        for one in self.open:
            found.setdefault(one.note.question_id if one.note else None, []).append(one)
        heads = [(_question(several), several) for several in found.values()]
        return sorted(heads, key=lambda head: head[0].position if head[0] else -1)


def _question(findings: list[Finding]) -> Question | None:
    note = findings[0].note
    return note.question if note else None


@dataclass(frozen=True)
class Review:
    """What deserves a look before a fiche is published."""

    groups: list[Group]

    @property
    def open(self) -> int:
        """Return how many findings nobody accepted."""
        return sum(len(group.open) for group in self.groups)

    def of(self, kind: str) -> list[Finding]:
        """Return what is to look at of one kind."""
        return next(group.open for group in self.groups if group.kind == kind)

    @property
    def accepted(self) -> int:
        """Return how many were accepted."""
        return sum(len(group.accepted) for group in self.groups)


def sorted_out(found: Iterable[Finding], acceptances: Iterable[Acceptance]) -> Review:
    """Return the findings by kind; an acceptance of what is not found any more says nothing."""
    known = {(one.kind, one.about): one for one in acceptances}
    groups = {kind: Group(kind, [], []) for kind in WORDS}
    for one in found:
        accepted = known.get((one.kind, one.about))
        if accepted:
            groups[one.kind].accepted.append((one, accepted))
        else:
            groups[one.kind].open.append(one)
    return Review(list(groups.values()))
