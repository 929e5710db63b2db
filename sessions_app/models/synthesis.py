"""What the notes say together: themes under a question and the notes placed in them."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .cafe import Cafe, Question
from .choices import SetAsideReason
from .harvest import REASON_LENGTH, Note
from .people import User


class Theme(models.Model):
    """A named group of notes under one question. ``version`` guards against overwriting."""

    cafe = models.ForeignKey(Cafe, models.CASCADE, related_name="themes")
    question = models.ForeignKey(Question, models.PROTECT, related_name="themes")
    position = models.PositiveIntegerField()
    title = models.CharField(_("thème"), max_length=200)
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(default=timezone.now)
    notes = models.ManyToManyField(Note, through="Placement", related_name="themes")

    class Meta:
        ordering = ["question__position", "position", "pk"]

    def __str__(self) -> str:
        return self.title


class Placement(models.Model):
    """A note in a theme. A note may stand in several themes; in none, it is unsorted.

    ``dissent``: a minority or contrary view, kept apart inside the theme.
    """

    theme = models.ForeignKey(Theme, models.CASCADE, related_name="placements")
    note = models.ForeignKey(Note, models.CASCADE, related_name="placements")
    position = models.PositiveIntegerField(default=0)
    dissent = models.BooleanField(default=False)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["theme", "note"], name="a_note_once_per_theme")
        ]


class SetAside(models.Model):
    """A note left out of the synthesis (« note écartée »), with why, by whom and when.

    ``repeats``: the note that says the same, where it is left out as its duplicate.
    """

    note = models.OneToOneField(Note, models.CASCADE, related_name="set_aside")
    reason = models.CharField(_("raison"), max_length=12, choices=SetAsideReason)
    detail = models.CharField(_("précision"), max_length=REASON_LENGTH, blank=True)
    repeats = models.ForeignKey(
        Note, models.SET_NULL, related_name="repeated_by", null=True, blank=True
    )
    by = models.ForeignKey(User, models.SET_NULL, related_name="+", null=True, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.get_reason_display()
