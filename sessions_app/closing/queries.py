"""Reading a café whole, for its archive; and what is lost with it."""

from dataclasses import dataclass

from django.db import transaction

from ..models import Cafe, Fiche, Note, PhaseState
from .archive.packing import pack
from .archive.writing import Section, sections


def archive_sections(cafe: Cafe) -> dict[str, Section]:
    """Return the sections of a café's archive, all read at one moment of its log."""
    with transaction.atomic():
        # Every write to a café locks its row first: nothing can change while it is read.
        return sections(Cafe.objects.select_for_update().get(pk=cafe.pk))


def archive(cafe: Cafe) -> bytes:
    """Return the archive of a café: a ZIP of JSON, the same bytes for the same café."""
    return pack(archive_sections(cafe))


@dataclass(frozen=True)
class Losses:
    """What is deleted with a café. ``on_now``: a phase was started and the café is not over."""

    notes: int
    themes: int
    people: int
    photos: int
    fiche: bool
    on_now: bool


def losses(cafe: Cafe) -> Losses:
    """Count what would be deleted with a café."""
    begun = cafe.phases.exclude(state=PhaseState.PLANNED).exists()
    return Losses(
        notes=Note.objects.filter(cafe=cafe, deleted_at=None).count(),
        themes=cafe.themes.count(),
        people=cafe.participants.count(),
        photos=cafe.photos.count(),
        fiche=Fiche.objects.filter(cafe=cafe).exists(),
        on_now=begun and cafe.closed_at is None,
    )
