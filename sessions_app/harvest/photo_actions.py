"""Taking in photos of tablecloths, each once; keeping and removing them."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..access import links
from ..access.refusals import Refusal
from ..live.events import Writing, writing
from ..models import AccessLink, Answer, Cafe, Photo, User
from ..preparation.queries import programme
from . import photo_files
from .operations import Malformed
from .pictures import NoPicture, Picture, remade
from .queries import over

# All the photos of a café fit in its archive.
MOST_BYTES = 30 * 1024 * 1024


@dataclass(frozen=True)
class Taken:
    """A photo as a tablet sent it. ``round`` is that of when it was taken; ``at`` is the tablet's
    clock, in milliseconds."""

    uid: str
    device: str
    round: int
    at: int
    content: bytes


def take_in(link: AccessLink, taken: Taken) -> str:
    """Store a photo for the table of ``link`` and return the answer; raise Malformed if refused.

    An answer comes once picture and row are on the disk. Sent again, a photo is known.
    """
    digest = hashlib.sha256(taken.content).hexdigest()
    if Photo.objects.filter(cafe=link.cafe, uid=taken.uid, digest=digest).exists():
        return Answer.DUP
    try:
        picture = remade(taken.content)
    except NoPicture:
        raise Malformed(
            _("Cette photo est abîmée, ou trop grande. Prenez-la de nouveau.")
        ) from None
    name = photo_files.store(picture.content)
    try:
        with writing(link.cafe) as change:
            answer = _add(change, link, taken, digest, picture, name)
            link.cafe.head, link.cafe.epoch = change.cafe.head, change.cafe.epoch
    except BaseException:
        photo_files.remove([name])
        raise
    if answer == Answer.DUP:
        photo_files.remove([name])
    return answer


def _add(
    change: Writing, link: AccessLink, taken: Taken, digest: str, picture: Picture, name: str
) -> str:
    _check(change.cafe, taken, digest, len(picture.content))
    if change.cafe.photos.filter(uid=taken.uid).exists():
        return Answer.DUP
    plan, link = programme(change.cafe), AccessLink.objects.select_related("table").get(pk=link.pk)
    assert link.table is not None
    round_ = next((one for one in plan.rounds if one.pk == taken.round), plan.current_round)
    photo = Photo.objects.create(
        cafe=change.cafe,
        uid=taken.uid,
        digest=digest,
        name=name,
        table=link.table,
        round=round_,
        link=link,
        device=taken.device,
        taken_at=_moment(taken.at),
        late=over(change.cafe, round_),
        held=not links.opens(link),
        width=picture.width,
        height=picture.height,
        size=len(picture.content),
    )
    change.record("photo-added", table=link.table, photo=photo.pk, round=photo.round_id)
    return Answer.HELD if photo.held else Answer.LATE if photo.late else Answer.OK


def _check(cafe: Cafe, taken: Taken, digest: str, size: int) -> None:
    """Refuse an identifier that another photo has, and more than a café's archive can hold."""
    if cafe.photos.filter(uid=taken.uid).exclude(digest=digest).exists():
        raise Malformed(_("Cette photo porte l’identifiant d’une autre. Prenez-la de nouveau."))
    stored = cafe.photos.standing().aggregate(sum=Sum("size"))["sum"] or 0
    if stored + size > MOST_BYTES:
        raise Malformed(
            _("Ce café a déjà toutes les photos qu’il peut garder. Parlez-en à l’animation.")
        )


def _moment(at: int) -> datetime:
    """Return the moment of a tablet's clock, or now where it tells none that can be."""
    try:
        moment = datetime.fromtimestamp(at / 1000, UTC)
    except (OverflowError, OSError, ValueError):
        return timezone.now()
    return moment if 2020 <= moment.year <= 2200 else timezone.now()


def decide(cafe: Cafe, actor: User, photo_id: int, keep: bool) -> None:
    """Keep a photo that is held, or remove one for good; done already is fine."""
    with writing(cafe, actor) as change:
        photo = change.cafe.photos.standing().filter(pk=photo_id).select_related("table").first()
        if photo is None:
            raise Refusal(_("Cette photo vient d’être retirée."), _("Les autres sont intactes."))
        if keep and photo.held:
            photo.held = False
            photo.save(update_fields=["held"])
            change.record("photo-kept", table=photo.table, photo=photo.pk)
        elif not keep:
            transaction.on_commit(partial(photo_files.remove, [photo.name]))
            photo.removed_at, photo.name = timezone.now(), ""
            photo.save(update_fields=["removed_at", "name"])
            change.record("photo-removed", table=photo.table, photo=photo.pk)
