"""Passages are linked to notes of the other cafés of the series, and the links undone."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from ...access.refusals import Refusal
from ...models import Block, Cafe, Note, OutsideSource, Round, User
from ..outside import at_hand
from ..provenance import cut
from .blocks import GONE, block_of
from .desk import editing
from .fields import touch
from .sources import as_it_is_now, is_of

PLACE = ("sentence", "title", "table", "round")


def attach_outside(cafe: Cafe, actor: User, pk: int, note_id: int, sentence: str = "") -> None:
    """Link a note of another café of the series to a block, or to this sentence of it.

    Refuses a note that ``actor`` may not read, or that is not to be cited any more.
    """
    with editing(cafe, actor) as change:
        block = block_of(change, pk)
        notes = at_hand(change.cafe, actor).select_related("cafe", "table", "round")
        note = notes.filter(pk=note_id).first()
        if note is None:
            raise Refusal(
                _("Cette note d’un autre café n’est plus à portée."),
                _("Le bloc n’a pas changé."),
                status=GONE,
            )
        said = as_it_is_now(block, sentence) if sentence else ""
        where = _where(note)
        new = OutsideSource.objects.get_or_create(
            block=block, note=note, sentence=said, defaults=where
        )
        if new[1]:
            touch(change, block.fiche, what="sourced", blocks=[block.pk])


def _where(note: Note) -> dict[str, Any]:
    """Return where a note was said, as a source keeps it."""
    rounds = list(Round.objects.filter(cafe=note.cafe).values_list("pk", flat=True))
    return {
        "title": note.cafe.title,
        "held_on": localdate(note.cafe.starts_at),
        "table": note.table.number if note.table else None,
        "round": rounds.index(note.round_id) + 1 if note.round_id in rounds else None,
    }


def detach_outside(cafe: Cafe, actor: User, pk: int, source: int, sentence: str = "") -> None:
    """Undo a link to a note of another café, of a block or this sentence; undone already, nothing
    changes."""
    with editing(cafe, actor) as change:
        block = block_of(change, pk)
        links = _of_note(block, source)
        gone = [one.pk for one in links if is_of(one, block, cut(sentence))]
        if OutsideSource.objects.filter(pk__in=gone).delete()[0]:
            touch(change, block.fiche, what="unsourced", blocks=[block.pk])


def tie_again(cafe: Cafe, actor: User, pk: int, source: int, sentence: str, lost: str) -> None:
    """Tie a link whose sentence ``lost`` is gone to another one, or to the whole block."""
    with editing(cafe, actor) as change:
        block = block_of(change, pk)
        said = as_it_is_now(block, sentence) if sentence else ""
        links = _of_note(block, source)
        there = any(one.sentence == said and one.note_id for one in links)
        old = OutsideSource.objects.filter(pk__in=[o.pk for o in links if o.sentence == lost])
        if old.delete()[0] if there else old.update(sentence=said):
            touch(change, block.fiche, what="sourced", blocks=[block.pk])


def _of_note(block: Block, source: int) -> list[OutsideSource]:
    """Return the links of a block to the note of this source of its fiche, wherever that is."""
    named = OutsideSource.objects.filter(block__fiche=block.fiche_id, pk=source).first()
    if named is None:
        return []
    links = block.outside.all()
    return list(links.filter(note=named.note_id) if named.note_id else links.filter(pk=named.pk))


def put_back(links: Iterable[tuple[Block, Mapping[str, Any]]]) -> None:
    """Link blocks to notes of other cafés again, as ``snapshot.placed`` kept it.

    A note that is gone leaves where it was said.
    """
    listed = list(links)
    wanted = [said["note"] for _block, said in listed if said.get("note")]
    there = set(Note.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    OutsideSource.objects.bulk_create(
        OutsideSource(
            block=block,
            note_id=said.get("note") if said.get("note") in there else None,
            held_on=date.fromisoformat(said["held_on"]),
            **{name: said[name] for name in PLACE},
        )
        for block, said in listed
    )
