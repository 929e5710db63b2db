"""What to look at before a fiche is published: empty sections, unsourced words, unused notes."""

from dataclasses import dataclass

from ..models import Block, Cafe, Note, Question
from .queries import Manuscript


@dataclass(frozen=True)
class Review:
    """What deserves a look: ``empty`` holds the heads of the sections that no reader will see,
    ``unsourced`` the blocks that rest on no note, ``unused`` the notes that no block rests on."""

    empty: list[Block]
    unsourced: list[Block]
    unused: list[tuple[Question, list[Note]]]

    @property
    def unused_count(self) -> int:
        """Return how many notes are unused."""
        return sum(len(notes) for _question, notes in self.unused)


def review(cafe: Cafe, manuscript: Manuscript) -> Review:
    """Review a fiche, in one query more than reading it.

    The opening, headings, lead-ins and boxes are the staff's own words: they need no source.
    """
    rows = [row for part in manuscript.parts for row in part.rows]
    unsourced = [r.block for r in rows if r.said and r.block.text and not r.sourced]
    empty = [part.head.block for part in manuscript.parts if part.head and part.blank]
    return Review(empty, unsourced, _unused(cafe, manuscript))


def _unused(cafe: Cafe, manuscript: Manuscript) -> list[tuple[Question, list[Note]]]:
    standing = Note.objects.standing().filter(cafe=cafe).select_related("table")
    notes = list(standing.exclude(sources__block__fiche=manuscript.fiche))
    groups = ((q, [n for n in notes if n.question_id == q.pk]) for q in manuscript.questions)
    return [(question, found) for question, found in groups if found]
