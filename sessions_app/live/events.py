"""The event catalogue, and the one way to write: a transaction that records what it did."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from threading import RLock
from typing import Any

from django.db import connection, transaction

from ..models import Cafe, Event, Table, User
from . import doorbell
from .memory import OF_NOTES, Kept, of_writers, remember

# The same string names an event here, on the wire and in tests.
CATALOGUE = {
    "cafe-created": "a café was made, from a ready-made shape or from nothing",
    "cafe-edited": "title, texts, mode or start of the café changed",
    "questions-edited": "questions added, changed, moved or removed",
    "tables-edited": "tables added, renamed or removed",
    "agenda-edited": "phases added, changed, moved or removed",
    "cards-printed": "the cards of the tables were printed, with the address they bear",
    "link-issued": "a table or the projection got a new link",
    "link-revoked": "a link was ended",
    "entry-asked": "a device typed a code and asks to be let in",
    "entry-answered": "a device that asked was let in, or not",
    "codes-opened": "codes open their screens at once for a while",
    "codes-closed": "a device that types a code must be let in again",
    "roster-edited": "people or rules added, changed or taken away",
    "attendance-marked": "people arrived, left, came unannounced or will not come",
    "seats-changed": "a plan of the rounds was made or changed",
    "roster-undone": "the last change to the roster or the seats was undone",
    "heads-counted": "the people at a table were counted",
    "phase-started": "a phase went on air",
    "phase-paused": "the clock was paused",
    "phase-resumed": "the clock runs again",
    "phase-extended": "time was added to or taken from the phase on air",
    "phase-reopened": "the step before came back on air",
    "action-undone": "an action of the animation was taken back, or done again",
    "clock-set": "the server's own clock was set: what was on air moved along with it",
    "cafe-finished": "the last phase ended",
    "note-added": "a note arrived",
    "note-edited": "the text of a note changed",
    "note-deleted": "a note was taken back",
    "note-restored": "a note taken back stands again",
    "note-marked": "a group marked an idea passed on to it, or took its mark back",
    "note-starred": "a table chose to pass an idea on, or no more",
    "note-validated": "a table marked a key idea as right (« validé »), or no more",
    "note-hidden": "a note was hidden with a reason: it is for the team alone",
    "note-shown": "a hidden note is public again",
    "note-set-aside": "a note was left out of the synthesis, with a reason",
    "note-taken-up": "a note left out is in the synthesis again",
    "twins-judged": "notes that look alike were judged different, or are to be compared again",
    "operation-held": "an idea came through an ended link",
    "operation-decided": "a held idea was kept or left out",
    "notes-rescued": "an animator read in what a tablet held, from its file or its codes",
    "sheet-received": "a note sheet came back on paper and waits to be typed",
    "sheet-typed": "the ideas of a note sheet were typed",
    "tablet-excused": "a tablet that will not come back was put out of the count",
    "tablet-expected": "a tablet put out of the count is waited for again",
    "message-sent": "every table was told something",
    "message-withdrawn": "a message was taken off the tablets",
    "message-read": "a table has read a message",
    "projection-set": "the animation chose what the projection shows",
    "preflight-accepted": "the faults of a table's tablets were accepted",
    "cafe-ready": "the tablets were looked over: the doors may open",
    "notice-shown": "the room was shown what is collected, why and until when",
    "notice-read": "a table said that the notice of use was read there",
    "notice-accepted": "the animator goes on though the notice lacks something",
    "note-named-as-is": "a table keeps as it is an idea that may name a person",
    "photo-added": "a photo of a tablecloth arrived",
    "photo-kept": "a photo that came through an ended link was kept",
    "photo-removed": "a photo was removed, its picture with it",
    "host-changed": "another person hosts a table, with the same tablet",
    "animator-called": "a table asks for the animator",
    "call-ended": "a call was taken (the animator comes) or withdrawn",
    "theme-added": "a theme was named",
    "theme-edited": "a theme was renamed or moved",
    "theme-removed": "a theme was taken apart",
    "note-placed": "a note went into a theme",
    "note-unplaced": "a note left a theme",
    "dissent-marked": "a note was kept apart in its theme as a contrary view, or no more",
    "dots-opened": "the room may place dots on the themes of a question, or may again",
    "dots-closed": "the dots of a question are taken no more",
    "dots-revealed": "the dots of a question are told to everybody",
    "dots-placed": "a device placed its dots; never which, never how many",
    "dots-counted": "dots on paper were counted for a question",
    "dots-cleared": "a vote was taken away with all its dots",
    "return-opened": "the return page was opened to the participants",
    "return-closed": "the return page was closed",
    "return-edited": "the words or the chosen notes of the return page changed",
    "cafe-purged": "the personal data of the café were deleted for good",
    "fiche-edited": "the fiche changed",
    "fiche-reviewed": "findings of the review were accepted, or are to be looked at again",
    "fiche-kept": "a version of the fiche was kept",
    "fiche-approved": "the fiche was approved as it is: that version stays",
}


# SQLite has one writer at a time, and its own way to wait is to sleep and try again: here each
# waits its turn.
turn = RLock()


def turn_to_write() -> AbstractContextManager[Any]:
    """Wait for this process's turn to write, where the database has one writer at a time."""
    return turn if connection.vendor == "sqlite" else nullcontext()


class Writing:
    """A café under its row lock, and the events to record with what is being written."""

    def __init__(self, cafe: Cafe, actor: User | None) -> None:
        self.cafe = cafe
        self._actor = actor
        self._events: list[Event] = []
        self._known: dict[Any, Any] | None = None

    def remember(self) -> None:
        """Have ``cafe`` remember what earlier writings read of it, and add to it (``memory.once``).

        For a writing that changes nothing of what it reads so.
        """
        self._known = of_writers(self.cafe.pk).take(self.cafe)
        remember(self.cafe, self._known)

    def record(self, kind: str, *, table: Table | None = None, **facts: Any) -> None:
        """Add a fact of the catalogue; ``facts`` must be JSON and hold no text of a note."""
        if kind not in CATALOGUE:
            raise ValueError(f"unknown event {kind}")
        self.cafe.head += 1
        self._events.append(
            Event(
                cafe=self.cafe,
                seq=self.cafe.head,
                kind=kind,
                actor=self._actor,
                table=table,
                facts=facts,
            )
        )

    def keep_undo(self, changes: Sequence[Any]) -> None:
        """Let the last event recorded hold what its undoing needs (``live.undoable``)."""
        if self._events and changes:
            self._events[-1].undo = [list(one) for one in changes]

    def flush(self) -> None:
        """Store the events and ring the doorbell once the transaction is committed."""
        if self._known is not None and all(one.kind in OF_NOTES for one in self._events):
            kept = Kept(self.cafe.head, self.cafe.epoch, self._known)
            transaction.on_commit(partial(of_writers(self.cafe.pk).keep, kept))
        if not self._events:
            return
        Event.objects.bulk_create(self._events)
        Cafe.objects.filter(pk=self.cafe.pk).update(head=self.cafe.head)
        transaction.on_commit(partial(doorbell.ring, self.cafe.pk))


@contextmanager
def writing(cafe: Cafe, actor: User | None = None) -> Iterator[Writing]:
    """Open a transaction on ``cafe`` under its row lock; commit what it did with its events.

    ``writing(...).cafe`` is the fresh row. An exception leaves no trace and rings nothing.
    """
    with turn_to_write(), transaction.atomic():
        locked = Cafe.objects.select_for_update().get(pk=cafe.pk)
        change = Writing(locked, actor)
        yield change
        change.flush()
