"""Taking back: the last steps that a person took on the board, newest first, from the log."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..access.refusals import Refusal
from ..live.events import writing
from ..models import Cafe, Event, Note, Theme, User
from .actions import (
    dissolve_theme,
    move_theme,
    place_notes,
    rename_theme,
    restore_theme,
    unplace_notes,
)
from .actions.step import theme_gone

KINDS = ("theme-added", "theme-edited", "theme-removed", "note-placed", "note-unplaced")
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
        return told(self.events[-1] if self.events[0].kind != "theme-added" else self.events[0])


def told(event: Event) -> str:
    """Return what an event says to the person who caused it."""
    count, said = len(event.facts.get("notes", [])), {"title": event.facts["title"]}
    said["n"] = count
    if event.kind == "note-placed":
        return (
            ngettext(
                "Note placée dans « %(title)s ».", "%(n)s notes placées dans « %(title)s ».", count
            )
            % said
        )
    if event.kind == "note-unplaced":
        return (
            ngettext(
                "Note retirée de « %(title)s ».", "%(n)s notes retirées de « %(title)s ».", count
            )
            % said
        )
    if event.kind == "theme-removed":
        if event.facts["blocks"]:
            return _("Thème « %(title)s » défait. La fiche garde ce qu’elle en dit.") % said
        return _("Thème « %(title)s » défait : ses notes sont à classer.") % said
    if event.kind == "theme-added":
        return _("Thème « %(title)s » ajouté.") % said
    if "before" in event.facts:
        return _("Thème renommé « %(title)s ».") % said
    return _("Thème « %(title)s » déplacé.") % said


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
    if event.kind == "theme-removed":
        return restore_theme(cafe, facts, actor=actor, undoes=undoes)
    theme = Theme.objects.select_related("cafe").filter(cafe=cafe, pk=facts["theme"]).first()
    if theme is None:
        raise theme_gone()
    notes = list(Note.objects.filter(cafe=cafe, pk__in=facts.get("notes", [])))
    if event.kind == "theme-added":
        dissolve_theme(theme, actor=actor, undoes=undoes)
    elif event.kind == "note-placed":
        unplace_notes(theme, notes, actor=actor, undoes=undoes)
    elif event.kind == "note-unplaced":
        place_notes(theme, notes, actor=actor, undoes=undoes)
    elif "before" in facts:
        rename_theme(theme, facts["before"], facts["version"], actor=actor, undoes=undoes)
    else:
        move_theme(theme, facts["place"], actor=actor, undoes=undoes)
    return None
