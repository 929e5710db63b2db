"""Blocks of a fiche are added, rewritten and moved."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from ...access.refusals import Refusal
from ...live.events import Writing
from ...models import Block, Cafe, User
from ..arrangement import moved
from .desk import editing
from .fields import begun, touch

GONE = 410
START = "start"


class Stale(Refusal):
    """A save based on an older version of a block; ``block`` is what is stored now."""

    def __init__(self, block: Block) -> None:
        super().__init__(
            _("Une autre personne a changé ce bloc pendant que vous l’écriviez."),
            _("Rien n’a été remplacé : les deux textes sont affichés."),
        )
        self.block = block


def block_of(change: Writing, pk: int) -> Block:
    """Return a block of the café being written; refuse one that is gone or elsewhere alike."""
    block = Block.objects.filter(fiche__cafe=change.cafe, pk=pk).select_related("fiche").first()
    if block is None:
        raise Refusal(
            _("Ce bloc n’est plus dans la fiche : il vient d’être retiré."),
            _("Votre texte est encore à l’écran : vous pouvez le copier ailleurs."),
            status=GONE,
        )
    return block


def add_blocks(
    cafe: Cafe, actor: User | None, after: str, rows: Sequence[Mapping[str, Any]]
) -> list[Block]:
    """Add blocks with these fields after the block ``after``, in order; return them.

    ``after`` is an id or ``start``; anything else, a block removed meanwhile included, is the end.
    """
    with editing(cafe, actor) as change:
        fiche = begun(change)
        made = [Block(fiche=fiche, **row) for row in rows]
        order = list(fiche.blocks.all())
        ids = [START, *(str(one.pk) for one in order)]
        at = ids.index(after) if after in ids else len(order)
        number([*order[:at], *made, *order[at:]])
        touch(change, fiche, what="added", blocks=[one.pk for one in made])
    return made


def number(order: Sequence[Block]) -> None:
    """Store the order of blocks: new ones whole, of the others only those that changed place."""
    changed = []
    for position, block in enumerate(order):
        stays, block.position = block.position == position, position
        if block._state.adding:
            block.save(force_insert=True)
        elif not stays:
            changed.append(block)
    Block.objects.bulk_update(changed, ["position"])


def save_block(
    cafe: Cafe, actor: User | None, pk: int, version: int, given: Mapping[str, Any]
) -> Block:
    """Store the fields of a block, based on ``version``; raise :class:`Stale` if it moved on.

    The same fields again change nothing, so that a retry is harmless.
    """
    with editing(cafe, actor) as change:
        block = block_of(change, pk)
        changed = {name: value for name, value in given.items() if getattr(block, name) != value}
        if not changed:
            return block
        if block.version != version:
            raise Stale(block)
        for name, value in changed.items():
            setattr(block, name, value)
        block.version += 1
        block.save(update_fields=[*changed, "version"])
        touch(change, block.fiche, what="rewritten", blocks=[block.pk])
    return block


def move_block(cafe: Cafe, actor: User | None, pk: int, up: bool) -> bool:
    """Move a block, with what it holds, past its neighbour; return whether there was one."""
    with editing(cafe, actor) as change:
        block = block_of(change, pk)
        order = list(block.fiche.blocks.all())
        again = moved(order, order.index(block), up)
        if again == order:
            return False
        number(again)
        touch(change, block.fiche, what="moved", blocks=[block.pk])
    return True
