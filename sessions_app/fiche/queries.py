"""Reading a fiche: as a document for readers, and as the manuscript that the editor shows.

Each function asks a fixed number of queries, however long the fiche is.
"""

from collections import defaultdict
from dataclasses import dataclass, field, fields
from functools import cached_property

from ..models import (
    Block,
    BlockKind,
    BoxKind,
    Cafe,
    Fiche,
    OutsideSource,
    Question,
    Shape,
    Source,
)
from .appearance.queries import look_of
from .document import FicheDocument
from .folding import FlatBlock, Header, build
from .outside_keys import keyed, outside_of
from .provenance import Backing, Linked, backing
from .publication import Publication
from .slots import Slot, slots


@dataclass
class Row:
    """A block as the editor shows it, in a section of this shape (none: the opening).

    ``shortened`` counts the forms of the block that the review proposes to look at.
    """

    block: Block
    shape: str
    links: list[Linked] = field(default_factory=list)
    shortened: int = 0

    @property
    def slots(self) -> list[Slot]:
        """Return its text fields."""
        return slots(self.block, self.shape)

    @property
    def said(self) -> bool:
        """Tell whether this is something the room said, and so should rest on notes."""
        return bool(self.shape) and self.block.kind in (BlockKind.BULLET, BlockKind.PARAGRAPH)

    @cached_property
    def backing(self) -> Backing:
        """Return what its passages rest on."""
        return backing(self.block.text, self.links, self.block.kind == BlockKind.PARAGRAPH)

    @property
    def sourced(self) -> int:
        """Return how many notes are behind it."""
        return len({link.note for link in self.links})


@dataclass
class Part:
    """The opening (no ``head``) or a section of the manuscript, its blocks in order."""

    head: Row | None
    rows: list[Row] = field(default_factory=list)

    @property
    def shape(self) -> str:
        """Return the shape of the section; empty for the opening."""
        return self.head.block.shape if self.head else ""

    @property
    def last(self) -> Block | None:
        """Return the block after which more is added."""
        return next(reversed(self._blocks()), None)

    @property
    def themes_end(self) -> Block | None:
        """Return the block after which a theme is added: in shape B, before the conclusion."""
        blocks = self._blocks()
        while self.shape == Shape.B and blocks[-1].kind == BlockKind.PARAGRAPH:
            blocks.pop()
        return blocks[-1] if blocks else None

    @property
    def blank(self) -> bool:
        """Tell whether nothing is written under the heading: readers do not see this part."""
        return not any(slot.value.strip() for row in self.rows for slot in row.slots)

    def _blocks(self) -> list[Block]:
        return [row.block for row in (self.head, *self.rows) if row]


@dataclass(frozen=True)
class Manuscript:
    """A fiche being written; ``outside`` are its sources in other cafés, by what passages know
    them by."""

    fiche: Fiche
    parts: list[Part]
    questions: list[Question]
    outside: dict[int, OutsideSource] = field(default_factory=dict)
    shapes = Shape.choices
    boxes = BoxKind.choices

    @property
    def rows(self) -> list[Row]:
        """Return all rows in order."""
        return [row for part in self.parts for row in (part.head, *part.rows) if row]

    @property
    def blocks(self) -> list[Block]:
        """Return all blocks in order."""
        return [row.block for row in self.rows]

    def row(self, pk: int) -> Row | None:
        """Return the row of a block."""
        return next((row for row in self.rows if row.block.pk == pk), None)


def fiche_of(cafe: Cafe) -> Fiche | None:
    """Return the fiche of a café, or None where nobody has begun it."""
    return Fiche.objects.filter(cafe=cafe).first()


def manuscript(cafe: Cafe) -> Manuscript | None:
    """Read the fiche as it is edited, in five queries; None where nobody has begun it."""
    fiche = fiche_of(cafe)
    if fiche is None:
        return None
    fiche.cafe = cafe
    parts = [Part(None)]
    sources = outside_of(fiche)
    links = _links(fiche, sources)
    for block in fiche.blocks.all():
        if block.kind == BlockKind.SECTION:
            parts.append(Part(Row(block, block.shape, links[block.pk])))
        else:
            parts[-1].rows.append(Row(block, parts[-1].shape, links[block.pk]))
    keys = keyed(sources)
    outside = {keys[one.pk]: one for one in sources if keys[one.pk] == -one.pk}
    return Manuscript(fiche, parts, list(cafe.questions.all()), outside)


def _links(fiche: Fiche, outside: list[OutsideSource]) -> dict[int, list[Linked]]:
    """Return the notes behind each block; those of other cafés come last."""
    found: dict[int, list[Linked]] = defaultdict(list)
    sources = Source.objects.filter(block__fiche=fiche)
    for block, note, sentence in sources.values_list("block_id", "note_id", "sentence"):
        found[block].append(Linked(note, sentence))
    keys = keyed(outside)
    for one in outside:
        found[one.block_id].append(Linked(keys[one.pk], one.sentence))
    return found


def document_of(cafe: Cafe) -> FicheDocument | None:
    """Read the fiche as every format sees it, in three queries; None where nobody has begun it."""
    fiche = fiche_of(cafe)
    if fiche is None:
        return None
    header = Header(fiche.title, fiche.subtitle, fiche.issuer)
    names = [one.name for one in fields(Publication)]
    publication = Publication(**{name: getattr(fiche, name) for name in names})
    blocks = [flat(block) for block in fiche.blocks.all()]
    return build(header, blocks, publication, cafe.language, look_of(cafe.organisation_id))


def flat(block: Block) -> FlatBlock:
    """Return a block as the document is folded from it."""
    names = [one.name for one in fields(FlatBlock) if one.name != "id"]
    return FlatBlock(**{name: getattr(block, name) for name in names}, id=str(block.pk))
