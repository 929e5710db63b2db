"""What is kept around a fiche: findings accepted knowingly, and its versions, approved ones for ever."""

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .choices import VersionCause
from .fiche import Fiche
from .people import User


class Acceptance(models.Model):
    """A finding of the review that somebody accepted.

    ``about`` is a fingerprint of all that the finding is about: once that changes, the finding has
    another one, and this acceptance says nothing any more.
    """

    fiche = models.ForeignKey(Fiche, models.CASCADE, related_name="acceptances")
    kind = models.CharField(max_length=16)
    about = models.CharField(max_length=64)
    reason = models.CharField(_("raison"), max_length=300, blank=True)
    by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["fiche", "kind", "about"], name="a_finding_once")
        ]


class Frozen(Exception):
    """An attempt to change or delete an approved version."""


class VersionQuerySet(models.QuerySet["FicheVersion"]):
    """Versions, of which the approved ones can neither be changed nor deleted."""

    def update(self, **changes: Any) -> int:
        """Change rows; raise :class:`Frozen` if one of them is approved."""
        self.refuse_approved()
        return super().update(**changes)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete rows; raise :class:`Frozen` if one of them is approved."""
        self.refuse_approved()
        return super().delete()

    def refuse_approved(self) -> None:
        """Raise :class:`Frozen` if one of these versions is approved."""
        if self.filter(cause=VersionCause.APPROVED).exists():
            raise Frozen


class FicheVersion(models.Model):
    """A fiche as it was: ``content`` holds its fields, blocks and sources, to restore it from.

    An approved version also holds its ``document``, so that its exports never change; its row goes
    only with its café.
    """

    fiche = models.ForeignKey(Fiche, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    cause = models.CharField(max_length=12, choices=VersionCause)
    name = models.CharField(_("nom"), max_length=120, blank=True)
    content = models.JSONField(default=dict)
    document = models.JSONField(null=True, blank=True)
    by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["fiche", "number"], name="a_version_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a new version, or change one that is not approved."""
        FicheVersion.objects.filter(pk=self.pk).refuse_approved()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete a version that is not approved."""
        FicheVersion.objects.filter(pk=self.pk).refuse_approved()
        return super().delete(*args, **kwargs)

    @property
    def approved(self) -> bool:
        """Tell whether this version was approved."""
        return self.cause == VersionCause.APPROVED
