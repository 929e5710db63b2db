"""The log of a café: facts in the past tense, numbered without gaps."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from .cafe import Cafe, Table


class Event(models.Model):
    """A fact. It feeds the screens, undo and the method annex; it never holds a note's text.

    ``seq`` is taken under the café's row lock in the writing transaction, so commit order is
    ``seq`` order. Only actions make events (``live.events.writing``). ``undo`` holds the rows that
    the action changed, as they were and became, where it can be taken back (``live.undoable``).
    """

    cafe = models.ForeignKey(Cafe, models.CASCADE, related_name="events")
    seq = models.BigIntegerField()
    kind = models.CharField(max_length=40)
    at = models.DateTimeField(default=timezone.now)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True)
    table = models.ForeignKey(Table, models.SET_NULL, null=True, blank=True, related_name="+")
    facts = models.JSONField(default=dict, blank=True)
    undo = models.JSONField(null=True, blank=True)

    class Meta:
        ordering = ["cafe", "seq"]
        constraints = [models.UniqueConstraint(fields=["cafe", "seq"], name="one_event_per_seq")]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"
