"""The café under way: the finished one, as it stood in the middle of its second round."""

from datetime import datetime, timedelta

from ...models import Call, Phase, PhaseState
from ..archive.draft import Draft
from .dates import move

INTO_THE_ROUND = timedelta(minutes=8)
MINUTE = 60_000
CALLING = 7


def stop_midway(draft: Draft, now: datetime) -> None:
    """Turn a finished café into one whose second round began eight minutes before ``now``."""
    current = draft.rounds[1]
    assert current.started_at is not None
    move(draft, draft.cafe.starts_at + (now - INTO_THE_ROUND - current.started_at))
    draft.cafe.title += " (en cours)"
    draft.cafe.closed_at = None
    draft.fiche = None
    draft.themes, draft.placements, draft.blocks, draft.sources = [], [], [], []
    draft.operations, draft.tables_of_operations = [], []
    draft.notes = [note for note in draft.notes if note.created_at <= now and note.table]
    draft.set_aside, draft.votes, draft.ballots = [], [], []
    for note in draft.notes:
        note.validated_at = note.hidden_at = None
        note.hidden_reason = ""
    draft.by_uid = {uid: note for uid, note in draft.by_uid.items() if note in draft.notes}
    draft.photos, draft.pictures = [], []
    draft.marks = [mark for mark in draft.marks if mark.round.position < current.position]
    draft.siblings = [one for one in draft.siblings if one[0] in draft.notes]
    draft.events = [event for event in draft.events if event.at <= now]
    draft.cafe.head = len(draft.events)
    for person in draft.people:
        # Who left before the last round has just left.
        person.left_at = person.left_at and min(person.left_at, now - timedelta(minutes=2))
    for phase in draft.phases[current.position :]:
        unwind(phase)
    run(current, now)
    draft.calls = [Call(table=draft.by_number[CALLING], called_at=now - timedelta(seconds=90))]


def unwind(phase: Phase) -> None:
    """Put a phase back to what was planned."""
    phase.state = PhaseState.PLANNED
    phase.started_at = phase.ended_at = None
    phase.deadline = phase.left = phase.duration = None


def run(phase: Phase, now: datetime) -> None:
    """Put a phase on air, begun a while ago."""
    phase.state, phase.started_at = PhaseState.RUNNING, now - INTO_THE_ROUND
    phase.duration = phase.minutes * MINUTE
    phase.deadline = round(phase.started_at.timestamp() * 1000) + phase.duration
