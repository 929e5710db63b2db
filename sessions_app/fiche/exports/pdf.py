"""Renders a fiche as a tagged PDF that declares PDF/UA-1, on A4 or Letter paper.

The same document gives the same bytes.
"""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from pathlib import Path
from textwrap import shorten
from typing import Any

from ...wording import glyphs, printing
from ...wording.typography import clean
from ..document import FicheDocument, Span
from ..publication import words

TEMPLATE = Path(__file__).with_name("fiche.typ")


def render(document: FicheDocument, paper: str = "letter", design: str = "sober") -> bytes:
    """Return the PDF. ``paper`` is ``a4`` or ``letter``; what cannot be printed shows as ``◊``.

    :func:`replaced` names those characters. Raises ``KeyError`` for another paper.
    """
    return printing.render(TEMPLATE, "fiche", _payload(document), paper)


def replaced(document: FicheDocument) -> tuple[str, ...]:
    """Return the characters of this document that the printed font lacks, each once."""
    return glyphs.missing(_every_text(document))


def _every_text(document: FicheDocument) -> list[str]:
    labels = [part.label for part in document.publication]
    return [clean(str(text)) for text in document.texts()] + labels


def _payload(document: FicheDocument) -> dict[str, Any]:
    printable = printing.printable(_every_text(document))
    language, _, region = document.language.partition("-")
    plain = _plain(document, printable)
    plain["running"] = {
        "title": shorten(printable(str(document.title)), 100, placeholder="…"),
        "issuer": shorten(printable(" ".join(map(str, document.issuer[:1]))), 80, placeholder="…"),
    }
    plain["columns"] = _columns(plain["publication"])
    return plain | {"lang": language, "region": region or None, "words": words(document.language)}


def _plain(value: Any, printable: Callable[[str], str]) -> Any:
    """Turn dataclasses into dictionaries that name their type, with every string printable."""
    if isinstance(value, Span):
        return {"text": printable(value.text), "target": value.target, "term": value.term}
    if is_dataclass(value):
        plain = {f.name: _plain(getattr(value, f.name), printable) for f in fields(value)}
        return {"tag": getattr(value, "tag", "")} | plain
    if isinstance(value, tuple):
        return [_plain(item, printable) for item in value]
    return printable(value) if isinstance(value, str) else value


def _columns(parts: list[Any]) -> list[list[Any]]:
    """Cut the lines of the publication block in two columns of about the same height, in order."""
    rows = [
        {"label": part["label"] if rank == 0 else None, "line": line}
        for part in parts
        for rank, line in enumerate(part["lines"])
    ]
    heights = [_height(row) for row in rows]
    halves = (abs(sum(heights[:n]) - sum(heights[n:])) for n in range(len(rows) + 1))
    cut = min(enumerate(halves), key=lambda half: half[1])[0]
    return [rows[:cut], rows[cut:]]


def _height(row: dict[str, Any]) -> float:
    """Return about how many lines of a column the row takes, its label and space included."""
    letters = sum(len(span["text"]) for span in row["line"]["spans"])
    return letters // 58 + (3.4 if row["label"] else 1.5)
