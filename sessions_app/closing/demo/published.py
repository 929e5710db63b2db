"""The fiche of the demonstration: approved once, then taken up again with a few things to look at."""

from ...fiche.actions import accept, add_blocks, approve, attach_outside, look_again
from ...fiche.checks import review
from ...fiche.checks.material import CONTRARY, INCLUSIVE
from ...fiche.queries import manuscript
from ...models import Block, BlockKind, Cafe, Note, Shape, User

# What the draft shows to look at again.
AGAIN = (CONTRARY, INCLUSIVE)
NAME, REASON = "Première diffusion", "Relu en équipe avant la diffusion."
LATER = "s’entendre sur une heure creuse, le mercredi, pour les personnes qui marchent lentement."
# What of the café before in the series the fiche cites, and where.
CITED = {"compter pour quelqu’un": "On vieillit bien", "habiter un logement": "Un banc à mi-chemin"}


def cite(cafe: Cafe, earlier: Cafe, person: User) -> None:
    """Let passages of the fiche rest on notes of the earlier café too."""
    for words, said in CITED.items():
        block = Block.objects.get(fiche__cafe=cafe, text__startswith=words)
        note = Note.objects.get(cafe=earlier, text__startswith=said)
        attach_outside(cafe, person, block.pk, note.pk)


def publish(cafe: Cafe, person: User) -> None:
    """Accept what the review finds, approve the fiche, then go on with its draft."""
    text = manuscript(cafe)
    if text is None:
        return
    again = []
    for group in review(cafe, text).groups:
        about = [one.about for one in group.open]
        again += [(group.kind, one) for one in about if group.kind in AGAIN]
        if about:
            accept(cafe, person, group.kind, about, REASON)
    approve(cafe, person, NAME)
    for kind, one in again:
        look_again(cafe, person, kind, [one])
    first = next(part for part in text.parts if part.shape == Shape.A)
    bullets = [row.block for row in first.rows if row.block.kind == BlockKind.BULLET]
    add_blocks(cafe, person, str(bullets[-1].pk), [{"kind": BlockKind.BULLET, "text": LATER}])
