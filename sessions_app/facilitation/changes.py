"""Which events change what: the kinds of the log, by what they touch on console and projection."""

from .dots import regions as dots_regions

PHASES = (
    "phase-started",
    "phase-paused",
    "phase-resumed",
    "phase-extended",
    "phase-reopened",
    "action-undone",
    "clock-set",
    "cafe-finished",
)
# After these, another phase is on air or none is.
PHASE_CHANGES = ("phase-started", "phase-reopened", "action-undone", "cafe-finished")
PROGRAMME = ("cafe-edited", "questions-edited", "tables-edited", "agenda-edited")
PEOPLE = ("roster-edited", "attendance-marked", "seats-changed", "roster-undone")
HEADS = ("heads-counted",)
NOTES = ("note-added", "note-edited", "note-deleted", "note-restored", "operation-decided")
# What changes the notes that a room may see.
SHOWN = (*NOTES, "note-hidden", "note-shown")
CALLS = ("animator-called", "call-ended", "host-changed")
RECEIPT = (
    "operation-held",
    "notes-rescued",
    "tablet-excused",
    "tablet-expected",
    "tables-edited",
    *PHASE_CHANGES,
)
NOTICE = ("notice-shown", "notice-read", "notice-accepted")
LINKS = ("link-issued", "link-revoked")
# What changes the dots that a room may see.
DOTS = (*dots_regions.CHANGED, *dots_regions.THEMES)
ENTRIES = ("entry-asked", "entry-answered", "codes-opened", "codes-closed")
RETURN = ("return-opened", "return-closed")
# What else can be taken back.
UNDOABLE = (
    "operation-decided",
    "message-sent",
    "message-withdrawn",
    "projection-set",
    "preflight-accepted",
    "cafe-ready",
    "notice-accepted",
    *LINKS,
    "codes-opened",
    "codes-closed",
    "tablet-excused",
    "tablet-expected",
    "call-ended",
    *RETURN,
    *dots_regions.CHANGED,
)
# After these, every card may show another question or another count.
ALL_CARDS = frozenset((*PHASES, *PROGRAMME, *PEOPLE))
