"""Where somebody who comes now sits without moving anybody: the emptiest table, then new faces (pure)."""

from collections.abc import Mapping, Set


def opening(
    tables: Mapping[int, Set[int]], met: Set[int], cap: int | None = None, own: int | None = None
) -> int | None:
    """Return the table to sit at, None when there is none: their ``own``, else one with room.

    ``tables`` gives who sits where; ``met`` whom the person has met. All full: the smallest anyway.
    """
    if own in tables:
        return own
    rank = {table: n for n, table in enumerate(tables)}
    return min(
        tables,
        key=lambda one: (
            cap is not None and len(tables[one]) >= cap,
            len(tables[one]),
            len(tables[one] & met),
            rank[one],
        ),
        default=None,
    )
