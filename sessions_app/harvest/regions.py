"""What a table's tablet shows live."""

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string

from ..facilitation.broadcast import unread
from ..facilitation.changes import PHASE_CHANGES, PHASES, PROGRAMME
from ..facilitation.queries import clock_face
from ..live.audiences import HOST, Audience
from ..live.memory import OF_NOTES
from ..live.regions import region
from ..models import Cafe, Event, Table
from ..preparation.queries import programme
from . import wall_regions as wall_regions
from .handover import handover
from .naming_actions import look
from .queries import TableTop, came, ideas, plain_notes, table_top

NOTES = (
    "note-added",
    "note-edited",
    "note-deleted",
    "note-restored",
    "note-marked",
    "note-starred",
    "note-validated",
    "note-hidden",
    "note-shown",
    "note-named-as-is",
    "operation-decided",
)


@region(HOST, events=(*PHASES, *PROGRAMME, "notice-read"))
def host_stage(cafe: Cafe, audience: Audience, events: Sequence[Event] | None) -> dict[str, str]:
    """The question, the clock and the étiquette."""
    return {"host-stage": render_to_string("harvest/_host_stage.html", _context(cafe, audience))}


@region(HOST, events=("phase-started", "phase-reopened", "action-undone", *NOTES, *PROGRAMME))
def host_ideas(cafe: Cafe, audience: Audience, events: Sequence[Event] | None) -> dict[str, str]:
    """The ideas that came to this round, else all of them and those of earlier rounds."""
    others = of_others(cafe, audience, events)
    if events and others is None:
        return {}
    context = _context(cafe, audience)
    small = {} if others else arrived(cafe, context["top"], events)
    if small:
        return small
    context |= of_ideas(context["top"])
    return {
        "ideas": render_to_string("harvest/_ideas.html", context),
        "earlier": render_to_string("harvest/_earlier.html", context),
    }


def of_others(
    cafe: Cafe, audience: Audience, events: Sequence[Event] | None
) -> Sequence[Event] | None:
    """Return the events of other tables' ideas that may stand on this one's card, in a carousel.

    None where nothing of ``events`` touches this table.
    """
    foreign = [one for one in events or () if one.table_id not in (None, audience.table_id)]
    plan = programme(cafe)
    table = next((one for one in plan.tables if one.pk == audience.table_id), None)
    question = plan.question_for(table, None) if table else None
    about = [one for one in foreign if question and one.facts.get("question") == question.pk]
    other = [one for one in foreign if one.kind not in OF_NOTES]
    return about if about or other or len(foreign) < len(events or ()) else None


def arrived(cafe: Cafe, top: TableTop, events: Sequence[Event] | None) -> dict[str, str]:
    """Render ideas of this round alone, with their number; nothing where that would not do."""
    notes = plain_notes(cafe, events or ())
    now = top.table.notes.standing().filter(round=top.round).count()
    new = len(came(events or ()))
    if (
        not notes
        or now == new
        or any(note.round_id != (top.round and top.round.pk) for note in notes)
    ):
        return {}
    look(cafe, notes)
    count = render_to_string("harvest/_ideas_count.html", {"ideas_now": now})
    found: dict[str, str] = {"ideas-count": count}
    for note in notes:
        found[f"idea-{note.uid}"] = render_to_string("harvest/_idea.html", {"note": note})
    return found


@region(HOST, events=("animator-called", "call-ended", *PHASE_CHANGES))
def host_call(cafe: Cafe, audience: Audience, events: Sequence[Event] | None) -> dict[str, str]:
    """The call to the animator, open or not."""
    return {"call": render_to_string("harvest/_call.html", _context(cafe, audience))}


def screen_context(cafe: Cafe, table: Table) -> dict[str, Any]:
    """Return what the regions of a table's screen show, but for its ideas."""
    top = table_top(cafe, table)
    return {
        "cafe": cafe,
        "top": top,
        "message": unread(cafe, table),
        "clock": clock_face(cafe, top.phase, top.plan.next_phase),
    }


def of_ideas(top: TableTop) -> dict[str, Any]:
    """Return what the regions of ideas show: those of the table, and what was passed on to it."""
    every = ideas(top)
    look(top.plan.cafe, every.now)
    return {"ideas": every, "card": handover(top, every.every)}


def _context(cafe: Cafe, audience: Audience) -> dict[str, Any]:
    return screen_context(cafe, Table.objects.get(pk=audience.table_id or 0))
