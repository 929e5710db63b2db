"""The agenda as a bar: pure arithmetic in whole minutes."""

from collections.abc import Sequence
from typing import NamedTuple

from ..models import Phase


class Segment(NamedTuple):
    """A phase on the bar: where it begins and how long it is, in minutes."""

    phase: Phase
    start: int
    minutes: int


def segments(phases: Sequence[Phase]) -> list[Segment]:
    """Return one segment per phase, end to end from 0."""
    found: list[Segment] = []
    for phase in phases:
        start = found[-1].start + found[-1].minutes if found else 0
        found.append(Segment(phase, start, phase.minutes))
    return found
