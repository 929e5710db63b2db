"""When a café begins and ends: as planned until it has begun, as it really goes from then on."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from django.utils.translation import gettext as _

from ..models import Cafe, PhaseState
from .queries import Programme

TO_COME, ON_NOW, OVER = "to-come", "on-now", "over"


class Hours(NamedTuple):
    """Both ends of a café and how long lies between, of one kind: planned or real."""

    start: datetime
    end: datetime

    @property
    def length(self) -> str:
        """Return the duration in words that stay on one line."""
        hours, rest = divmod(round((self.end - self.start) / timedelta(minutes=1)), 60)
        return f"{hours}\u00a0h\u00a0{rest:02d}" if hours else f"{rest}\u00a0min"


def stage(cafe: Cafe, begun: bool) -> str:
    """Tell whether a café is to come, on now or over; ``begun`` once a phase was started."""
    return OVER if cafe.closed_at else ON_NOW if begun else TO_COME


def has_begun(plan: Programme) -> bool:
    """Tell whether a phase was started."""
    return any(phase.state != PhaseState.PLANNED for phase in plan.phases)


def hours(plan: Programme) -> Hours:
    """Return the real or expected times of a café that has begun, else the planned ones."""
    cafe, ends = plan.cafe, [slot.end for _phase, slot in plan.slots()]
    start = _first(phase.started_at for phase in plan.phases) or cafe.starts_at
    return Hours(start, max(start, cafe.closed_at or (ends[-1] if ends else start)))


def end_label(stage: str) -> str:
    """Return what the end is called."""
    return _("Fin") if stage == OVER else _("Fin prévue")


def _first(moments: Iterable[datetime | None]) -> datetime | None:
    return min((one for one in moments if one), default=None)
