"""Cutting a long row into parts of nearly the same length, each on a line of its own."""

from collections.abc import Sequence
from itertools import pairwise

from django import template

register = template.Library()


@register.filter
def parts(row: Sequence[object], most: int) -> list[str]:
    """Return the slices, as the filter ``slice`` takes them, of parts of at most ``most`` things."""
    count = -(-len(row) // most)
    ends = [round(n * len(row) / count) for n in range(count + 1)] if count else []
    return [f"{start}:{end}" for start, end in pairwise(ends)]
