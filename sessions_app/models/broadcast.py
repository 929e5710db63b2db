"""What the animation tells every table: messages, and who has read them."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .cafe import Cafe, Table

MESSAGE_LENGTH = 200


class Message(models.Model):
    """A message on every table's tablet, until withdrawn or followed by another."""

    cafe = models.ForeignKey(Cafe, models.CASCADE, related_name="messages")
    text = models.CharField(_("message"), max_length=MESSAGE_LENGTH)
    sent_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cafe"],
                condition=models.Q(withdrawn_at=None),
                name="one_standing_message_per_cafe",
            )
        ]


class Reading(models.Model):
    """A table that said it has read a message."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="readings")
    table = models.ForeignKey(Table, models.CASCADE, related_name="+")
    read_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["message", "table"], name="one_reading_per_table")
        ]
