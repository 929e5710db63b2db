"""The points of a fiche as people count them: « Ronde 2, point 3 », with the way to each of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..models import Block, QuestionMode
from .queries import Manuscript, Part


@dataclass(frozen=True)
class Point:
    """A passage that tells what the room said, the n-th of its part, with the notes behind it
    and those linked to it alone (``own``).

    ``anchor`` leads to its words in the editor: ``at-12.40-88`` counts as browsers do.
    """

    block: Block
    words: str
    notes: tuple[int, ...]
    own: tuple[int, ...]
    part: str
    number: int
    anchor: str

    @property
    def label(self) -> str:
        """Return where a reader finds it."""
        return _("%(part)s, point %(number)s") % {"part": self.part, "number": self.number}


def named(text: Manuscript) -> Iterator[tuple[Part, str]]:
    """Yield each part with its name: that of its round where each round has its question."""
    numbers = {question.pk: n for n, question in enumerate(text.questions, 1)}
    per_round = text.fiche.cafe.mode == QuestionMode.PER_ROUND
    for place, part in enumerate(text.parts):
        number = numbers.get(part.head.block.question_id or 0) if part.head else None
        if not part.head:
            name = _("Ouverture")
        elif not number:
            name = _("Section %(number)s") % {"number": place}
        else:
            name = (_("Ronde %(number)s") if per_round else _("Question %(number)s")) % {
                "number": number
            }
        yield part, name


def points(part: Part, name: str) -> list[Point]:
    """Return the points of a part, in the order of the page."""
    found: list[Point] = []
    for row in part.rows:
        end = 0
        for passage in row.backing.passages if row.said else ():
            start = max(row.block.text.find(passage.words, end), 0)
            end = start + len(passage.words)
            anchor = (
                f"at-{row.block.pk}.{_units(row.block.text, start)}-{_units(row.block.text, end)}"
            )
            about = (row.block, passage.words, passage.notes, passage.own)
            found.append(Point(*about, name, len(found) + 1, anchor))
    return found


def _units(text: str, end: int) -> int:
    """Return a place of a text in UTF-16 units, as a text field of a browser counts."""
    return len(text[:end].encode("utf-16-le")) // 2
