"""The machine runs: any life of a café keeps every idea and leaves every screen right.

``HYPOTHESIS_PROFILE=long`` runs for an hour on fresh seeds; ``--hypothesis-seed=N`` repeats one.
"""

import os

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from .conducting import Conducting
from .faithful import Faithful
from .sorting import Sorting
from .watching import Beside, Watching
from .world import Time, build
from .writing import Writing

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(0)]
PROFILES = {
    "short": settings(max_examples=11, stateful_step_count=50, derandomize=True),
    "long": settings(max_examples=1_000, stateful_step_count=80, print_blob=True),
}


class Lifecycle(Writing, Conducting, Watching, Sorting, Beside, Faithful):
    """Everything that may happen to a café, in any order."""


def test_whatever_happens_nothing_is_lost_and_every_screen_is_right():
    Lifecycle.time = Time()
    with Lifecycle.time.rules():
        Lifecycle.world = build()
    chosen = PROFILES[os.environ.get("HYPOTHESIS_PROFILE", "short")]
    run_state_machine_as_test(
        Lifecycle,
        settings=settings(
            chosen, deadline=None, database=None, suppress_health_check=list(HealthCheck)
        ),
    )
