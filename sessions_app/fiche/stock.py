"""What the fiche is written from: themes and notes beside the text, and which are used already."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from ..models import Block, BlockKind, Cafe, Note, Question, Round, Theme, User
from ..synthesis.queries import Card, board, reading_order
from ..wording.folding import folded
from .outside import Elsewhere, Neighbour, Outside, neighbours, offer, search
from .queries import Manuscript
from .target import Target, aim
from .whereabouts import Place, whereabouts


@dataclass(frozen=True)
class Line:
    """A note with the number of its round; the passages that rest on it, and whether the one at
    hand does."""

    card: Card
    places: list[Place]
    mine: bool


@dataclass(frozen=True)
class Group:
    """A theme with its notes (or the notes in no theme), and its block in the fiche, if any."""

    theme: Theme | None
    lines: list[Line]
    block: Block | None = None


@dataclass(frozen=True)
class Stock:
    """All that the panel shows of one question, or what a search found in the whole café."""

    questions: list[Question]
    question: Question | None
    query: str = ""
    block: Block | None = None
    target: Target | None = None
    attached: list[Line] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    found: list[Line] = field(default_factory=list)
    cited: list[Elsewhere] = field(default_factory=list)
    neighbours: list[Neighbour] = field(default_factory=list)
    found_elsewhere: list[Elsewhere] = field(default_factory=list)


def stock(
    cafe: Cafe,
    text: Manuscript,
    reader: User,
    question_id: int,
    query: str,
    block_id: int,
    sentence: str = "",
) -> Stock:
    """Read the panel: for a question (else that of the block, else the first), or for a search.

    With a block, notes can be linked to it, or to this sentence of it; those of the other cafés of
    the series too that ``reader`` may read.
    """
    row = text.row(block_id)
    block = row.block if row else None
    wanted = question_id if question_id > 0 else _question_of(text, block)
    question = next((q for q in text.questions if q.pk == wanted), None)
    question = question or next(iter(text.questions), None)
    went = whereabouts(text)
    target = aim(cafe, text, row, sentence) if row else None
    mine = set(target.notes) if target else set()

    def lines(some: Iterable[Card]) -> list[Line]:
        return [Line(c, went.get(c.note.pk, []), c.note.pk in mine) for c in some]

    query = " ".join(query.split())[:100]
    attached = lines(cards(cafe, pks=mine)) if mine else []
    outside = Outside(text.outside, went, mine)
    cited = outside.cited(sorted(mine, reverse=True), cafe, reader)
    around = (text.questions, question, query, block, target, attached)
    others = list(neighbours(cafe, reader))
    if query or question is None:
        found = [c for c in cards(cafe) if query and folded(query) in folded(c.note.text)]
        theirs = search(others, query, outside) if query and others else []
        return Stock(*around, found=lines(found), cited=cited, found_elsewhere=theirs)
    offered = offer(others, question, outside) if others else []
    return Stock(*around, _groups(cafe, question, text, lines), cited=cited, neighbours=offered)


def _groups(
    cafe: Cafe, question: Question, text: Manuscript, lines: Callable[[Iterable[Card]], list[Line]]
) -> list[Group]:
    """Return the themes of a question with their notes, then the notes in none."""
    seen = board(cafe, question)
    heads = {b.theme_id: b for b in text.blocks if b.kind == BlockKind.THEME}
    groups = [Group(c.theme, lines(c.cards), heads.get(c.theme.pk)) for c in seen.columns]
    if loose := lines(card for card in seen.cards if not card.themes):
        groups.append(Group(None, loose))
    return groups


def _question_of(text: Manuscript, block: Block | None) -> int | None:
    """Return the question of the section that the block stands in."""
    for part in text.parts:
        if part.head and block in [row.block for row in (part.head, *part.rows)]:
            return part.head.block.question_id
    return None


def cards(cafe: Cafe, pks: Iterable[int] | None = None) -> list[Card]:
    """Return the notes that may be published, or these ones whatever became of them, in reading order."""
    numbers = {one.pk: n for n, one in enumerate(Round.objects.filter(cafe=cafe), 1)}
    notes = Note.objects.public() if pks is None else Note.objects.filter(pk__in=pks)
    found = notes.filter(cafe=cafe).select_related("table")
    return sorted((Card(n, numbers.get(n.round_id or 0)) for n in found), key=reading_order)
