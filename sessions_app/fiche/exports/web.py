"""Renders a fiche as accessible HTML: the article for our pages, or a file that stands alone."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from ..document import FicheDocument
from ..publication import words
from .sheet import colour_rules, dark_rules, own_sheet


def render_body(document: FicheDocument, *, anchors: bool = True) -> SafeString:
    """Return the ``<article>``. With anchors each block carries ``id="bloc-…"`` and ``data-block``."""
    context = {"fiche": document, "words": words(document.language), "anchors": anchors}
    return render_to_string("fiche/_article.html", context)


def render(document: FicheDocument, paper: str = "letter", design: str = "sober") -> bytes:
    """Return a page that needs no other file; the paper is the reader's choice when printing."""
    look = document.look
    sheets = [own_sheet(), colour_rules(look.primary, look.accent), dark_rules(look)]
    context = {"fiche": document, "words": words(document.language), "sheets": sheets}
    return render_to_string("fiche/standalone.html", context).encode()
