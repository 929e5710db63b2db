"""A fiche is begun, and its header and publication block are filled in."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ...access.refusals import Refusal
from ...live.events import Writing
from ...models import Block, BlockKind, Cafe, Fiche, Question, QuestionKind, Shape, User
from ..appearance.queries import fixed_texts
from .desk import editing

SHAPES = {
    QuestionKind.DEFINITION: Shape.A,
    QuestionKind.OBSTACLES: Shape.B,
    QuestionKind.CONDITIONS: Shape.C,
    QuestionKind.OPEN: Shape.A,
}
# What a new section holds, empty: what is left empty never reaches a reader.
OUTLINES: dict[str, tuple[BlockKind, ...]] = {
    Shape.A: (BlockKind.LEAD_IN, BlockKind.BULLET),
    Shape.B: (BlockKind.PARAGRAPH,),
    Shape.C: (),
    Shape.D: (BlockKind.LEAD_IN, BlockKind.BULLET, BlockKind.PARAGRAPH),
}


def begin(cafe: Cafe, actor: User | None, from_questions: bool) -> Fiche:
    """Begin the fiche of a café; begun already, it is returned as it is.

    From the questions: an opening, a section per question in the shape of its kind, a conclusion.
    """
    with editing(cafe, actor) as change:
        fiche = begun(change)
        if from_questions and not fiche.blocks.exists():
            Block.objects.bulk_create(_outline(fiche, list(change.cafe.questions.all())))
            touch(change, fiche, what="outlined")
    return fiche


def begun(change: Writing) -> Fiche:
    """Return the fiche of the café being written, made from its header where there is none."""
    cafe = change.cafe
    fiche, made = Fiche.objects.get_or_create(
        cafe=cafe,
        defaults={
            "title": cafe.title,
            "subtitle": cafe.subtitle,
            "issuer": cafe.organisation.name,
            **fixed_texts(cafe.organisation_id),
        },
    )
    if made:
        touch(change, fiche, what="begun")
    return fiche


def section(fiche: Fiche, question: Question) -> Block:
    """Return a new section about a question, in the shape of its kind; not yet stored."""
    shape = SHAPES[QuestionKind(question.kind)]
    return Block(
        fiche=fiche, kind=BlockKind.SECTION, shape=shape, heading=question.text, question=question
    )


def _outline(fiche: Fiche, questions: list[Question]) -> list[Block]:
    blocks = [Block(fiche=fiche, kind=BlockKind.PARAGRAPH)]
    heads = [section(fiche, question) for question in questions]
    for head in [*heads, Block(fiche=fiche, kind=BlockKind.SECTION, shape=Shape.D)]:
        blocks += [head, *(Block(fiche=fiche, kind=kind) for kind in OUTLINES[head.shape])]
    for position, block in enumerate(blocks):
        block.position = position
    return blocks


def save_fields(
    cafe: Cafe, actor: User | None, given: Mapping[str, str], before: Mapping[str, str]
) -> Fiche:
    """Store fields of the header or of the publication block.

    ``before`` holds what each field said when it was shown: a field that says something else by
    now is refused, and nothing is overwritten.
    """
    with editing(cafe, actor) as change:
        fiche = begun(change)
        changed = {name: text for name, text in given.items() if getattr(fiche, name) != text}
        for name in changed:
            if getattr(fiche, name) != before.get(name, getattr(fiche, name)):
                raise Refusal(
                    _("Une autre personne a changé ce champ. Il dit maintenant : « %(now)s ».")
                    % {"now": getattr(fiche, name)},
                    _(
                        "Votre texte est encore à l’écran. Rechargez la page pour partir de l’autre."
                    ),
                )
        for name, text in changed.items():
            setattr(fiche, name, text)
        if changed:
            fiche.version += 1
            fiche.save(update_fields=[*changed, "version"])
            touch(change, fiche, what="fields", fields=sorted(changed))
    return fiche


def choose_layout(cafe: Cafe, actor: User | None, design: str, paper: str) -> Fiche:
    """Remember how the files of a fiche are laid out."""
    with editing(cafe, actor) as change:
        fiche = begun(change)
        if (fiche.design, fiche.paper) != (design, paper):
            fiche.design, fiche.paper = design, paper
            fiche.save(update_fields=["design", "paper"])
            touch(change, fiche, what="layout")
    return fiche


def touch(change: Writing, fiche: Fiche, **facts: Any) -> None:
    """Record that the fiche changed, and when."""
    Fiche.objects.filter(pk=fiche.pk).update(updated_at=timezone.now())
    change.record("fiche-edited", **facts)
