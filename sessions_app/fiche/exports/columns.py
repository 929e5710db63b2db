"""Cuts the publication block in columns of about the same height, its parts in order."""

from itertools import accumulate, pairwise
from typing import Any

LETTERS = 116  # of the smallest print on a line as wide as the page
PART, LINE = 3.4, 1.5  # lines that a first line of a part takes, and another one, spaces included
WORST = 1.12  # how much higher than an even share a column may be before a part is cut

Row = dict[str, Any]


def in_columns(parts: list[Any], count: int) -> list[list[Row]]:
    """Return the rows of each column: ``label`` (or None) and ``line``.

    A part stays whole unless columns would be too uneven.
    """
    rows = [
        {"label": part["label"] if rank == 0 else None, "line": line}
        for part in parts
        for rank, line in enumerate(part["lines"])
    ]
    ends = [0.0, *accumulate(_height(row, LETTERS // count) for row in rows)]
    starts = [rank for rank, row in enumerate(rows) if row["label"]]
    whole = _cut(ends, starts, count)
    if _highest(ends, whole) > WORST * ends[-1] / count:
        whole = _cut(ends, list(range(len(rows))), count)
    return [rows[a:b] for a, b in zip([0, *whole], [*whole, len(rows)], strict=True)]


def _cut(ends: list[float], allowed: list[int], count: int) -> list[int]:
    """Return where columns after the first begin: the lowest height that every column keeps to."""
    for height in sorted({b - a for a in ends for b in ends if b > a}):
        cuts, top = [], 0.0
        for rank in allowed:
            following = next((other for other in allowed if other > rank), len(ends) - 1)
            if ends[following] - top > height and rank:
                cuts.append(rank)
                top = ends[rank]
        whole = [*cuts, len(ends) - 1]
        if len(cuts) < count and _highest(ends, cuts) <= height:
            return (whole[:-1] + [whole[-1]] * count)[: count - 1]
    return [len(ends) - 1] * (count - 1)


def _highest(ends: list[float], cuts: list[int]) -> float:
    bounds = [0, *cuts, len(ends) - 1]
    return max(ends[b] - ends[a] for a, b in pairwise(bounds))


def _height(row: Row, letters: int) -> float:
    typed = sum(len(span["text"]) for span in row["line"]["spans"])
    return typed // letters + (PART if row["label"] else LINE)
