"""Findings of the review are accepted knowingly, and looked at again."""

from collections.abc import Collection

from ...live.events import writing
from ...models import Acceptance, Cafe, User
from .fields import begun


def accept(cafe: Cafe, actor: User | None, kind: str, about: Collection[str], reason: str) -> int:
    """Accept these findings of one kind, by their fingerprints; return how many were new."""
    with writing(cafe, actor=actor) as change:
        fiche = begun(change)
        known = set(fiche.acceptances.filter(kind=kind).values_list("about", flat=True))
        fresh = [one for one in dict.fromkeys(about) if one not in known]
        Acceptance.objects.bulk_create(
            Acceptance(fiche=fiche, kind=kind, about=one, reason=reason, by=actor) for one in fresh
        )
        if fresh:
            change.record("fiche-reviewed", what="accepted", kept=kind, number=len(fresh))
    return len(fresh)


def look_again(cafe: Cafe, actor: User | None, kind: str, about: Collection[str]) -> None:
    """Take acceptances back; those taken back already change nothing."""
    with writing(cafe, actor=actor) as change:
        mine = Acceptance.objects.filter(fiche__cafe=change.cafe, kind=kind, about__in=about)
        if number := mine.delete()[0]:
            change.record("fiche-reviewed", what="reopened", kept=kind, number=number)
