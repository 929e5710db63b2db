"""Renders a fiche as accessible HTML: the article for our pages, or a file that stands alone."""

import base64
import hashlib
from typing import Any

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
    colours = colour_rules(look.primary, look.accent), dark_rules(look)
    sheet = "\n".join([own_sheet(), *colours])
    whole = render_to_string("fiche/standalone.css") + sheet
    context: dict[str, Any] = {"fiche": document, "words": words(document.language)}
    context |= {"sheet": sheet, "policy": policy(whole)}
    return render_to_string("fiche/standalone.html", context).encode()


def policy(sheet: str) -> str:
    """Return what the file lets a browser do: read this one sheet and show its pictures, no more."""
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )
