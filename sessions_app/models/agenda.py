"""The agenda: phases in order, each with its plan and, once started, its own clock."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from .cafe import Cafe
from .choices import PhaseKind, PhaseState

MIN_MINUTES, MAX_MINUTES = 1, 240
ON_AIR = (PhaseState.RUNNING, PhaseState.PAUSED)


class Phase(models.Model):
    """A step of the café. Plan in minutes; clock in integer milliseconds since 1970, UTC.

    ``deadline`` holds while running, ``left`` while paused; ``duration`` is the plan plus what the
    animator added. At most one phase of a café is on air, by constraint. ``planned_minutes`` is the
    plan from before the animator cut ``minutes`` to be on time, or ``dropped`` the phase for it.
    """

    cafe = models.ForeignKey(Cafe, models.CASCADE, related_name="phases")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(_("genre"), max_length=16, choices=PhaseKind)
    title = models.CharField(_("nom de l’étape"), max_length=120, blank=True)
    minutes = models.PositiveSmallIntegerField(
        _("durée (minutes)"),
        validators=[MinValueValidator(MIN_MINUTES), MaxValueValidator(MAX_MINUTES)],
    )
    planned_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    dropped = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=PhaseState, default=PhaseState.PLANNED)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    deadline = models.BigIntegerField(null=True, blank=True)
    left = models.BigIntegerField(null=True, blank=True)
    duration = models.BigIntegerField(null=True, blank=True)

    # Of a round, from 1; set by ``preparation.queries.programme``, which knows the order.
    number: int | None = None

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cafe"],
                condition=models.Q(state__in=["running", "paused"]),
                name="one_phase_on_air_per_cafe",
            ),
            models.CheckConstraint(
                condition=models.Q(minutes__gte=MIN_MINUTES, minutes__lte=MAX_MINUTES),
                name="phase_minutes_in_range",
            ),
        ]

    def __str__(self) -> str:
        kind = str(self.get_kind_display())
        return self.title or (f"{kind} {self.number}" if self.number else kind)

    @property
    def on_air(self) -> bool:
        """Whether this phase is the current one, running or paused."""
        return self.state in ON_AIR


class Rounds(models.Manager["Round"]):
    """Phases that are rounds."""

    def get_queryset(self) -> models.QuerySet["Round"]:
        """Return rounds only, in the order of the agenda."""
        return super().get_queryset().filter(kind=PhaseKind.ROUND)


class Round(Phase):
    """A phase in which tables talk and hosts note. Rounds are numbered by their order."""

    objects = Rounds()  # type: ignore[misc]

    class Meta:
        proxy = True
