"""Who comes and who sits where: participants, rules between them, seats, head counts."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from .agenda import Phase
from .cafe import Cafe, Table
from .choices import RuleKind

MOST_PEOPLE = 1000


class ParticipantQuerySet(models.QuerySet["Participant"]):
    """Participants, removed ones included unless ``standing`` or ``expected`` is asked for."""

    def standing(self) -> "ParticipantQuerySet":
        """Return those who were not taken off the roster."""
        return self.filter(removed_at=None)

    def expected(self) -> "ParticipantQuerySet":
        """Return those to be seated: neither removed, nor absent, nor gone."""
        return self.standing().filter(absent_at=None, left_at=None)


class Participant(models.Model):
    """A person of a café, by name or pseudonym, or by number alone.

    ``number`` is on the badge and is never given twice in a café. Logs and events name a person by
    id only. ``hosts`` is the table that the person keeps. On the day: ``arrived_at`` when checked
    in, ``absent_at`` when known not to come, ``left_at`` when gone before the end.
    """

    cafe = models.ForeignKey(Cafe, models.CASCADE, related_name="participants")
    number = models.PositiveSmallIntegerField(_("numéro"))
    name = models.CharField(_("nom ou pseudonyme"), max_length=80, blank=True)
    sector = models.CharField(_("secteur"), max_length=80, blank=True)
    language = models.CharField(_("langue"), max_length=40, blank=True)
    access = models.CharField(_("accessibilité"), max_length=200, blank=True)
    hosts = models.ForeignKey(
        Table, models.SET_NULL, null=True, blank=True, related_name="hosted_by"
    )
    walk_in = models.BooleanField(default=False)
    arrived_at = models.DateTimeField(null=True, blank=True)
    absent_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["cafe", "number"], name="one_participant_per_number")
        ]

    def __str__(self) -> str:
        return self.name or _now("Personne %(number)s") % {"number": self.number}

    @property
    def badge(self) -> str:
        """Return what the QR code of this person's badge says: the café's code and the number."""
        return f"{self.cafe.code}-{self.number}"

    @property
    def expected(self) -> bool:
        """Whether this person is to be seated in the rounds to come."""
        return not (self.removed_at or self.absent_at or self.left_at)


class Rule(models.Model):
    """A wish of the animator about where these people sit; ``table`` for those who stay at one."""

    cafe = models.ForeignKey(Cafe, models.CASCADE, related_name="rules")
    kind = models.CharField(_("règle"), max_length=8, choices=RuleKind)
    people = models.ManyToManyField(Participant, related_name="rules")
    table = models.ForeignKey(Table, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]


class Seat(models.Model):
    """A participant at a table in a round. Once the round has begun it is a fact, not a plan."""

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="seats")
    table = models.ForeignKey(Table, models.CASCADE, related_name="seats")
    round = models.ForeignKey(Phase, models.CASCADE, related_name="seats")

    class Meta:
        ordering = ["round__position", "table__number", "participant__number"]
        constraints = [
            models.UniqueConstraint(fields=["participant", "round"], name="one_seat_per_round")
        ]
        indexes = [models.Index(fields=["round", "table"])]


class Seating(models.Model):
    """How a café seats its people: by plan, or freely with a cap per table.

    ``expected`` is how many people come, where no names are known; ``cap`` how many a table takes
    (None: as many as it takes for all to sit). ``seed`` made the plan; None when there is none.
    """

    cafe = models.OneToOneField(Cafe, models.CASCADE, related_name="seating")
    expected = models.PositiveSmallIntegerField(_("personnes attendues"), null=True, blank=True)
    cap = models.PositiveSmallIntegerField(_("places par table"), null=True, blank=True)
    seed = models.PositiveIntegerField(null=True, blank=True)


class HeadCount(models.Model):
    """How many people sat at a table in a round, counted without names."""

    table = models.ForeignKey(Table, models.CASCADE, related_name="heads")
    round = models.ForeignKey(Phase, models.CASCADE, related_name="heads")
    count = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["round__position"]
        constraints = [
            models.UniqueConstraint(fields=["table", "round"], name="one_count_per_round")
        ]


class RosterStep(models.Model):
    """One thing done to the roster or the seats, with what stood before, so that it can be undone.

    ``people``: fields before, by the person's id; ``seats``: ``[person, round, before, after]``,
    each a table's id or None. Undo is for the day itself: archives leave these rows out.
    """

    cafe = models.ForeignKey(Cafe, models.CASCADE, related_name="roster_steps")
    at = models.DateTimeField(default=timezone.now)
    kind = models.CharField(max_length=16)
    people = models.JSONField(default=dict)
    seats = models.JSONField(default=list)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
