"""A block is removed with what it holds, and comes back when the removal is undone.

What was removed is held by the page that removed it, signed: the database keeps no second copy of
a text that somebody took out, and nobody can bring back what was never there.
"""

from typing import Any

from django.core import signing
from django.utils.translation import gettext_lazy as _

from ...access.refusals import Refusal
from ...models import Block, Cafe, Note, Source, User
from ..arrangement import end_of
from ..snapshot import placed
from .blocks import block_of, number
from .desk import editing
from .fields import begun, touch
from .outside import put_back

SALT = "worldcafe.fiche.removed"
DAY = 60 * 60 * 24
PLAIN = ("kind", "shape", "box", "heading", "text", "url", "question_id", "theme_id", "version")


def remove_block(cafe: Cafe, actor: User | None, pk: int) -> tuple[list[Block], str, int | None]:
    """Remove a block with what moves with it.

    Return what was removed, the ticket that brings it back, and the block to go on from.
    """
    with editing(cafe, actor) as change:
        block = block_of(change, pk)
        order = list(block.fiche.blocks.prefetch_related("sources", "outside"))
        at = order.index(block)
        gone = order[at : end_of(order, at)]
        rest = [one for one in order if one not in gone]
        kept = [change.cafe.pk, at, list(map(_kept, gone))]
        ticket = signing.dumps(kept, salt=SALT, compress=True)
        Block.objects.filter(pk__in=[one.pk for one in gone]).delete()
        number(rest)
        touch(change, block.fiche, what="removed", blocks=[one.pk for one in gone])
    neighbour = rest[max(at - 1, 0)].pk if rest else None
    return gone, ticket, neighbour


def _kept(block: Block) -> dict[str, Any]:
    plain = {name: getattr(block, name) for name in PLAIN}
    notes = [(one.note_id, one.sentence) for one in block.sources.all()]
    outside = [placed(one) for one in block.outside.all()]
    return {"pk": block.pk, "notes": notes, "outside": outside, **plain}


def restore_blocks(cafe: Cafe, actor: User | None, ticket: str) -> list[Block]:
    """Bring back what was removed, where it stood, with its sources; twice is once."""
    try:
        cafe_id, at, rows = signing.loads(ticket, salt=SALT, max_age=DAY)
    except signing.BadSignature as error:
        raise Refusal(_("Ce retrait ne peut plus être annulé : plus d’un jour a passé.")) from error
    with editing(cafe, actor) as change:
        if cafe_id != change.cafe.pk:
            raise Refusal(_("Ce retrait vient d’une autre fiche : rien n’a été rétabli ici."))
        fiche = begun(change)
        if Block.objects.filter(pk__in=[row["pk"] for row in rows]).exists():
            return []
        kept = {row["pk"]: row.pop("notes") for row in rows}
        elsewhere = {row["pk"]: row.pop("outside", ()) for row in rows}
        made = [Block(fiche=fiche, **_linked(change.cafe, row)) for row in rows]
        order = list(fiche.blocks.all())
        number([*order[:at], *made, *order[at:]])
        _attach(change.cafe, kept)
        put_back((block, said) for block in made for said in elsewhere[block.pk])
        touch(change, fiche, what="restored", blocks=list(kept))
    return made


def _linked(cafe: Cafe, row: dict[str, Any]) -> dict[str, Any]:
    """Drop the links to a question or a theme that has gone meanwhile."""
    if not cafe.questions.filter(pk=row["question_id"]).exists():
        row["question_id"] = None
    if not cafe.themes.filter(pk=row["theme_id"]).exists():
        row["theme_id"] = None
    return row


def _attach(cafe: Cafe, kept: dict[int, list[tuple[int, str]]]) -> None:
    wanted = {pk for links in kept.values() for pk, _sentence in links}
    there = set(Note.objects.filter(cafe=cafe, pk__in=wanted).values_list("pk", flat=True))
    Source.objects.bulk_create(
        Source(block_id=block, note_id=note, sentence=sentence)
        for block, links in kept.items()
        for note, sentence in links
        if note in there
    )
