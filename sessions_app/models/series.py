"""A series: cafés of one organisation on the same questions, read side by side."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

SERIES_LENGTH = 120


class Series(models.Model):
    """A name for several cafés (``cafes``) of one organisation; a café is in one series at most.

    Who may read one of its cafés may see it, with the cafés that they may read and no other.
    """

    organisation = models.ForeignKey("Organisation", models.CASCADE, related_name="series")
    name = models.CharField(_("nom de la série"), max_length=SERIES_LENGTH)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name
