"""Applying what the drift manager proposes."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from ..access.refusals import Refusal
from ..live.undoable import undoable
from ..models import Cafe, Phase, PhaseState, User
from .drift import allowed


def cut(cafe: Cafe, actor: User | None, cuts: Mapping[int, int]) -> None:
    """Give each phase its minutes of ``cuts``, 0 dropping it, as the animator saw them proposed.

    Refuse as a whole if one of them has begun, or cannot be cut so.
    """
    with undoable(cafe, actor, Phase) as change:
        phases = {phase.pk: phase for phase in change.cafe.phases.filter(state=PhaseState.PLANNED)}
        saved = 0
        for pk, minutes in cuts.items():
            phase = phases.get(pk)
            if phase is None or phase.dropped or not allowed(phase.kind, phase.minutes, minutes):
                raise Refusal(
                    _("Le déroulement vient de changer : cette proposition ne tient plus."),
                    _("Rien n’a été changé. L’écran montre ce qui est encore possible."),
                )
            saved += phase.minutes - minutes
            _cut(phase, minutes)
        change.record("agenda-edited", what="cut", saved=saved)


def _cut(phase: Phase, minutes: int) -> None:
    if phase.planned_minutes is None:
        phase.planned_minutes = phase.minutes
    phase.minutes, phase.dropped = minutes or phase.minutes, minutes == 0
    phase.save(update_fields=["minutes", "planned_minutes", "dropped"])
