"""Renders a fiche as a tagged PDF that declares PDF/UA-1, on A4 or Letter paper.

The same document gives the same bytes.
"""

from base64 import b64decode
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from pathlib import Path
from textwrap import shorten
from typing import Any

from ...wording import glyphs, printing
from ...wording.typography import clean
from ..appearance.colours import INK, MIST, QUIET, SAND, tinted
from ..document import FicheDocument, Look, Span
from ..publication import words
from . import aloud
from .columns import in_columns

HERE = Path(__file__).parent
BASE, DESIGNS = HERE / "base.typ", {"sober": 2, "collection": 3}  # columns of the publication block


def render(document: FicheDocument, paper: str = "letter", design: str = "sober") -> bytes:
    """Return the PDF. ``paper`` is ``a4`` or ``letter``; what cannot be printed shows as ``◊``.

    :func:`replaced` names those characters. Raises ``KeyError`` for another paper or design.
    """
    said: list[str] = []
    content = _payload(document, DESIGNS[design], said)
    return aloud.expanded(
        printing.render(HERE / f"{design}.typ", "fiche", content, paper, BASE), said
    )


def replaced(document: FicheDocument) -> tuple[str, ...]:
    """Return the characters of this document that the printed font lacks, each once."""
    return glyphs.missing(_every_text(document))


def _every_text(document: FicheDocument) -> list[str]:
    labels = [part.label for part in document.publication]
    return [clean(str(text)) for text in document.texts()] + labels


def _payload(document: FicheDocument, columns: int, said: list[str]) -> dict[str, Any]:
    printable = printing.printable(_every_text(document))
    language, _, region = document.language.partition("-")
    plain = _plain(document, printable, said)
    plain["running"] = {
        "title": shorten(printable(str(document.title)), 100, placeholder="…"),
        "issuer": shorten(printable(" ".join(map(str, document.issuer[:1]))), 80, placeholder="…"),
    }
    plain["columns"] = in_columns(plain["publication"], columns)
    plain |= {"colours": _colours(document.look), "logo": _logo(document.look, printable)}
    return plain | {"lang": language, "region": region or None, "words": words(document.language)}


def _plain(value: Any, printable: Callable[[str], str], said: list[str]) -> Any:
    """Turn dataclasses into dictionaries that name their type, with every string printable.

    ``said`` gets what each shortened form is read as; the form is given its number in that list.
    """
    if isinstance(value, Span):
        plain = {"text": printable(value.text), "target": value.target, "term": value.term}
        if value.spoken:
            said.append(value.spoken)
        return plain | {"spoken": aloud.colour(len(said)) if value.spoken else ""}
    if is_dataclass(value):
        plain = {f.name: _plain(getattr(value, f.name), printable, said) for f in fields(value)}
        return {"tag": getattr(value, "tag", "")} | plain
    if isinstance(value, tuple):
        return [_plain(item, printable, said) for item in value]
    return printable(value) if isinstance(value, str) else value


def _colours(look: Look) -> dict[str, str]:
    pale = tinted(look.primary)
    soft = {"definition": pale, "band": pale, "strip": tinted(look.primary, 0.95)}
    plain = {"ink": INK, "quiet": QUIET, "method": SAND, "link": MIST}
    return plain | soft | {"primary": look.primary, "accent": look.accent}


def _logo(look: Look, printable: Callable[[str], str]) -> dict[str, Any] | None:
    if not look.logo:
        return None
    size = [look.logo_width, look.logo_height]
    return {"bytes": list(b64decode(look.logo)), "size": size, "alt": printable(look.logo_alt)}
