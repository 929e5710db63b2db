"""Taking back: the last steps that a person took on the board, newest first, from the log."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ..access.refusals import Refusal
from ..live.events import writing
from ..models import Cafe, Event, Note, Theme, User
from .actions import (
    dissolve_theme,
    hide_notes,
    judge_twins,
    keep_apart,
    move_theme,
    pairwise,
    place_notes,
    rename_theme,
    restore_theme,
    set_aside,
    show_notes,
    take_up,
    unplace_notes,
)
from .actions.step import theme_gone
from .telling import told

KINDS = (
    "theme-added",
    "theme-edited",
    "theme-removed",
    "note-placed",
    "note-unplaced",
    "dissent-marked",
    "note-set-aside",
    "note-taken-up",
    "note-hidden",
    "note-shown",
    "twins-judged",
)
WINDOW = timedelta(hours=1)
LOOK_BACK = 80


@dataclass(frozen=True)
class Taken:
    """A step that somebody took, with its events, oldest first."""

    number: int
    events: list[Event]

    @property
    def sentence(self) -> str:
        """Return what this step did, in a sentence."""
        return told(self.events)


def last_step(cafe: Cafe, actor: User) -> Taken | None:
    """Return the last step of ``actor`` within the hour that was not undone, in one query."""
    recent = cafe.events.filter(actor=actor, kind__in=KINDS, at__gte=timezone.now() - WINDOW)
    events = list(recent.order_by("-seq")[:LOOK_BACK])
    undone = {event.facts.get("undoes") for event in events}
    for event in events:
        number = event.facts["step"]
        if "undoes" not in event.facts and number not in undone:
            return Taken(number, [one for one in events[::-1] if one.facts["step"] == number])
    return None


def undo(cafe: Cafe, actor: User, number: int) -> bool:
    """Take back a step of ``actor``; return whether it was still to be taken back.

    Refuses a step that is not the last one. What others did meanwhile is left as it is.
    """
    with writing(cafe, actor=actor) as change:
        if change.cafe.events.filter(actor=actor, facts__undoes=number).exists():
            return False
        last = last_step(change.cafe, actor)
        if last is None or last.number != number:
            raise Refusal(
                _("Cette action ne peut plus être annulée : il y en a eu d’autres depuis.")
            )
        for event in reversed(last.events):
            invert(change.cafe, actor, number, event)
    return True


def invert(cafe: Cafe, actor: User, undoes: int, event: Event) -> None:
    """Do the contrary of one event."""
    facts = event.facts
    how: dict[str, Any] = {"actor": actor, "undoes": undoes}
    notes = list(Note.objects.filter(cafe=cafe, pk__in=facts.get("notes", [])))
    if event.kind == "theme-removed":
        restore_theme(cafe, facts, **how)
    elif event.kind in OF_NOTES:
        OF_NOTES[event.kind](cafe, notes, facts, how)
    else:
        theme = Theme.objects.select_related("cafe").filter(cafe=cafe, pk=facts["theme"]).first()
        if theme is None:
            raise theme_gone()
        OF_THEMES[event.kind](theme, notes, facts, how)


def _edited(theme: Theme, notes: list[Note], facts: dict, how: dict[str, Any]) -> None:
    if "before" in facts:
        rename_theme(theme, facts["before"], facts["version"], **how)
    else:
        move_theme(theme, facts["place"], **how)


def _aside_again(cafe: Cafe, notes: list[Note], facts: dict, how: dict[str, Any]) -> None:
    by_id = {note.pk: note for note in notes}
    same = facts.get("repeats") or [None] * len(facts["notes"])
    said = Note.objects.filter(cafe=cafe).in_bulk([one for one in same if one])
    for pk, why, detail, one in zip(
        facts["notes"], facts["reasons"], facts["details"], same, strict=True
    ):
        if pk in by_id:
            set_aside(cafe, [by_id[pk]], why, detail, repeats=said.get(one), **how)


def _hidden_again(cafe: Cafe, notes: list[Note], facts: dict, how: dict[str, Any]) -> None:
    by_id = {note.pk: note for note in notes}
    for pk, reason in zip(facts["notes"], facts["reasons"], strict=True):
        if pk in by_id:
            hide_notes(cafe, [by_id[pk]], reason, **how)


def _judged_again(cafe: Cafe, notes: list[Note], facts: dict, how: dict[str, Any]) -> None:
    by_id = {note.pk: note for note in notes}
    named = pairwise(facts["notes"])
    pairs = [(by_id[one], by_id[two]) for one, two in named if one in by_id and two in by_id]
    judge_twins(cafe, pairs, not facts["differ"], **how)


OF_THEMES = {
    "theme-added": lambda theme, notes, facts, how: dissolve_theme(theme, **how),
    "theme-edited": _edited,
    "note-placed": lambda theme, notes, facts, how: unplace_notes(theme, notes, **how),
    "note-unplaced": lambda theme, notes, facts, how: place_notes(
        theme, notes, apart=facts.get("apart", []), **how
    ),
    "dissent-marked": lambda theme, notes, facts, how: keep_apart(
        theme, notes, not facts["dissent"], **how
    ),
}
OF_NOTES = {
    "note-set-aside": lambda cafe, notes, facts, how: take_up(cafe, notes, **how),
    "note-taken-up": _aside_again,
    "note-hidden": lambda cafe, notes, facts, how: show_notes(cafe, notes, **how),
    "note-shown": _hidden_again,
    "twins-judged": _judged_again,
}
