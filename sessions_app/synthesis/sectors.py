"""Which sectors sat at a table in a round: those of the people who were seated there."""

from collections import defaultdict
from collections.abc import Mapping

from ..models import Cafe, Seat

Place = tuple[int | None, int | None]


def sectors_by_place(cafe: Cafe) -> Mapping[Place, frozenset[str]]:
    """Return the sectors by (table, round), in one query.

    Whoever did not come, or was taken off the roster, was not there; without a roster, or where
    people move freely, nothing is known.
    """
    there = Seat.objects.filter(
        round__cafe=cafe, participant__absent_at=None, participant__removed_at=None
    ).exclude(participant__sector="")
    found: dict[Place, set[str]] = defaultdict(set)
    rows = there.order_by().values_list("table_id", "round_id", "participant__sector").distinct()
    for table, round_, sector in rows:
        found[table, round_].add(sector)
    return {place: frozenset(sectors) for place, sectors in found.items()}
