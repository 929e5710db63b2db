"""Regions: fragments with a DOM id that features render, and the events that change them."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, NamedTuple, TypeVar

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


T = TypeVar("T")


def once(read: Callable[[Cafe], T]) -> Callable[[Cafe], T]:
    """Let all that works on a café that remembers share what ``read`` returns of it.

    Any other café is read each time.
    """

    @wraps(read)
    def reading(cafe: Cafe) -> T:
        known = cafe.__dict__.get("known")
        if known is None:
            return read(cafe)
        if read not in known:
            known[read] = read(cafe)
        return known[read]

    return reading


def remember(cafe: Cafe, known: dict[Any, Any] | None = None) -> None:
    """Have this very object remember what ``once`` reads of it: nobody may change it meanwhile.

    ``known`` is what it remembers from the start, and adds to.
    """
    cafe.__dict__["known"] = {} if known is None else known


def memory(cafe: Cafe) -> dict[Any, Any]:
    """Return what this café's object remembers; what one that forgets is given to keep is lost."""
    return cafe.__dict__.get("known", {})
