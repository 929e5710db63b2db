"""Making a café and editing its texts, its mode and its start."""

from datetime import datetime
from typing import Literal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ...access.refusals import Refusal
from ...live.events import Writing, writing
from ...live.undoable import undoable
from ...models import AccessLink, Cafe, LinkKind, Organisation, Phase, Question, Table, User
from ..notice import usual_day
from ..outlines import Outline
from ..shapes import CafeShape

CafeField = Literal[
    "title",
    "subtitle",
    "context",
    "etiquette",
    "place",
    "starts_at",
    "mode",
    "purge_on",
    "purpose",
    "officer",
    "officer_contact",
]


def create(owner: User, shape: CafeShape, title: str, starts_at: datetime) -> Cafe:
    """Make a café of ``shape``, with a link for each table and one for the projection."""
    return create_from(owner, Outline.of_shape(shape), title, starts_at, shape.key)


@transaction.atomic
def create_from(
    owner: User, outline: Outline, title: str, starts_at: datetime, origin: str
) -> Cafe:
    """Make a café of ``outline``; ``origin`` says in the log what it was made from."""
    if owner.organisation is None:
        raise Refusal(
            _("Votre compte n’appartient à aucun organisme. Parlez-en à son administration.")
        )
    cafe = Cafe.objects.create(
        organisation=owner.organisation,
        owner=owner,
        title=title,
        starts_at=starts_at,
        mode=outline.mode,
        context=outline.context,
        etiquette=outline.etiquette,
        language=outline.language,
        purpose=outline.purpose,
        **_officer(owner.organisation, outline),
    )
    cafe.purge_on = usual_day(cafe)
    cafe.save(update_fields=["purge_on"])
    with writing(cafe, owner) as change:
        _furnish(change.cafe, outline)
        change.record("cafe-created", shape=origin)
    return change.cafe


def _officer(organisation: Organisation, outline: Outline) -> dict[str, str]:
    """Return who answers for personal information: as outlined, else as in the latest café."""
    if outline.officer:
        return {"officer": outline.officer, "officer_contact": outline.officer_contact}
    latest = organisation.cafes.exclude(officer="").order_by("-created_at", "-pk")
    known = latest.first()
    if known is None:
        return {}
    return {"officer": known.officer, "officer_contact": known.officer_contact}


def _furnish(cafe: Cafe, outline: Outline) -> None:
    for position, (kind, text) in enumerate(outline.questions):
        Question.objects.create(cafe=cafe, position=position, kind=kind, text=text)
    for position, (phase, title, minutes) in enumerate(outline.phases):
        Phase.objects.create(cafe=cafe, position=position, kind=phase, title=title, minutes=minutes)
    for number in range(1, outline.tables + 1):
        table = Table.objects.create(cafe=cafe, number=number)
        AccessLink.objects.create(cafe=cafe, table=table, kind=LinkKind.HOST)
    AccessLink.objects.create(cafe=cafe, kind=LinkKind.PROJECTOR)


def edit(cafe: Cafe, actor: User, field: CafeField, value: object) -> None:
    """Set one field of a café; the last writer of a field wins, other fields stay untouched."""
    with undoable(cafe, actor, Cafe) as change:
        if getattr(change.cafe, field) != value:
            usual = usual_day(change.cafe) == change.cafe.purge_on
            set_field(change, field, value)
            if field == "starts_at" and usual:
                change.cafe.purge_on = usual_day(change.cafe)
                change.cafe.save(update_fields=["purge_on"])


def set_field(change: Writing, field: CafeField, value: object) -> None:
    """Store one field and say which."""
    setattr(change.cafe, field, value)
    change.cafe.save(update_fields=[field])
    change.record("cafe-edited", field=field)
