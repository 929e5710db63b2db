"""The schema, to be read in this order: people, cafe, agenda, event, harvest, synthesis, fiche."""

from .agenda import Phase, Round
from .cafe import Cafe, Organisation, Question, Table
from .choices import (
    Answer,
    BlockKind,
    BoxKind,
    LinkKind,
    NoteSource,
    OperationKind,
    PhaseKind,
    PhaseState,
    QuestionKind,
    QuestionMode,
    Role,
    Shape,
)
from .event import Event
from .fiche import Block, Fiche, Source
from .harvest import NOTE_LENGTH, Call, Draft, Note, Operation
from .people import AccessLink, Device, User
from .synthesis import Placement, Theme

__all__ = [
    "NOTE_LENGTH",
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
    "LinkKind",
    "Note",
    "NoteSource",
    "Operation",
    "OperationKind",
    "Organisation",
    "Phase",
    "PhaseKind",
    "PhaseState",
    "Placement",
    "Question",
    "QuestionKind",
    "QuestionMode",
    "Role",
    "Round",
    "Shape",
    "Source",
    "Table",
    "Theme",
    "User",
]
