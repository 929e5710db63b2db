"""Making a café like another, and keeping its shape for the organisation."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ...access.refusals import Refusal
from ...models import Block, BlockKind, Cafe, Fiche, KeptShape, User
from ..outlines import Outline
from .cafes import create_from

MOST_SHAPES = 60
NAME_LENGTH = 120
# Of a fiche, what the next one has too: who publishes, never who took part.
TEMPLATE = (
    *("issuer", "authors_heading", "edition", "diffusion", "reproduction", "copyright", "issn"),
    *("funding", "writing_profile", "design", "paper"),
)


@transaction.atomic
def duplicate(cafe: Cafe, actor: User, again_at: datetime | None = None) -> Cafe:
    """Make a café with the questions, the agenda, as many tables and the fiche template of ``cafe``.

    Nobody on the roster, no name of a table, no idea, no link and no time goes along. ``again_at``:
    the same café on another date, under the same title.
    """
    title = cafe.title if again_at else _("Copie de %(title)s") % {"title": cafe.title}
    hour = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    copy = create_from(actor, Outline.of_cafe(cafe), title[:200], again_at or hour, "copy")
    fiche = Fiche.objects.filter(cafe=cafe).first()
    if fiche and cafe.organisation_id == copy.organisation_id:
        _template(fiche, copy)
    return copy


def _template(fiche: Fiche, copy: Cafe) -> None:
    fields = {name: getattr(fiche, name) for name in TEMPLATE}
    fresh = Fiche.objects.create(cafe=copy, title=copy.title, **fields)
    questions = dict(
        zip(fiche.cafe.questions.values_list("pk", flat=True), copy.questions.all(), strict=True)
    )
    sections = fiche.blocks.filter(kind=BlockKind.SECTION)
    for position, block in enumerate(sections):
        Block.objects.create(
            fiche=fresh,
            position=position,
            kind=block.kind,
            shape=block.shape,
            heading=block.heading,
            question=questions.get(block.question_id or 0),
        )


def keep_shape(cafe: Cafe, actor: User, name: str) -> KeptShape:
    """Keep the shape of ``cafe`` under ``name`` for the organisation; the same name replaces it."""
    name = " ".join(name.split())
    if actor.organisation is None or not name or len(name) > NAME_LENGTH:
        raise Refusal(
            _("Donnez à ce modèle un nom de 1 à %(most)d caractères.") % {"most": NAME_LENGTH}
        )
    kept = KeptShape.objects.filter(organisation=actor.organisation)
    if kept.exclude(name=name).count() >= MOST_SHAPES:
        raise Refusal(
            _("Votre organisme garde déjà %(most)d modèles. Oubliez-en un d’abord.")
            % {"most": MOST_SHAPES}
        )
    outline = Outline.of_cafe(cafe).as_json()
    return kept.update_or_create(
        organisation=actor.organisation, name=name, defaults={"outline": outline}
    )[0]


def forget_shape(actor: User, pk: int) -> None:
    """Forget a shape of the actor's own organisation; cafés made of it stay as they are."""
    KeptShape.objects.filter(organisation=actor.organisation, pk=pk).delete()
