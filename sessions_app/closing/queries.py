"""Reading a café whole, for its archive."""

from django.db import transaction

from ..models import Cafe
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
