"""What passages know a source in another café by: a negative number, as notes here have theirs."""

from collections.abc import Iterable

from ..models import Fiche, OutsideSource


def keyed(sources: Iterable[OutsideSource]) -> dict[int, int]:
    """Return what passages know each source by: one negative number for all links to one note."""
    first: dict[int, int] = {}
    keys: dict[int, int] = {}
    for one in sources:
        keys[one.pk] = first.setdefault(one.note_id, -one.pk) if one.note_id else -one.pk
    return keys


def outside_of(fiche: Fiche) -> list[OutsideSource]:
    """Return the sources of a fiche in other cafés, in one query."""
    return list(OutsideSource.objects.filter(block__fiche=fiche).order_by("pk"))
