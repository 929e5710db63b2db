"""What the tables say: notes, the operations that made them, and calls to the animator."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .agenda import Phase
from .cafe import Cafe, Question, Table
from .choices import Answer, MarkKind, NoteSource, OperationKind
from .people import AccessLink

NOTE_LENGTH = 2000
REASON_LENGTH = 300


class NoteQuerySet(models.QuerySet["Note"]):
    """Notes, deleted ones included unless ``standing`` is asked for."""

    def standing(self) -> "NoteQuerySet":
        """Return the notes that were not taken back; some may be hidden."""
        return self.filter(deleted_at=None)

    def public(self) -> "NoteQuerySet":
        """Return what may leave the team: notes that stand and are not hidden.

        What was held back is no note before the animator decides, so it is never in here.
        """
        return self.standing().filter(hidden_at=None)


class Note(models.Model):
    """A key idea. ``uid`` is made by the device; ``version`` counts what changed its text.

    Every earlier text stays in its operations. A sibling (``sibling_of``) is an edit that was
    based on an older version: both stand side by side and nothing is overwritten. ``starred``: its
    table chose to pass it on to the groups that follow; ``asks``: it is a question for them.
    Its table holds it for right since ``validated_at``. Hidden (``hidden_at``, with its reason), it
    is for the team alone: on no wall, no projection and in no public export. ``named_as_is``: the
    version that its table keeps as it is, though it may name a person; 0 for none.
    """

    cafe = models.ForeignKey(Cafe, models.CASCADE, related_name="notes")
    uid = models.CharField(max_length=32)
    source = models.CharField(max_length=8, choices=NoteSource, default=NoteSource.TABLE)
    table = models.ForeignKey(Table, models.PROTECT, related_name="notes", null=True, blank=True)
    round = models.ForeignKey(Phase, models.PROTECT, related_name="notes", null=True, blank=True)
    question = models.ForeignKey(Question, models.PROTECT, related_name="notes")
    text = models.CharField(_("idée"), max_length=NOTE_LENGTH)
    version = models.PositiveIntegerField(default=1)
    late = models.BooleanField(default=False)
    starred = models.BooleanField(default=False)
    asks = models.BooleanField(default=False)
    sibling_of = models.ForeignKey(
        "self", models.SET_NULL, related_name="siblings", null=True, blank=True
    )
    created_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    validated_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_reason = models.CharField(max_length=REASON_LENGTH, blank=True)
    named_as_is = models.PositiveIntegerField(default=0)

    objects = NoteQuerySet.as_manager()

    class Meta:
        # As they came in: the server's clock may have been set between two of them.
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["cafe", "uid"], name="one_note_per_uid"),
            models.CheckConstraint(
                condition=models.Q(source=NoteSource.PLENARY) | models.Q(table__isnull=False),
                name="note_of_a_table_names_it",
            ),
            models.CheckConstraint(
                condition=models.Q(hidden_at=None) | ~models.Q(hidden_reason=""),
                name="a_hidden_note_has_its_reason",
            ),
        ]
        indexes = [models.Index(fields=["cafe", "question", "round", "table"])]

    def __str__(self) -> str:
        return self.uid


class Operation(models.Model):
    """One submission of a device, stored once: ``op`` is unique per café, so a retry is harmless."""

    cafe = models.ForeignKey(Cafe, models.CASCADE, related_name="operations")
    link = models.ForeignKey(AccessLink, models.SET_NULL, null=True, related_name="operations")
    op = models.CharField(max_length=32)
    digest = models.CharField(max_length=64)
    kind = models.CharField(max_length=12, choices=OperationKind)
    note = models.ForeignKey(Note, models.CASCADE, null=True, related_name="operations")
    device = models.CharField(max_length=32, blank=True)
    content = models.JSONField(default=dict)
    answer = models.CharField(max_length=8, choices=Answer)
    received_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["cafe", "op"], name="one_operation_per_op")]
        indexes = [models.Index(fields=["link", "device"])]


class Mark(models.Model):
    """What the group of a table says, in a round, of an idea passed on to it: the last one stands.

    ``kind`` is empty once taken back; ``version`` counts the changes; ``at`` is when it was made,
    by the tablet's clock, in milliseconds.
    """

    note = models.ForeignKey(Note, models.CASCADE, related_name="marks")
    table = models.ForeignKey(Table, models.PROTECT, related_name="marks")
    round = models.ForeignKey(Phase, models.PROTECT, related_name="marks")
    kind = models.CharField(max_length=12, choices=MarkKind, blank=True)
    version = models.PositiveIntegerField(default=1)
    at = models.BigIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["note", "table", "round"], name="one_mark_per_group")
        ]


class Draft(models.Model):
    """What is being typed on a tablet, so that the one that replaces it can go on.

    ``note`` is the idea that the text will make, or changes where ``base`` is its version; ``round``
    and ``question`` are those of when typing began. Gone once it was submitted or emptied: what is
    received is a ``Note``.
    """

    table = models.ForeignKey(Table, models.CASCADE, related_name="drafts")
    device = models.CharField(max_length=32)
    note = models.CharField(max_length=32, blank=True)
    text = models.CharField(max_length=NOTE_LENGTH)
    base = models.PositiveIntegerField(default=0)
    asks = models.BooleanField(default=False)
    round = models.BigIntegerField(default=0)
    question = models.BigIntegerField(default=0)
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["table", "device"], name="one_draft_per_tablet")
        ]


class Call(models.Model):
    """A table that asks for the animator, until taken (the animator comes) or withdrawn."""

    table = models.ForeignKey(Table, models.CASCADE, related_name="calls")
    called_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    taken = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["table"],
                condition=models.Q(ended_at=None),
                name="one_open_call_per_table",
            )
        ]
