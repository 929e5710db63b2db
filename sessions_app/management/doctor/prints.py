"""What pages and prints are made of: the collected static files, and the fonts of a real small PDF."""

from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from .finding import Finding, fix, good

TITLE = "Été à l’œuvre « ça va »"


def check() -> list[Finding]:
    """Print a page and look for the static files."""
    return [of_pdf(printed()), of_pages(settings.DEBUG or manifest().is_file())]


def manifest() -> Path:
    """Return where the list of static files is."""
    return Path(settings.STATIC_ROOT) / "staticfiles.json"


def printed() -> str:
    """Return why a PDF cannot be made, or nothing."""
    try:
        from ...wording.printing import render  # slow: the compiler of PDFs

        pdf = render(Path(__file__).with_name("page.typ"), "page", {"title": TITLE}, "letter")
    except Exception as problem:  # of the compiler, of the font, or of the installation
        return f"{type(problem).__name__}: {problem}"
    return "" if pdf.startswith(b"%PDF") else repr(pdf[:20])


def of_pdf(why: str) -> Finding:
    """Judge the printing."""
    if not why:
        return good("fonts", _("Polices : un PDF accessible vient d’être composé."))
    said = _("Polices : aucun PDF ne peut être composé (%(why)s).") % {"why": why}
    return fix("fonts", said, _("Installez worldcafe de nouveau : il manque ses polices."))


def of_pages(there: bool) -> Finding:
    """Judge the static files."""
    if there:
        return good("pages", _("Pages : feuilles de style et scripts sont là."))
    said = _("Pages : feuilles de style et scripts manquent.")
    return fix("pages", said, _("Installez worldcafe de nouveau, ou lancez ./script/run."))
