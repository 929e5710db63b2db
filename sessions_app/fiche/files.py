"""The files of a fiche: what each is called on screen, its name, and what the PDF cannot print."""

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from ..models import Design, Paper
from ..wording import glyphs
from ..wording.typography import clean
from .document import FicheDocument
from .exports import FORMATS

PAPERS = tuple(Paper.values)
DESIGNS = tuple(Design.values)
EXPORTS = (
    ("docx", _("Word"), _("Pour la mettre en page ou la réviser")),
    ("pdf", _("PDF"), _("Pour l’imprimer ou l’envoyer; accessible")),
    ("html", _("Page web"), _("Un seul fichier, à déposer sur un site")),
    ("md", _("Markdown"), _("Le texte seul, avec ses titres")),
)
LONGEST = 60


def file_name(document: FicheDocument, name: str) -> str:
    """Return the name of a file: ``fiche-vivre-ensemble.docx``."""
    slug = slugify(str(document.title))[:LONGEST].strip("-")
    return "-".join(filter(None, ["fiche", slug])) + FORMATS[name].suffix


def unprintable(document: FicheDocument) -> tuple[str, ...]:
    """Return the characters that the PDF replaces, each once: its font does not have them."""
    labels = [part.label for part in document.publication]
    return glyphs.missing([*(clean(str(text)) for text in document.texts()), *labels])
