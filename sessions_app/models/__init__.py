"""The schema, to be read in this order: people, cafe, series, agenda, participants,
event, harvest, synthesis, dots, fiche, look, publishing, closing, privacy."""

from .agenda import Phase, Round
from .broadcast import MESSAGE_LENGTH, Message, Reading
from .cafe import PURPOSE_LENGTH, Cafe, KeptShape, Organisation, Question, Table
from .choices import (
    Answer,
    BlockKind,
    BoxKind,
    Design,
    LinkKind,
    MarkKind,
    NoteSource,
    OperationKind,
    Paper,
    PhaseKind,
    PhaseState,
    QuestionKind,
    QuestionMode,
    Role,
    RuleKind,
    SetAsideReason,
    Shape,
    Shown,
    VersionCause,
    WritingProfile,
)
from .closing import THANKS_LENGTH, Purge, ReturnNote, ReturnPage
from .dots import DotBallot, DotVote
from .event import Event
from .fiche import Block, Fiche, OutsideSource, Source
from .harvest import NOTE_LENGTH, REASON_LENGTH, Call, Draft, Mark, Note, Operation
from .look import ACCENT, PRIMARY, Look
from .participants import HeadCount, Participant, RosterStep, Rule, Seat, Seating
from .people import AccessLink, Device, EntryRequest, User
from .photos import Photo
from .privacy import AccessEntry, Incident, Opened, Risk
from .publishing import Acceptance, FicheVersion, Frozen
from .series import SERIES_LENGTH, Series
from .synthesis import Placement, SetAside, Theme

__all__ = [
    "ACCENT",
    "MESSAGE_LENGTH",
    "NOTE_LENGTH",
    "PRIMARY",
    "PURPOSE_LENGTH",
    "REASON_LENGTH",
    "SERIES_LENGTH",
    "THANKS_LENGTH",
    "Acceptance",
    "AccessEntry",
    "AccessLink",
    "Answer",
    "Block",
    "BlockKind",
    "BoxKind",
    "Cafe",
    "Call",
    "Design",
    "Device",
    "DotBallot",
    "DotVote",
    "Draft",
    "EntryRequest",
    "Event",
    "Fiche",
    "FicheVersion",
    "Frozen",
    "HeadCount",
    "Incident",
    "KeptShape",
    "LinkKind",
    "Look",
    "Mark",
    "MarkKind",
    "Message",
    "Note",
    "NoteSource",
    "Opened",
    "Operation",
    "OperationKind",
    "Organisation",
    "OutsideSource",
    "Paper",
    "Participant",
    "Phase",
    "PhaseKind",
    "PhaseState",
    "Photo",
    "Placement",
    "Purge",
    "Question",
    "QuestionKind",
    "QuestionMode",
    "Reading",
    "ReturnNote",
    "ReturnPage",
    "Risk",
    "Role",
    "RosterStep",
    "Round",
    "Rule",
    "RuleKind",
    "Seat",
    "Seating",
    "Series",
    "SetAside",
    "SetAsideReason",
    "Shape",
    "Shown",
    "Source",
    "Table",
    "Theme",
    "User",
    "VersionCause",
    "WritingProfile",
]
