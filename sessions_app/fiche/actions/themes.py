"""A theme of the synthesis enters the fiche, its notes attached to what is written from them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ...access.refusals import Refusal
from ...models import Block, BlockKind, Cafe, Fiche, Note, Shape, Source, Theme, User
from ...wording.sentences import sentences
from .. import phrasing
from ..arrangement import end_of, shape_at
from ..provenance import cut
from .blocks import number
from .desk import editing
from .fields import begun, section, touch

GONE = 404


@dataclass(frozen=True)
class Brought:
    """What bringing a theme did: its block in the fiche, and how many notes were new there."""

    block: Block
    added: int
    new: bool


def bring_theme(
    cafe: Cafe,
    actor: User | None,
    theme_id: int,
    as_prose: bool | None = None,
    together: Sequence[int] = (),
) -> Brought:
    """Put a theme into the section of its question, with its notes as sources.

    Bullets, one per note, or one paragraph of prose; by default as the shape of the section says.
    For a theme that is there already, only the notes that it does not use yet are added. With
    ``together``, these notes make one block in the words of the first, which rests on all of them.
    """
    with editing(cafe, actor) as change:
        theme = _standing(change.cafe, theme_id)
        fiche = begun(change)
        order = list(fiche.blocks.prefetch_related("sources"))
        there = (b for b in order if b.kind == BlockKind.THEME and b.theme_id == theme.pk)
        found = next(there, None)
        head = found or _open(fiche, order, theme)
        notes = _picked(change.cafe, together) if together else _unused(order, head)
        if found is None or notes:
            written = _write(order, head, notes, as_prose, bool(together))
            touch(change, fiche, what="theme", theme=theme.pk, blocks=written)
    return Brought(head, len(notes), found is None)


def _standing(cafe: Cafe, theme_id: int) -> Theme:
    theme = Theme.objects.filter(cafe=cafe, pk=theme_id).select_related("question").first()
    if theme is None:
        raise Refusal(
            _("Ce thème n’existe plus : quelqu’un vient de le défaire."),
            _("La fiche n’a pas changé."),
            status=GONE,
        )
    return theme


def _open(fiche: Fiche, order: list[Block], theme: Theme) -> Block:
    """Put the head of a theme into the order, and before it a section if its question has none."""
    heads = [b for b in order if b.kind == BlockKind.SECTION]
    mine = next((b for b in heads if b.question_id == theme.question_id), None)
    if mine is None:
        mine = section(fiche, theme.question)
        conclusion = next((b for b in heads if b.shape == Shape.D), None)
        order.insert(order.index(conclusion) if conclusion else len(order), mine)
    title = phrasing.heading(theme.title, mine.shape)
    head = Block(fiche=fiche, kind=BlockKind.THEME, heading=title, theme=theme)
    order.insert(_room(order, order.index(mine)), head)
    return head


def _room(order: list[Block], at: int) -> int:
    """Return where one more theme goes in a section: after its themes, before its conclusion."""
    end = end_of(order, at)
    themes = [i for i in range(at, end) if order[i].kind == BlockKind.THEME]
    if themes:
        return end_of(order, themes[-1])
    while order[at].shape == Shape.B and order[end - 1].kind == BlockKind.PARAGRAPH:
        end -= 1
    return end


def _unused(order: list[Block], head: Block) -> list[Note]:
    """Return the notes of the theme that its place in the fiche does not rest on yet."""
    at = order.index(head)
    place = [*order[at : end_of(order, at)], *(b for b in order if b.theme_id == head.theme_id)]
    used = {s.note_id for block in place if block.pk for s in block.sources.all()}
    notes = Note.objects.public().filter(placements__theme=head.theme_id, set_aside=None)
    ordered = notes.order_by("placements__position", "placements__pk")
    return [note for note in ordered if note.pk not in used]


def _picked(cafe: Cafe, together: Sequence[int]) -> list[Note]:
    """Return these notes in their order; refuse where none of them may be published any more."""
    found = Note.objects.public().filter(cafe=cafe, set_aside=None).in_bulk(together)
    notes = [found[pk] for pk in dict.fromkeys(together) if pk in found]
    if not notes:
        raise Refusal(
            _("Ces notes ne sont plus à citer : reprises par leur table, écartées ou masquées."),
            _("La fiche n’a pas changé."),
            status=GONE,
        )
    return notes


def _write(
    order: list[Block], head: Block, notes: list[Note], as_prose: bool | None, together: bool
) -> list[int]:
    """Write the notes at the end of the theme, with themselves as sources; return what is new."""
    at = order.index(head)
    if as_prose is None:
        as_prose = shape_at(order, at) == Shape.C
    kind = BlockKind.PARAGRAPH if as_prose else BlockKind.BULLET
    groups = [notes] * bool(notes) if as_prose or together else [[note] for note in notes]
    text = phrasing.prose if as_prose else "".join
    said = [text(n.text for n in (group[:1] if together else group)) for group in groups]
    written = [Block(fiche=head.fiche, kind=kind, theme=head.theme, text=one) for one in said]
    end = end_of(order, at)
    new = [b.pk for b in order]
    number([*order[:end], *written, *order[end:]])
    pairs = zip(written, groups, strict=True)
    sources = _behind if together else _sources
    Source.objects.bulk_create(source for b, group in pairs for source in sources(b, group))
    return [b.pk for b in [*order, *written] if b.pk not in new]


def _behind(block: Block, notes: list[Note]) -> list[Source]:
    """Return the links of a block that rests on these notes as a whole."""
    return [Source(block=block, note=note) for note in notes]


def _sources(block: Block, notes: list[Note]) -> list[Source]:
    """Return the links of a block just written: in prose, of each sentence to its own note."""
    if len(notes) == 1:
        return _behind(block, notes)
    said = [(note, map(cut, sentences(phrasing.prose([note.text])))) for note in notes]
    pairs = dict.fromkeys((note, sentence) for note, found in said for sentence in found)
    return [Source(block=block, note=note, sentence=sentence) for note, sentence in pairs]
