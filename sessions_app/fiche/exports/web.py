"""Renders a fiche as accessible HTML: the article for our pages, or a file that stands alone."""

from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from ..document import FicheDocument
from ..publication import words

SHEET = "css/components/fiche.css"


def render_body(document: FicheDocument, *, anchors: bool = True) -> SafeString:
    """Return the ``<article>``. With anchors each block carries ``id="bloc-…"`` and ``data-block``."""
    context = {"fiche": document, "words": words(document.language), "anchors": anchors}
    return render_to_string("fiche/_article.html", context)


def render(document: FicheDocument, paper: str = "letter", design: str = "sober") -> bytes:
    """Return a page that needs no other file; the paper is the reader's choice when printing."""
    context = {"fiche": document, "words": words(document.language), "sheet": _sheet()}
    return render_to_string("fiche/standalone.html", context).encode()


def _sheet() -> str:
    path = finders.find(SHEET)
    if not isinstance(path, str):
        raise FileNotFoundError(SHEET)
    return Path(path).read_text(encoding="utf-8")
