"""The last actions of the animation, newest first, and which of them can be taken back now."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model
from django.utils import timezone

from ..live.undoable import Rows, read
from ..models import Cafe, Event
from .told import Telling
from .undo_actions import WINDOW
from .undoing import changes_of, model_of, stands

MOST = 30


@dataclass(frozen=True)
class Action:
    """An action of the last ten minutes: what it did, in a sentence, and by whom."""

    event: Event
    sentence: str
    undone: bool
    possible: bool

    @property
    def takes_back(self) -> bool:
        """Tell whether it took another action back."""
        return "undoes" in self.event.facts


def latest(cafe: Cafe) -> list[Action]:
    """Return the actions of the last ten minutes, newest first, by whoever conducts."""
    recent = cafe.events.filter(at__gte=timezone.now() - WINDOW).order_by("-seq")
    events = list(recent.filter(undo__isnull=False).select_related("actor", "table")[:MOST])
    undone = {event.facts.get("undoes") for event in events}
    rows, telling = _rows(cafe, events), Telling(cafe, events)
    return [
        Action(
            event,
            telling.sentence(event),
            event.seq in undone,
            event.seq not in undone and all(stands(rows, one) for one in changes_of(event)),
        )
        for event in events
    ]


def _rows(cafe: Cafe, events: Iterable[Event]) -> Rows:
    models: set[type[Model]] = {
        model_of(change) for event in events for change in changes_of(event)
    }
    return read(cafe, tuple(models))
