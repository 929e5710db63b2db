"""Prints tagged PDFs that declare PDF/UA-1, on A4 or Letter, in the product's font.

A template gets all its text as JSON in its inputs: none of it can become markup. The same content
gives the same bytes.
"""

import json
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import typst

from . import glyphs
from .typography import clean

PAPERS = {"a4": "a4", "letter": "us-letter", "a3": "a3", "tabloid": "us-tabloid"}
LONG_WORD = re.compile(r"[^\s\u200b]{40}(?=[^\s])")  # what no line of the page could hold


def render(
    template: Path, name: str, payload: dict[str, Any], paper: str, *imported: Path
) -> bytes:
    """Return the PDF of a template, whose input ``name`` is the payload and ``paper``.

    It may import the other files by their names. Raises ``KeyError`` for a paper that is not in
    ``PAPERS``.
    """
    content = json.dumps(payload | {"paper": PAPERS[paper]}, ensure_ascii=False)
    files: Any = {path.name: path.read_bytes() for path in imported}
    # A compiler of its own for each call: one compiler cannot serve two threads at once.
    compiler = typst.Compiler(
        files | {"main": template.read_bytes()},
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={name: content},
    )
    return cast(bytes, compiler.compile(format="pdf", pdf_standards="ua-1", timestamp=0))


def printable(texts: Iterable[str]) -> Callable[[str], str]:
    """Return what makes a text fit to print: its typography, a stand-in for what the font lacks."""
    replace = glyphs.replacer(glyphs.missing(clean(text) for text in texts))
    return lambda text: LONG_WORD.sub("\\g<0>\u200b", replace(clean(text)))


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[glyphs.font_folder()]
    )
    if "Source Sans Pro" not in fonts.families():
        raise FileNotFoundError(
            glyphs.font_folder()
        )  # typst would print blank pages without a word
    return fonts
