"""What a purge deletes of a café, kind by kind, with its count and its words on screen."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from ...models import (
    AccessLink,
    Cafe,
    Device,
    Draft,
    LinkKind,
    Message,
    Note,
    Operation,
    Participant,
    Photo,
    RosterStep,
    Rule,
    Seat,
)

Rows = Callable[[Cafe], QuerySet[Any]]


def links(cafe: Cafe) -> QuerySet[AccessLink]:
    """Return the links that go: all but that of the return page, which nobody's data hang on."""
    return AccessLink.objects.filter(cafe=cafe).exclude(kind=LinkKind.PARTICIPANT)


def taken_back(cafe: Cafe) -> QuerySet[Note]:
    """Return the notes that their table took back: they may have been, for what they told."""
    return Note.objects.filter(cafe=cafe).exclude(deleted_at=None)


def hidden(cafe: Cafe) -> QuerySet[Note]:
    """Return the hidden notes whose words are still there."""
    return Note.objects.standing().filter(cafe=cafe).exclude(hidden_at=None).exclude(text=ERASED)


# Facts of the log that point at somebody, or keep rows as they were.
TRACES = Q(undo__isnull=False) | Q(facts__has_any_keys=["person", "people", "link"])
# What stands for words that were erased.
ERASED = "[…]"
# In the order of the confirmation and of the certificate. The rows of each go, one by one or with
# what they hang on, except those of ``hidden``, whose words alone are erased.
KINDS: dict[str, tuple[Any, Rows]] = {
    "people": (
        _("personnes de la liste : nom, secteur, langue, besoins, badge, heures d’arrivée"),
        lambda cafe: Participant.objects.filter(cafe=cafe),
    ),
    "seats": (
        _("places, personne par personne, remplacées par un nombre par table et par ronde"),
        lambda cafe: Seat.objects.filter(round__cafe=cafe),
    ),
    "rules": (_("règles entre personnes"), lambda cafe: Rule.objects.filter(cafe=cafe)),
    "steps": (
        _("gestes gardés pour annuler un changement de la liste"),
        lambda cafe: RosterStep.objects.filter(cafe=cafe),
    ),
    "photos": (
        _("photos de nappe, avec leur fichier"),
        lambda cafe: Photo.objects.filter(cafe=cafe),
    ),
    "taken_back": (_("notes retirées par leur table"), taken_back),
    "hidden": (_("notes masquées, dont le texte et la raison sont effacés"), hidden),
    "operations": (
        _("envois des tablettes : versions antérieures des notes, identifiants d’appareil"),
        lambda cafe: Operation.objects.filter(cafe=cafe),
    ),
    "drafts": (
        _("brouillons restés sur le serveur"),
        lambda cafe: Draft.objects.filter(table__cafe=cafe),
    ),
    "messages": (
        _("messages envoyés aux tables"),
        lambda cafe: Message.objects.filter(cafe=cafe),
    ),
    "devices": (
        _("tablettes vues aux tables"),
        lambda cafe: Device.objects.filter(link__cafe=cafe),
    ),
    "links": (_("liens et codes d’accès des tables, de la projection et de la console"), links),
    "log": (
        _("faits du journal qui désignaient une personne ou gardaient de quoi annuler"),
        lambda cafe: cafe.events.filter(TRACES),
    ),
}
KEPT = (
    _("les notes et leurs réactions, les thèmes et les notes écartées"),
    _("la fiche, ses sources et ses versions approuvées"),
    _("les questions, le déroulement avec ses heures réelles, les tables et leur nom"),
    _("les présences en nombres, par ronde et par secteur, les petits nombres réunis"),
    _("la page de retour et son lien, qui ne nomment personne"),
    _("les comptes de l’équipe, qui appartiennent à l’organisme"),
)


def inventory(cafe: Cafe) -> dict[str, int]:
    """Return how many rows of each kind there are now; kinds without any are left out."""
    counts = {name: rows(cafe).count() for name, (_words, rows) in KINDS.items()}
    return {name: count for name, count in counts.items() if count}


def told(counts: dict[str, int]) -> list[tuple[int, str]]:
    """Return counts with their words, in the order of the kinds."""
    return [(counts[name], str(words)) for name, (words, _rows) in KINDS.items() if name in counts]
