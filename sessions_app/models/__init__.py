"""The schema, to be read in this order: people, cafe, agenda, participants, event,
harvest, synthesis, fiche, publishing, closing."""

from .agenda import Phase, Round
from .broadcast import MESSAGE_LENGTH, Message, Reading
from .cafe import Cafe, KeptShape, Organisation, Question, Table
from .choices import (
    Answer,
    BlockKind,
    BoxKind,
    LinkKind,
    MarkKind,
    NoteSource,
    OperationKind,
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
from .event import Event
from .fiche import Block, Fiche, Source
from .harvest import NOTE_LENGTH, REASON_LENGTH, Call, Draft, Mark, Note, Operation
from .participants import HeadCount, Participant, RosterStep, Rule, Seat, Seating
from .people import AccessLink, Device, User
from .photos import Photo
from .publishing import Acceptance, FicheVersion, Frozen
from .synthesis import Placement, SetAside, Theme

__all__ = [
    "MESSAGE_LENGTH",
    "NOTE_LENGTH",
    "REASON_LENGTH",
    "THANKS_LENGTH",
    "Acceptance",
    "AccessLink",
    "Answer",
    "Block",
    "BlockKind",
    "BoxKind",
    "Cafe",
    "Call",
    "Device",
    "Draft",
    "Event",
    "Fiche",
    "FicheVersion",
    "Frozen",
    "HeadCount",
    "KeptShape",
    "LinkKind",
    "Mark",
    "MarkKind",
    "Message",
    "Note",
    "NoteSource",
    "Operation",
    "OperationKind",
    "Organisation",
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
    "Role",
    "RosterStep",
    "Round",
    "Rule",
    "RuleKind",
    "Seat",
    "Seating",
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
