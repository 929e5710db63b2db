"""The fiche as the board shows it beside its notes: where a note went, and the part of a question."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..access.roles import Right, cafes_of
from ..models import Block, BlockKind, Cafe, Note, Question, Theme, User
from ..synthesis.cards import Card
from .points import Point, named, points
from .queries import Manuscript, Part
from .stock import cards
from .whereabouts import Place, whereabouts


@dataclass(frozen=True)
class Line:
    """A heading of the part, or one of its points; ``note`` is the one in hand."""

    block: Block
    point: Point | None
    note: int = 0

    @property
    def here(self) -> bool:
        """Tell whether this point rests on the note in hand."""
        return bool(self.point and self.note in self.point.notes)

    @property
    def sentence(self) -> str:
        """Return the words that the note is linked to, or would be; none for the whole block."""
        if self.point is None or (self.here and self.note not in self.point.own):
            return ""
        return self.point.words


@dataclass(frozen=True)
class Beside:
    """A note with its themes (each with its block, if any) and the passages that rest on it; then
    the part of the fiche about the question, named as readers find it. ``abroad``: the blocks of the
    fiches of other cafés that cite the note."""

    question: Question
    card: Card | None
    themes: list[tuple[Theme, Block | None]]
    places: list[Place]
    parts: list[tuple[str, list[Line]]]
    public: bool = False
    abroad: list[Block] = field(default_factory=list)


def beside(
    cafe: Cafe, text: Manuscript | None, question: Question, note: int, reader: User
) -> Beside:
    """Read what stands beside a board; without a fiche, its parts are empty."""
    card = next(iter(cards(cafe, pks=[note])), None)
    themes = Theme.objects.filter(cafe=cafe, placements__note=note) if card else ()
    blocks = text.blocks if text else []
    heads = {b.theme_id: b for b in blocks if b.kind == BlockKind.THEME}
    about = [
        (name, list(_lines(part, name, note)))
        for part, name in (named(text) if text else ())
        if part.head and part.head.block.question_id == question.pk
    ]
    return Beside(
        question,
        card,
        [(theme, heads.get(theme.pk)) for theme in themes],
        whereabouts(text).get(note, []) if text else [],
        about,
        Note.objects.public().filter(pk=note).exists() if card else False,
        _abroad(cafe, note, reader) if card else [],
    )


def _abroad(cafe: Cafe, note: int, reader: User) -> list[Block]:
    """Return the blocks of the fiches of other cafés of the series that cite a note, of those that
    ``reader`` writes; one query, none without a series."""
    if cafe.series_id is None:
        return []
    written = cafes_of(reader, Right.WRITE).filter(series=cafe.series_id)
    blocks = Block.objects.filter(outside__note=note, fiche__cafe__in=written).distinct()
    return list(blocks.select_related("fiche__cafe"))


def _lines(part: Part, name: str, note: int) -> Iterator[Line]:
    said = points(part, name)
    for row in [part.head, *part.rows]:
        if row and row.block.kind in (BlockKind.SECTION, BlockKind.THEME):
            yield Line(row.block, None)
        elif row:
            for point in said:
                if point.block.pk == row.block.pk:
                    yield Line(row.block, point, note)
