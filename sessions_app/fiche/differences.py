"""What differs between two contents of a fiche, in the words of whoever reads it. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from .provenance import alike

Content = dict[str, Any]
SAME, GONE, NEW = "same", "gone", "new"
TOKEN = re.compile(r"\s+|[^\s]+")
ALIKE = 0.4


@dataclass(frozen=True)
class Change:
    """One passage that differs: the kind of block or the name of the field, and its pieces.

    A piece is a text and what became of it: ``same``, ``gone`` or ``new``.
    """

    where: str
    pieces: tuple[tuple[str, str], ...]


def differences(before: Content, after: Content) -> list[Change]:
    """Return what changed from one content to the other, fields first, then blocks in order."""
    return [
        *_fields(before["fields"], after["fields"]),
        *_blocks(before["blocks"], after["blocks"]),
    ]


def _fields(before: dict[str, Any], after: dict[str, Any]) -> Iterator[Change]:
    for name in dict.fromkeys([*before, *after]):
        old, new = str(before.get(name, "")), str(after.get(name, ""))
        if old != new:
            yield Change(name, pieces(old, new))


def _blocks(before: Sequence[Any], after: Sequence[Any]) -> Iterator[Change]:
    old, new = [_words(one) for one in before], [_words(one) for one in after]
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from _paired(old[a:b], new[c:d])


def _words(block: dict[str, Any]) -> tuple[str, str]:
    texts = (str(block.get(name, "")) for name in ("heading", "text", "url"))
    return str(block["kind"]), "\n".join(filter(None, texts))


def _paired(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> Iterator[Change]:
    """Yield the blocks that went, came or were rewritten, each with the one that it most resembles."""
    left = list(old)
    found = []
    for kind, words in new:
        near = max(
            (one for one in left if one[0] == kind and alike(one[1], words) >= ALIKE),
            key=lambda one: alike(one[1], words),
            default=None,
        )
        if near:
            left.remove(near)
        found.append(Change(kind, pieces(near[1] if near else "", words)))
    yield from (Change(kind, pieces(words, "")) for kind, words in left)
    yield from found


def pieces(old: str, new: str) -> tuple[tuple[str, str], ...]:
    """Return the pieces of both texts, word by word."""
    first, second = TOKEN.findall(old), TOKEN.findall(new)
    found: list[tuple[str, str]] = []
    for kind, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(("".join(first[a:b]), SAME))
        else:
            found += [("".join(first[a:b]), GONE), ("".join(second[c:d]), NEW)]
    return tuple(piece for piece in found if piece[0])
