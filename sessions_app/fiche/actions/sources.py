"""Notes are attached to blocks as their sources, and detached. The notes themselves never change."""

from django.utils.translation import gettext_lazy as _

from ...access.refusals import Refusal
from ...live.events import writing
from ...models import Cafe, Note, Source, User
from .blocks import GONE, block_of
from .fields import touch


def attach(cafe: Cafe, actor: User | None, pk: int, note_id: int) -> None:
    """Attach a standing note of the café to a block; attached already, nothing changes."""
    with writing(cafe, actor=actor) as change:
        block = block_of(change, pk)
        note = Note.objects.standing().filter(cafe=change.cafe, pk=note_id).first()
        if note is None:
            raise Refusal(
                _("Cette note n’est plus dans le café : sa table l’a reprise."),
                _("Le bloc n’a pas changé."),
                status=GONE,
            )
        made = Source.objects.get_or_create(block=block, note=note)[1]
        if made:
            touch(change, block.fiche, what="sourced", blocks=[block.pk], note=note.pk)


def detach(cafe: Cafe, actor: User | None, pk: int, note_id: int) -> None:
    """Detach a note from a block; detached already, nothing changes."""
    with writing(cafe, actor=actor) as change:
        block = block_of(change, pk)
        if block.sources.filter(note_id=note_id).delete()[0]:
            touch(change, block.fiche, what="unsourced", blocks=[block.pk], note=note_id)
