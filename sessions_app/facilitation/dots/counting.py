"""What a vote says: how many devices took part, and once it is revealed, the dots of each theme."""

from collections import Counter
from collections.abc import Collection, Mapping

from ...models import Cafe, DotVote, Event, Theme


def revealed(*cafes: Cafe) -> dict[int, int]:
    """Return the dots of each theme (by id) whose vote is revealed; of others, nothing at all.

    One query where no vote is; the same few whatever the number of devices and of cafés.
    """
    shown = DotVote.objects.filter(question__cafe__in=cafes, revealed_at__isnull=False)
    votes = list(shown.prefetch_related("ballots", "question__themes"))
    found: dict[int, int] = {}
    if votes:
        placed = Counter[int]()
        for vote in votes:
            for one in (vote.by_hand, *(ballot.placed for ballot in vote.ballots.all())):
                placed.update(counts(one))
        where = heirs(cafes, placed.keys())
        found = {theme.pk: 0 for vote in votes for theme in vote.question.themes.all()}
        for theme, count in placed.items():
            if where.get(theme) in found:
                found[where[theme]] += count
    return found


def counts(placed: Mapping[str, int]) -> dict[int, int]:
    """Return dots by the id of their theme, from how they are stored."""
    return {int(theme): count for theme, count in placed.items()}


def heirs(cafes: Collection[Cafe], themes: Collection[int]) -> dict[int, int]:
    """Return where the dots of each theme count now: there, or on the theme it was merged into.

    Those of a theme that was taken apart count nowhere, until it is put back.
    """
    standing = set(Theme.objects.filter(cafe__in=cafes).values_list("pk", flat=True))
    merged: dict[int, int | None] = {}
    if not set(themes) <= standing:
        gone = Event.objects.filter(cafe__in=cafes, kind="theme-removed").order_by("seq")
        merged = {
            facts["theme"]: facts.get("into") for facts in gone.values_list("facts", flat=True)
        }
    found = {}
    for theme in themes:
        now: int | None = theme
        while now and now not in standing:
            now = merged.get(now)
        if now:
            found[theme] = now
    return found
