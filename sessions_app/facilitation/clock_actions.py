"""Moving the clocks that run when the server's own clock is set, so that no screen jumps."""

import logging
from datetime import timedelta
from threading import Lock

from django.conf import settings
from django.db import transaction
from django.db.models import F

from ..live.chores import each_beat
from ..live.events import writing
from ..models import Cafe, PhaseState
from ..models.agenda import ON_AIR
from .wall_clock import Watch

logger = logging.getLogger(__name__)
watch = Watch()
one_at_a_time = Lock()


@each_beat
def follow_the_clock() -> None:
    """Shift what runs if the server's clock was set; looked at before each command of the console
    and at each heartbeat, so that no deadline is set between a step and its shift.

    Only where this is the one server: of several processes, each would shift for its own clock.
    Several servers are to be kept on time by NTP.
    """
    with one_at_a_time:
        by, mark = watch.look()
        if by and settings.SINGLE_PROCESS:
            logger.warning("the server's clock was set by %s ms; running phases follow", by)
            shift(by)
        watch.take(mark)


@transaction.atomic
def shift(by: int) -> None:
    """Move by ``by`` ms the deadlines of every café that has a phase on air, and its start.

    Phases already done move too: going back one step gives them back with their own deadline.
    """
    for cafe in Cafe.objects.filter(phases__state__in=ON_AIR).order_by("pk"):
        with writing(cafe) as change:
            begun = change.cafe.phases.exclude(state=PhaseState.PLANNED)
            on_air = begun.filter(state__in=ON_AIR).first()
            if on_air is None or on_air.started_at is None:
                continue
            begun.exclude(deadline=None).update(deadline=F("deadline") + by)
            started_at = on_air.started_at + timedelta(milliseconds=by)
            begun.filter(pk=on_air.pk).update(started_at=started_at)
            change.cafe.clock_revision += 1
            change.cafe.save(update_fields=["clock_revision"])
            change.record("clock-set", phase=on_air.pk, by=by)
