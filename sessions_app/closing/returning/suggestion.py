"""Which notes to propose for the return page: one for each theme that shows none yet. Pure."""

from collections.abc import Collection

from ..harvested import Harvested, Told

LONGEST = 180


def suggested(found: Harvested, chosen: Collection[int], each: int = 1) -> list[Told]:
    """Return notes so that each theme shows ``each``, with those ``chosen`` (ids) already.

    Validated by its table first, then with the most reactions, then passed on, then one that is
    short enough to be read at once. A note is proposed once, though it stand in several themes.
    """
    picked: list[Told] = []
    for theme in found.themes:
        behind = [one for one in found.behind.get(theme.pk, ()) if not one.aside]
        lacking = each - sum(one.note.pk in chosen for one in behind)
        free = [one for one in behind if one not in picked and one.note.pk not in chosen]
        picked += sorted(free, key=_rank)[: max(0, lacking)]
    return picked


def _rank(one: Told) -> tuple[bool, int, bool, bool, int]:
    reactions = sum(tally.count for tally in one.tallies)
    long = len(one.note.text) > LONGEST
    return one.note.validated_at is None, -reactions, not one.note.starred, long, one.number
