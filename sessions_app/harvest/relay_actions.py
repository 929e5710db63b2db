"""Noting that another person hosts a table."""

from ..live.events import writing
from ..models import AccessLink


def take_over(link: AccessLink) -> None:
    """Record that somebody took over the table of ``link``; each time counts."""
    with writing(link.cafe) as change:
        change.record("host-changed", table=link.table)
