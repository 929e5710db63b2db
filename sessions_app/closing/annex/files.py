"""The files of the annexes: which there are, and how each is laid out as a tagged PDF."""

from collections.abc import Callable
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from ...access.guards import language_of
from ...models import Cafe
from . import certificate, method, provenance
from .pieces import Annex, Piece

TEMPLATE = Path(__file__).with_name("annex.typ")
ANNEXES: dict[str, tuple[Any, Callable[[Cafe], list[Piece]]]] = {
    "methode": (_("Annexe de méthode"), method.pieces),
    "provenance": (_("Annexe de provenance"), provenance.pieces),
    "certificat": (_("Certificat d’effacement"), certificate.pieces),
}


def annex(cafe: Cafe, name: str) -> Annex:
    """Return an annex in the language of the café. Raises ``KeyError`` for an unknown name."""
    title, pieces = ANNEXES[name]
    with translation.override(language_of(cafe)):
        return Annex(str(title), cafe.title, str(cafe.organisation), pieces(cafe))


def render(cafe: Cafe, name: str, paper: str) -> bytes:
    """Return the PDF of an annex; ``paper`` is ``a4`` or ``letter``."""
    from ...wording import printing  # slow: its compiler takes a while to load

    with translation.override(language_of(cafe)):
        content = plain(annex(cafe, name))
        content["words"] = words()
    fit = printing.printable(texts(content))
    language, _dash, region = cafe.language.partition("-")
    payload = {"lang": language, "region": region or None, **printed(content, fit)}
    return printing.render(TEMPLATE, "annex", payload, paper)


def words() -> dict[str, str]:
    """Return the labels that the template prints."""
    from django.utils.translation import gettext

    return {
        "page": gettext("Page"),
        "of": gettext("de"),
        "no_note": gettext("Aucune note derrière ce passage."),
        "first": gettext("Bordure épaisse : première mention du thème."),
        "scale": gettext(
            "Chaque case dit le nombre de notes; plus elle est foncée, plus il y en a."
        ),
    }


def plain(value: Any) -> Any:
    """Turn dataclasses into dictionaries that name their tag."""
    if is_dataclass(value) and not isinstance(value, type):
        fields = {name: plain(getattr(value, name)) for name in asdict(value)}
        return {"tag": getattr(value, "tag", "")} | fields
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return value


def texts(value: Any) -> list[str]:
    """Return every text of the content."""
    if isinstance(value, dict):
        return [text for one in value.values() for text in texts(one)]
    if isinstance(value, list):
        return [text for one in value for text in texts(one)]
    return [value] if isinstance(value, str) else []


def printed(value: Any, fit: Callable[[str], str]) -> Any:
    """Return the content with every text fit to print."""
    if isinstance(value, dict):
        return {key: one if key == "tag" else printed(one, fit) for key, one in value.items()}
    if isinstance(value, list):
        return [printed(one, fit) for one in value]
    return fit(value) if isinstance(value, str) else value
