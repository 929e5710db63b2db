"""What an account sees of series: the list, with the cafés that can make one, and one of them."""

from typing import Any

from ...access.roles import Right, cafes_of, series_of
from ...models import Cafe, Series, User
from .comparing import compared
from .gathering import gathered


def readable(series: Series, person: User) -> list[Cafe]:
    """Return the cafés of a series that ``person`` may read, the first one first."""
    return list(cafes_of(person).filter(series=series).order_by("starts_at", "pk"))


def listing(person: User) -> dict[str, Any]:
    """Return the series that ``person`` sees, each with its cafés, and the cafés free to make one."""
    cafes = list(cafes_of(person).exclude(series=None).order_by("starts_at", "pk"))
    found = [(one, [c for c in cafes if c.series_id == one.pk]) for one in series_of(person)]
    return {"listed": found, "free": list(cafes_of(person, Right.PREPARE).filter(series=None))}


def page_of(series: Series, person: User) -> dict[str, Any]:
    """Return what the page of a series shows to ``person``, in a fixed number of queries."""
    cafes = gathered(readable(series, person))
    prepared = cafes_of(person, Right.PREPARE)
    mine = set(prepared.filter(series=series).values_list("pk", flat=True))
    free = prepared.filter(series=None, organisation=series.organisation_id)
    every = compared(cafes)
    return {
        "series": series,
        "cafes": cafes,
        "shared": [one for one in every if len(one.asked) > 1],
        "alone": [one for one in every if len(one.asked) == 1],
        "mine": mine,
        "free": list(free) if mine else [],
        "all_mine": len(mine) == len(cafes),
    }
