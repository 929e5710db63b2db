"""Reading the versions of a fiche: their list, one of them, what differs, the one that is approved."""

from dataclasses import dataclass

from ..models import BlockKind, Cafe, Fiche, FicheVersion, VersionCause
from .appearance.queries import look_of
from .differences import Change, differences
from .document import FicheDocument
from .entries import LABELS
from .freezing import thawed
from .snapshot import document, snapshot

KINDS = dict(BlockKind.choices)


def versions(fiche: Fiche) -> list[FicheVersion]:
    """Return the versions, the latest first, without what they hold."""
    return list(fiche.versions.defer("content", "document").select_related("by"))


def version_of(cafe: Cafe, number: int) -> FicheVersion | None:
    """Return a version by its number."""
    found = FicheVersion.objects.filter(fiche__cafe=cafe, number=number)
    return found.select_related("by", "fiche").first()


def document_in(cafe: Cafe, version: FicheVersion) -> FicheDocument:
    """Return the document of a version: as it was approved, else as it would look today."""
    if version.document is not None:
        return thawed(version.document)
    return document(version.content, cafe.language, look_of(cafe.organisation_id))


@dataclass(frozen=True)
class Approved:
    """The version approved last, and whether the draft still says the same."""

    version: FicheVersion
    same: bool


def approved(cafe: Cafe) -> Approved | None:
    """Return the version approved last, in three queries; None where there is none."""
    found = FicheVersion.objects.filter(fiche__cafe=cafe, cause=VersionCause.APPROVED)
    version = found.select_related("by", "fiche").first()
    if version is None:
        return None
    return Approved(version, not changes(version))


def changes(version: FicheVersion) -> list[Change]:
    """Return what changed in the draft since a version."""
    return differences(version.content, snapshot(version.fiche))


def named(found: list[Change]) -> list[tuple[object, Change]]:
    """Return each change with the name on screen of where it is."""
    return [(KINDS.get(one.where) or LABELS.get(one.where, one.where), one) for one in found]
