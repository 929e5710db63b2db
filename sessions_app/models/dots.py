"""Dots: each person places a few of them on the themes of a question; off without a vote."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .cafe import Question


class DotVote(models.Model):
    """A vote on the themes of one question: each person has ``dots`` of them.

    It takes dots until ``closed_at``. Before ``revealed_at`` its counts are told to nobody.
    ``by_hand`` holds what was counted on paper, by the id of the theme as text.
    """

    question = models.OneToOneField(Question, models.CASCADE, related_name="dot_vote")
    dots = models.PositiveSmallIntegerField(_("points par personne"), default=3)
    opened_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    revealed_at = models.DateTimeField(null=True, blank=True)
    by_hand = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["question__position"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(revealed_at=None) | models.Q(closed_at__isnull=False),
                name="a_revealed_vote_is_closed",
            )
        ]


class DotBallot(models.Model):
    """The dots of one device: how many on each theme, by its id as text.

    ``device`` is drawn at random for this page alone: it names nobody. ``op`` is the last
    submission taken, so that sending it again changes nothing; ``version`` counts the changes.
    """

    vote = models.ForeignKey(DotVote, models.CASCADE, related_name="ballots")
    device = models.CharField(max_length=32)
    op = models.CharField(max_length=32, blank=True)
    version = models.PositiveIntegerField(default=1)
    placed = models.JSONField(default=dict)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["vote", "device"], name="one_ballot_per_device")
        ]
