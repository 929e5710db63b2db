"""What console and projection show live."""

from collections.abc import Sequence

from django.template.loader import render_to_string
from django.utils.functional import SimpleLazyObject

from ..live.audiences import CONSOLE, HOST, PROJECTOR, Audience
from ..live.regions import PRESENCE, region
from ..models import Cafe, Event, Shown, Table
from .agenda import agenda
from .broadcast import broadcast, unread
from .cards import table_cards
from .changes import (
    ALL_CARDS,
    CALLS,
    DOTS,
    ENTRIES,
    HEADS,
    LINKS,
    NOTES,
    NOTICE,
    PEOPLE,
    PHASE_CHANGES,
    PHASES,
    PROGRAMME,
    RECEIPT,
    RETURN,
    SHOWN,
    UNDOABLE,
)
from .entering import entries
from .latest import latest
from .preflight import notice_read_at, preflight
from .projected import projected
from .queries import held_operations, stage
from .receipt import receipt


@region(CONSOLE, events=(*PHASES, *PROGRAMME, "projection-set", "cafe-ready"))
def console_stage(cafe: Cafe, audience: Audience, events: Sequence[Event] | None) -> dict[str, str]:
    """The phase on air with its commands."""
    context = {"cafe": cafe, "stage": stage(cafe)}
    # Only the last phase shows it, beside the button that ends the café.
    context["receipt"] = SimpleLazyObject(lambda: receipt(cafe))
    return {"console-stage": render_to_string("facilitation/_stage.html", context)}


@region(CONSOLE, events=(*PHASES, *PROGRAMME, *UNDOABLE, PRESENCE))
def console_agenda(
    cafe: Cafe, audience: Audience, events: Sequence[Event] | None
) -> dict[str, str]:
    """The agenda and the last actions; with presence too, since both change as time goes."""
    context = {"cafe": cafe, "agenda": agenda(cafe), "actions": latest(cafe)}
    return {
        "console-agenda": render_to_string("facilitation/_agenda.html", context),
        "console-actions": render_to_string("facilitation/_actions.html", context),
    }


@region(
    CONSOLE,
    events=(*PHASES, *PROGRAMME, *NOTES, "note-validated", *CALLS, *PEOPLE, *HEADS, PRESENCE),
)
def console_tables(
    cafe: Cafe, audience: Audience, events: Sequence[Event] | None
) -> dict[str, str]:
    """The table cards: all of them together, or only those that something happened to."""
    if not events or any(event.kind in ALL_CARDS for event in events):
        context = {"cafe": cafe, "cards": table_cards(cafe)}
        return {"console-tables": render_to_string("facilitation/_tables.html", context)}
    touched = {event.table_id for event in events if event.table_id is not None}
    return {
        f"table-{card.table.pk}": render_to_string(
            "facilitation/_table_card.html", {"cafe": cafe, "card": card}
        )
        for card in table_cards(cafe, touched)
    }


@region(CONSOLE, events=(*ENTRIES, *LINKS, *CALLS, "tables-edited", "action-undone", PRESENCE))
def console_entries(
    cafe: Cafe, audience: Audience, events: Sequence[Event] | None
) -> dict[str, str]:
    """Who calls and who asks to come in, above all else; and whether codes open by themselves."""
    context = entries(cafe)
    return {
        "console-entries": render_to_string("facilitation/_entries.html", context),
        "console-codes": render_to_string("facilitation/_codes.html", context),
    }


@region(CONSOLE, events=("operation-held", "operation-decided", "action-undone"))
def console_held(cafe: Cafe, audience: Audience, events: Sequence[Event] | None) -> dict[str, str]:
    """The ideas that came through an ended link."""
    context = {"cafe": cafe, "held": held_operations(cafe)}
    return {"console-held": render_to_string("facilitation/_held.html", context)}


@region(CONSOLE, events=(*NOTES, *RECEIPT, PRESENCE))
def console_receipt(
    cafe: Cafe, audience: Audience, events: Sequence[Event] | None
) -> dict[str, str]:
    """What the tablets wrote, what is stored, what still waits; also beside the last button."""
    context = {"cafe": cafe, "receipt": receipt(cafe)}
    return {
        "console-receipt": render_to_string("facilitation/_receipt.html", context),
        "receipt-end": render_to_string("facilitation/_receipt_end.html", context),
    }


@region(
    CONSOLE, events=("message-sent", "message-withdrawn", "message-read", "tables-edited", *PHASES)
)
def console_broadcast(
    cafe: Cafe, audience: Audience, events: Sequence[Event] | None
) -> dict[str, str]:
    """The message on the tablets, and who has read it."""
    context = {"cafe": cafe, "broadcast": broadcast(cafe)}
    return {"console-broadcast": render_to_string("facilitation/_broadcast.html", context)}


@region(
    CONSOLE,
    events=(
        "preflight-accepted",
        "cafe-ready",
        "action-undone",
        *LINKS,
        *NOTICE,
        *PROGRAMME,
        PRESENCE,
    ),
)
def console_preflight(
    cafe: Cafe, audience: Audience, events: Sequence[Event] | None
) -> dict[str, str]:
    """The tablets as they are looked over, on a page of its own."""
    context = {"cafe": cafe, "lines": preflight(cafe), "read_at": notice_read_at(cafe)}
    return {"preflight": render_to_string("facilitation/_preflight.html", context)}


@region(HOST, events=("message-sent", "message-withdrawn", "message-read", *PHASE_CHANGES))
def host_message(cafe: Cafe, audience: Audience, events: Sequence[Event] | None) -> dict[str, str]:
    """The message that this table has not read yet."""
    context = {"message": unread(cafe, Table.objects.get(pk=audience.table_id or 0))}
    return {"host-message": render_to_string("facilitation/_host_message.html", context)}


@region(CONSOLE, events=(*PHASES, *PROGRAMME, "projection-set", *DOTS))
def console_projection(
    cafe: Cafe, audience: Audience, events: Sequence[Event] | None
) -> dict[str, str]:
    """What the room sees, and what it may be shown."""
    context = {"cafe": cafe, "stage": stage(cafe), "shown": projected(cafe)}
    return {
        "console-projection": render_to_string("facilitation/_projection_controls.html", context)
    }


@region(
    PROJECTOR,
    events=(*PHASES, "projection-set", *SHOWN, *PROGRAMME, *PEOPLE, *RETURN, *LINKS, *DOTS),
)
def projection(cafe: Cafe, audience: Audience, events: Sequence[Event] | None) -> dict[str, str]:
    """All that the room sees."""
    silent = {Shown.WALL: DOTS, Shown.DOTS: SHOWN}.get(Shown(cafe.shown), (*SHOWN, *DOTS))
    if events and all(event.kind in silent for event in events):
        return {}  # No note appears unless chosen, and no dots.
    context = {"cafe": cafe, "stage": stage(cafe), "shown": projected(cafe)}
    return {"projection": render_to_string("facilitation/_projection.html", context)}
