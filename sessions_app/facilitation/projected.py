"""What the projection shows besides the phase: one line of its text at a time, or chosen notes."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..models import Cafe, Note, Phase, PhaseKind, Question, Shown
from ..preparation.queries import programme
from .dots.board import Room, room

# As many as can be read from the back of the room.
ON_A_PAGE = 6


@dataclass(frozen=True)
class Projected:
    """``lines`` of the phase's text, of which ``at`` is shown; past the last, all of them.

    Where ``question`` is given, its ``notes`` are shown instead, or its ``dots``: page ``at`` of
    ``pages``.
    """

    at: int
    lines: Sequence[str] = ()
    question: Question | None = None
    notes: Sequence[Note] = ()
    dots: Room | None = None
    pages: int = 0

    @property
    def line(self) -> str:
        """Return the one line to show; empty where there is none, or all are shown."""
        return self.lines[self.at] if self.at < len(self.lines) else ""

    @property
    def number(self) -> int:
        """Return the number of the line or page, from 1."""
        return self.at + 1

    @property
    def following(self) -> int | None:
        """Return the next line or page; past the last line come all of them."""
        most = self.pages if self.question else len(self.lines) + 1
        return self.at + 1 if self.at + 1 < most else None

    @property
    def before(self) -> int | None:
        """Return the line or page before."""
        return self.at - 1 if self.at else None


def lines_of(cafe: Cafe, phase: Phase | None) -> list[str]:
    """Return the lines of a phase's text; none where it has fewer than two."""
    texts = {PhaseKind.CONTEXT: cafe.context, PhaseKind.ETIQUETTE: cafe.etiquette}
    text = texts.get(PhaseKind(phase.kind), "") if phase else ""
    found = [line.strip() for line in text.splitlines() if line.strip()]
    return found if len(found) > 1 else []


def projected(cafe: Cafe) -> Projected:
    """Return what the projection of a café shows now."""
    if cafe.shown == Shown.WALL and cafe.shown_question:
        return _notes(cafe, cafe.shown_question)
    if cafe.shown == Shown.DOTS and cafe.shown_question:
        shown, at, pages = room(cafe, cafe.shown_question, cafe.shown_line)
        return Projected(at, question=cafe.shown_question, dots=shown, pages=pages)
    lines = lines_of(cafe, programme(cafe).current)
    return Projected(min(cafe.shown_line, len(lines)), lines)


def _notes(cafe: Cafe, question: Question) -> Projected:
    notes = Note.objects.public().filter(cafe=cafe, question=question).select_related("table")
    pages = max(1, -(-notes.count() // ON_A_PAGE))
    at = min(cafe.shown_line, pages - 1)
    page = list(notes[at * ON_A_PAGE : (at + 1) * ON_A_PAGE])
    return Projected(at, question=question, notes=page, pages=pages)
