"""After the café: the page that people come back to, and what was deleted when, by whom."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .cafe import Cafe
from .harvest import Note

THANKS_LENGTH = 600


class ReturnPage(models.Model):
    """What participants find at their link; closed while ``opened_at`` is empty.

    ``address`` is the one that its QR code leads to, as chosen when it was opened.
    """

    cafe = models.OneToOneField(Cafe, models.CASCADE, related_name="return_page")
    opened_at = models.DateTimeField(null=True, blank=True)
    thanks = models.TextField(_("mot de remerciement"), max_length=THANKS_LENGTH, blank=True)
    address = models.CharField(max_length=200, blank=True)
    notes = models.ManyToManyField(Note, through="ReturnNote", related_name="+")


class ReturnNote(models.Model):
    """A note that the animation chose to show on the return page."""

    page = models.ForeignKey(ReturnPage, models.CASCADE, related_name="chosen")
    note = models.ForeignKey(Note, models.CASCADE, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["page", "note"], name="a_note_once_per_return_page")
        ]


class Purge(models.Model):
    """The personal data of a café were deleted: what its certificate says.

    ``by`` is the name of the account, empty where the date did it; ``deleted`` counts what went, by
    the names of ``closing.purge``; ``attendance`` is what is kept of who came, as counts.
    ``cleaned_at``: the space that the rows had in the database's files was overwritten.
    """

    cafe = models.ForeignKey(Cafe, models.CASCADE, related_name="purges")
    at = models.DateTimeField(default=timezone.now)
    by = models.CharField(max_length=160, blank=True)
    deleted = models.JSONField(default=dict)
    attendance = models.JSONField(default=dict)
    cleaned_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
