"""Reading a fiche: as a document for readers, and as the manuscript that the editor shows.

Each function asks a fixed number of queries, however long the fiche is.
"""

from dataclasses import dataclass, field, fields

from django.db.models import Count

from ..models import Block, BlockKind, BoxKind, Cafe, Fiche, Question, Shape
from .document import FicheDocument
from .folding import FlatBlock, Header, build
from .publication import Publication


@dataclass
class Part:
    """The opening (no ``head``) or a section of the manuscript, its blocks in order."""

    head: Block | None
    blocks: list[Block] = field(default_factory=list)

    @property
    def shape(self) -> str:
        """Return the shape of the section; empty for the opening."""
        return self.head.shape if self.head else ""

    @property
    def last(self) -> Block | None:
        """Return the block after which more is added."""
        return self.blocks[-1] if self.blocks else self.head


@dataclass(frozen=True)
class Manuscript:
    """A fiche being written. Each block carries ``sourced``, the number of notes behind it."""

    fiche: Fiche
    parts: list[Part]
    questions: list[Question]
    shapes = Shape.choices
    boxes = BoxKind.choices

    @property
    def blocks(self) -> list[Block]:
        """Return all blocks in order."""
        heads = ((part.head, part.blocks) for part in self.parts)
        return [one for head, blocks in heads for one in ([head] if head else []) + blocks]


def fiche_of(cafe: Cafe) -> Fiche | None:
    """Return the fiche of a café, or None where nobody has begun it."""
    return Fiche.objects.filter(cafe=cafe).first()


def manuscript(cafe: Cafe) -> Manuscript | None:
    """Read the fiche as it is edited, in three queries; None where nobody has begun it."""
    fiche = fiche_of(cafe)
    if fiche is None:
        return None
    parts = [Part(None)]
    for block in fiche.blocks.annotate(sourced=Count("sources")).order_by("position", "pk"):
        if block.kind == BlockKind.SECTION:
            parts.append(Part(block))
        else:
            parts[-1].blocks.append(block)
    return Manuscript(fiche, parts, list(cafe.questions.all()))


def document_of(cafe: Cafe) -> FicheDocument | None:
    """Read the fiche as every format sees it, in two queries; None where nobody has begun it."""
    fiche = fiche_of(cafe)
    if fiche is None:
        return None
    header = Header(fiche.title, fiche.subtitle, fiche.issuer)
    names = [one.name for one in fields(Publication)]
    publication = Publication(**{name: getattr(fiche, name) for name in names})
    blocks = [flat(block) for block in fiche.blocks.all()]
    return build(header, blocks, publication, cafe.language)


def flat(block: Block) -> FlatBlock:
    """Return a block as the document is folded from it."""
    names = [one.name for one in fields(FlatBlock) if one.name != "id"]
    return FlatBlock(**{name: getattr(block, name) for name in names}, id=str(block.pk))
