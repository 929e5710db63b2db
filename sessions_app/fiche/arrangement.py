"""The order of a fiche's blocks: what moves together, and where a block lands when it moves.

A section moves with all it holds; a theme with its bullets (in shape C with its prose too, as
:mod:`folding` reads it); any other block moves alone. Pure: lists in, lists out.
"""

from collections.abc import Sequence
from typing import Protocol, TypeVar


class Piece(Protocol):
    """What the order needs to know of a block."""

    kind: str
    shape: str


Block = TypeVar("Block", bound=Piece)


def shape_at(blocks: Sequence[Piece], index: int) -> str:
    """Return the shape of the section that the block stands in; empty in the opening."""
    heads = [one for one in blocks[: index + 1] if one.kind == "section"]
    return heads[-1].shape if heads else ""


def end_of(blocks: Sequence[Piece], index: int) -> int:
    """Return the index after the last block that moves with the one at ``index``."""
    kind = blocks[index].kind
    if kind not in ("section", "theme"):
        return index + 1
    stops = {"section"} if kind == "section" else {"section", "theme"}
    if kind == "theme" and shape_at(blocks, index) != "C":
        stops.add("paragraph")
    rest = range(index + 1, len(blocks))
    return next((at for at in rest if blocks[at].kind in stops), len(blocks))


def moved(blocks: Sequence[Block], index: int, up: bool) -> list[Block]:
    """Return the blocks with the unit at ``index`` moved past its neighbour, if it has one."""
    end = end_of(blocks, index)
    start = _before(blocks, index) if up else index
    stop = end if up else _after(blocks, index, end)
    if start is None or stop is None:
        return list(blocks)
    cut = index if up else end
    return [*blocks[:start], *blocks[cut:stop], *blocks[start:cut], *blocks[stop:]]


def _before(blocks: Sequence[Piece], index: int) -> int | None:
    """Return where the neighbour above begins."""
    kind = blocks[index].kind
    if kind == "section":
        heads = [at for at in range(index) if blocks[at].kind == "section"]
        return heads[-1] if heads else None
    if kind == "theme":
        themes = (at for at in range(index - 1, -1, -1) if blocks[at].kind == "theme")
        previous = next(themes, None)
        if previous is not None and end_of(blocks, previous) == index:
            return previous
    return index - 1 if index else None


def _after(blocks: Sequence[Piece], index: int, end: int) -> int | None:
    """Return where the neighbour below ends."""
    if end == len(blocks):
        return None
    alike = blocks[index].kind == blocks[end].kind
    return end_of(blocks, end) if alike else end + 1
