"""Setting who sits where: how many come, the plan of the rounds, two people who swap."""

from ...live.events import writing
from ...models import Cafe, Seating, User


def set_counts(cafe: Cafe, actor: User, expected: int | None, cap: int | None) -> None:
    """Set how many people come where no names are known, and how many a table takes."""
    with writing(cafe, actor) as change:
        now = {"expected": expected, "cap": cap}
        Seating.objects.update_or_create(cafe=change.cafe, defaults=now)
        change.record("roster-edited", what="counts")
