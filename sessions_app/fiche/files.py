"""The files of a fiche: what each format is called on screen, and the name of its file."""

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from .document import FicheDocument
from .exports import FORMATS

PAPERS = ("a4", "letter")
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
