"""The provenance annex: each passage of the fiche with its notes, then the notes it does not use."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...models import Block, BlockKind, Cafe, Fiche
from ..harvested import Harvested, Told, harvested
from .pieces import Facts, Heading, Line, Notes, Paragraph, Passage, Piece
from .told import DOT, line

# What the room said; headings, lead-ins and boxes are the staff's own words.
SAID = (BlockKind.BULLET, BlockKind.PARAGRAPH)


def pieces(cafe: Cafe) -> list[Piece]:
    """Return the annex in its order; without a fiche, all notes are unused."""
    found = harvested(cafe)
    fiche = Fiche.objects.filter(cafe=cafe).first()
    blocks = list(fiche.blocks.prefetch_related("sources", "outside")) if fiche else []
    used = {source.note_id for block in blocks for source in block.sources.all()}
    return [
        *_summary(found, blocks, used),
        *_passages(found, blocks),
        *_aside(found, used),
        *_unused(found, used),
    ]


def _summary(found: Harvested, blocks: list[Block], used: set[int]) -> list[Piece]:
    said = _said(blocks)
    sourced = sum(_rests(found, one) for one in said)
    kept = sum(one.note.pk in used for one in found.notes)
    facts = [
        (_("Passages"), str(len(said))),
        (_("Passages appuyés sur des notes"), str(sourced)),
        (_("Notes"), str(len(found.notes))),
        (_("Notes citées"), str(kept)),
        (_("Notes écartées"), str(len(_left_out(found, used)))),
        (
            _("Notes ni citées ni écartées"),
            str(len(found.notes) - kept - len(_left_out(found, used))),
        ),
    ]
    how = _(
        "Sous chaque passage de la fiche se trouvent les notes sur lesquelles il s’appuie, telles "
        "que les tables les ont écrites. T : table; R : ronde."
    )
    return [Paragraph(how, soft=True), Facts(facts)]


def _rests(found: Harvested, block: Block) -> bool:
    """Tell whether a passage rests on a note, of this café or of another one of its series."""
    own = any(source.note_id in found.by_id for source in block.sources.all())
    return own or bool(block.outside.all())


def _outside(block: Block) -> list[Line]:
    """Return the notes of other cafés behind a passage: where each was said, never its words, which
    whoever reads this annex may have no right to read."""
    told: dict[str, Line] = {}
    for one in block.outside.all():
        place = [_("T%(number)d") % {"number": one.table}] if one.table else [_("plénière")]
        place += [_("R%(number)d") % {"number": one.round}] if one.round else []
        day = date_format(one.held_on, "j F Y")
        known = DOT.join([day, *place])
        words = _("Note d’un autre café de la série : « %(title)s »") % {"title": one.title}
        told[words + known] = Line(None, words, known)
    return list(told.values())


def _said(blocks: list[Block]) -> list[Block]:
    """Return the blocks with what the room said: those of sections, with a text."""
    inside, said = False, []
    for block in blocks:
        inside = inside or block.kind == BlockKind.SECTION
        if inside and block.kind in SAID and block.text.strip():
            said.append(block)
    return said


def _passages(found: Harvested, blocks: list[Block]) -> list[Piece]:
    said = {block.pk for block in _said(blocks)}
    made: list[Piece] = []
    for block in blocks:
        if block.kind == BlockKind.SECTION:
            made.append(Heading(block.heading or _("Section sans titre")))
        elif block.kind == BlockKind.THEME and block.heading:
            made.append(Heading(block.heading, 2))
        elif block.pk in said:
            notes = {source.note_id for source in block.sources.all()}
            behind = [one for one in found.notes if one.note.pk in notes]
            own = [line(one, full=False) for one in behind]
            made.append(Passage(block.text, [*own, *_outside(block)]))
    if not made:
        made = [Paragraph(_("La fiche de ce café n’est pas commencée."))]
    return made


def _left_out(found: Harvested, used: set[int]) -> list[Told]:
    """Return the notes that were set aside and that no passage uses all the same."""
    return [one for one in found.notes if one.aside and one.note.pk not in used]


def _aside(found: Harvested, used: set[int]) -> list[Piece]:
    rest = _left_out(found, used)
    if not rest:
        return []
    title = ngettext("%(n)d note écartée", "%(n)d notes écartées", len(rest)) % {"n": len(rest)}
    return [Heading(title), Notes([_with_reason(one) for one in rest])]


def _with_reason(one: Told) -> Line:
    reason = [str(one.aside), one.aside.detail] if one.aside else []
    told = line(one)
    return Line(told.number, told.text, DOT.join([*filter(None, reason), told.more]))


def _unused(found: Harvested, used: set[int]) -> list[Piece]:
    rest = [one for one in found.notes if one.note.pk not in used and not one.aside]
    if not rest:
        return []
    many = ngettext(
        "%(n)d note ni citée ni écartée", "%(n)d notes ni citées ni écartées", len(rest)
    )
    title = many % {"n": len(rest)}
    made: list[Piece] = [Heading(title)]
    for number, question in enumerate(found.plan.questions, 1):
        if here := [one for one in rest if one.note.question_id == question.pk]:
            made += [Heading(f"{number}. {question}", 2), Notes([line(one) for one in here])]
    return made
