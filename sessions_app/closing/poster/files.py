"""Lays out a poster as a tagged PDF, on the papers that it is made for."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ...access.guards import language_of
from ...models import Cafe
from ...preparation.kit.files import printed, texts
from ...preparation.kit.words import when
from .pages import back, wall

TEMPLATE = Path(__file__).with_name("poster.typ")
# What each is called, its pages, its papers, and what to do while it has none.
POSTERS: dict[str, tuple[Any, Callable[[Cafe], list[dict[str, Any]]], tuple[str, ...], Any]] = {
    "affiche": (
        _("Affiche pour la plénière"),
        wall,
        ("tabloid", "a3"),
        _("Aucune idée n’est encore arrivée : l’affiche serait vide."),
    ),
    "retour": (
        _("Page de retour"),
        back,
        ("letter", "a4"),
        _("Ouvrez d’abord la page de retour : l’affichette porte son code QR."),
    ),
}


def render(cafe: Cafe, name: str, paper: str) -> bytes | None:
    """Return the PDF, or None where there is nothing to print yet. ``KeyError`` for another name."""
    from ...wording import printing  # slow: its compiler takes a while to load

    title, pages, _papers, _empty = POSTERS[name]
    with translation.override(language_of(cafe)):
        found = pages(cafe)
        payload: dict[str, Any] = {
            "kind": name,
            "title": str(title),
            "cafe": cafe.title,
            "day": when(cafe),
            "issuer": str(cafe.organisation),
            "qr_alt": _now("Code QR de la page de retour"),
            "pages": found,
        }
    if not found:
        return None
    language, _dash, region = cafe.language.partition("-")
    fit = printing.printable(texts(payload))
    content = {"lang": language, "region": region or None, **printed(payload, fit)}
    return printing.render(TEMPLATE, "poster", content, paper)
