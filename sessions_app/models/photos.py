"""Photos of tablecloths: what stands in the database; the pictures are files of their own."""

from django.db import models
from django.utils import timezone

from .agenda import Phase
from .cafe import Cafe, Table
from .people import AccessLink


class PhotoQuerySet(models.QuerySet["Photo"]):
    """Photos, removed ones included unless ``standing`` is asked for."""

    def standing(self) -> "PhotoQuerySet":
        """Return the photos that were not removed."""
        return self.filter(removed_at=None)


class Photo(models.Model):
    """A photo of a table's tablecloth, in the round in which it was taken.

    ``uid`` is made by the tablet, ``digest`` is of what it sent; ``name`` is that of the file, made
    here, empty once removed. ``held``: it came through an ended link and waits for a decision.
    ``size`` is in bytes.
    """

    cafe = models.ForeignKey(Cafe, models.CASCADE, related_name="photos")
    uid = models.CharField(max_length=32)
    digest = models.CharField(max_length=64)
    name = models.CharField(max_length=32, blank=True)
    table = models.ForeignKey(Table, models.PROTECT, related_name="photos")
    round = models.ForeignKey(Phase, models.PROTECT, related_name="photos", null=True)
    link = models.ForeignKey(AccessLink, models.SET_NULL, null=True, related_name="photos")
    device = models.CharField(max_length=32, blank=True)
    taken_at = models.DateTimeField(default=timezone.now)
    received_at = models.DateTimeField(default=timezone.now)
    late = models.BooleanField(default=False)
    held = models.BooleanField(default=False)
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    size = models.PositiveIntegerField(default=0)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["cafe", "uid"], name="one_photo_per_uid")]
        indexes = [models.Index(fields=["link", "device"])]

    def __str__(self) -> str:
        return self.uid
