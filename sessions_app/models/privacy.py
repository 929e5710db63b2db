"""What an organisation keeps to answer for personal information: who opened it, and incidents."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .cafe import Cafe, Organisation
from .choices import Role


class Opened(models.TextChoices):
    """What was opened that names people, or may; an account's door is one of them."""

    ROSTER = "roster", _("Liste des personnes")
    PLAN = "plan", _("Plan de tables")
    CHECK_IN = "check-in", _("Accueil des personnes")
    BADGES = "badges", _("Badges et feuilles imprimées")
    PHOTOS = "photos", _("Photos des nappes")
    ARCHIVE = "archive", _("Archive du café")
    HELD = "held", _("Idées retenues")
    INCIDENTS = "incidents", _("Registre des incidents")
    SIGNED_IN = "signed-in", _("Connexion au compte")
    SIGN_IN_REFUSED = "refused", _("Connexion au compte refusée")


class Capacity(models.TextChoices):
    """In which capacity one opened it, where an account's role does not tell."""

    LINK = "link", _("lien")
    OWNER = "owner", _("propriétaire du café")
    CO_ANIMATOR = "co-animator", _("coanimation")


class AccessEntry(models.Model):
    """Somebody opened what names people; openings of the same within the hour are one entry.

    ``who`` and ``cafe_title`` are as they were then: an entry outlives its account and its café.
    Nobody's name stands for the link that leads a café.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="access_entries")
    cafe = models.ForeignKey(
        Cafe, models.SET_NULL, null=True, blank=True, related_name="access_entries"
    )
    cafe_title = models.CharField(max_length=210, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    who = models.CharField(max_length=160, blank=True)
    role = models.CharField(max_length=40, choices=[*Role.choices, *Capacity.choices])
    what = models.CharField(max_length=16, choices=Opened)
    first_at = models.DateTimeField(default=timezone.now)
    last_at = models.DateTimeField(default=timezone.now)
    times = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-last_at", "-pk"]
        indexes = [models.Index(fields=["organisation", "-last_at"])]


class Risk(models.TextChoices):
    """Whether an incident may do serious injury to the people concerned."""

    UNKNOWN = "unknown", _("À évaluer")
    NONE = "none", _("Aucun risque de préjudice sérieux")
    SERIOUS = "serious", _("Risque de préjudice sérieux")


class Incident(models.Model):
    """A confidentiality incident, with what the register of an organisation must say of it.

    Source: Règlement sur les incidents de confidentialité (RLRQ, c. A-2.1, r. 3.1), sections on the
    register. Kept for at least five years after ``known_on``, so it is edited but never deleted.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="incidents")
    happened = models.CharField(_("date ou période de l’incident"), max_length=120)
    known_on = models.DateField(_("date où l’organisme en a pris connaissance"))
    information = models.TextField(_("renseignements personnels visés"), max_length=1000)
    circumstances = models.TextField(_("circonstances de l’incident"), max_length=2000)
    people = models.PositiveIntegerField(
        _("nombre de personnes concernées, même approximatif"), null=True, blank=True
    )
    risk = models.CharField(
        _("risque de préjudice sérieux"), max_length=8, choices=Risk, default=Risk.UNKNOWN
    )
    risk_reasons = models.TextField(
        _("éléments qui mènent à cette conclusion"), max_length=2000, blank=True
    )
    commission_on = models.DateField(
        _("avis transmis à la Commission d’accès à l’information le"), null=True, blank=True
    )
    people_told_on = models.DateField(
        _("avis transmis aux personnes concernées le"), null=True, blank=True
    )
    notices = models.TextField(
        _("précisions sur les avis (avis public, avis différé, raisons)"),
        max_length=1000,
        blank=True,
    )
    measures = models.TextField(
        _("mesures prises pour diminuer le risque"), max_length=2000, blank=True
    )
    created_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(default=timezone.now)
    edited_by = models.CharField(max_length=160, blank=True)

    class Meta:
        ordering = ["-known_on", "-pk"]
