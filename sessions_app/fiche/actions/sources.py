"""Notes are linked to blocks or to their sentences, and the links undone. Notes never change."""

from django.utils.translation import gettext_lazy as _

from ...access.refusals import Refusal
from ...models import Block, BlockKind, Cafe, Note, OutsideSource, Source, User
from ..provenance import cut, place_of, said_in
from .blocks import GONE, block_of
from .desk import editing
from .fields import touch


def attach(
    cafe: Cafe, actor: User | None, pk: int, note_id: int, sentence: str = "", lost: str = ""
) -> None:
    """Link a standing note of the café to a block, or to this sentence of it.

    Linked already, nothing changes. ``lost`` is the sentence of a link of this note that is given
    up for the new one.
    """
    with editing(cafe, actor) as change:
        block = block_of(change, pk)
        note = Note.objects.public().filter(cafe=change.cafe, pk=note_id).first()
        if note is None:
            raise Refusal(
                _("Cette note n’est plus dans la récolte : reprise par sa table, ou masquée."),
                _("Le bloc n’a pas changé."),
                status=GONE,
            )
        said = as_it_is_now(block, sentence) if sentence else ""
        made = Source.objects.get_or_create(block=block, note=note, sentence=said)[1]
        old = block.sources.filter(note=note, sentence=lost) if lost else block.sources.none()
        gone = old.exclude(sentence=said).delete()[0]
        if made or gone:
            touch(change, block.fiche, what="sourced", blocks=[block.pk], note=note.pk)


def as_it_is_now(block: Block, sentence: str) -> str:
    """Return the sentence of the block that the screen showed like this; empty if it is all of it."""
    said = said_in(block.text, block.kind == BlockKind.PARAGRAPH)
    place = place_of(cut(sentence), said)
    if place is None:
        raise Refusal(
            _("Cette phrase vient de changer : la note n’y est pas rattachée."),
            _("Choisissez la phrase dans son texte d’aujourd’hui."),
        )
    return cut(said[place]) if len(said) > 1 else ""


def detach(cafe: Cafe, actor: User | None, pk: int, note_id: int, sentence: str = "") -> None:
    """Undo the link of a note to a block, or to this sentence; undone already, nothing changes."""
    with editing(cafe, actor) as change:
        block = block_of(change, pk)
        links = list(block.sources.filter(note_id=note_id))
        gone = [link.pk for link in links if is_of(link, block, cut(sentence))]
        if block.sources.filter(pk__in=gone).delete()[0]:
            touch(change, block.fiche, what="unsourced", blocks=[block.pk], note=note_id)


def is_of(link: Source | OutsideSource, block: Block, sentence: str) -> bool:
    """Tell whether a link is that of a sentence, as it was or is now, or of the whole block."""
    if link.sentence == sentence:
        return True
    said = said_in(block.text, block.kind == BlockKind.PARAGRAPH)
    place = place_of(sentence, said) if sentence or len(said) > 1 else 0
    return place is not None and place == place_of(link.sentence, said)
