"""Regions: fragments with a DOM id that features render, and the events that change them."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..models import Cafe, Event
from .audiences import Audience
from .events import CATALOGUE

# Not an event of the log: a tablet came, went, or said how many notes wait on it.
PRESENCE = "presence"

# None instead of events asks for everything, as after a long absence.
Render = Callable[[Cafe, Audience, Sequence[Event] | None], dict[str, str]]


class Region(NamedTuple):
    """A renderer of one or more fragments for one kind of screen: ``{dom_id: html}``."""

    kinds: frozenset[str]
    events: frozenset[str]
    render: Render


registry: list[Region] = []


def region(*kinds: str, events: Sequence[str]) -> Callable[[Render], Render]:
    """Register a renderer for these kinds of screens, to be called when one of ``events`` happened.

    The fragments must come from the very template that the page includes.
    """
    if unknown := set(events) - CATALOGUE.keys() - {PRESENCE}:
        raise ValueError(f"unknown events {sorted(unknown)}")

    def register(render: Render) -> Render:
        registry.append(Region(frozenset(kinds), frozenset(events), render))
        return render

    return register
