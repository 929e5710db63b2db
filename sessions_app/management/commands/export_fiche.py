"""Writes the fiche of a café into a file, in one of its formats."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from ...fiche.document import FicheDocument
from ...fiche.exports import FORMATS
from ...fiche.files import DESIGNS, PAPERS, unprintable
from ...fiche.queries import document_of
from ...models import Cafe
from ..files import reason, replace


class Command(BaseCommand):
    """``export_fiche CODE --format docx|pdf|html|md --output FILE``: the fiche, whole, in a file."""

    help = _("Écrit la fiche synthèse d’un café dans un fichier Word, PDF, HTML ou Markdown.")

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the code, the format, the file and the paper."""
        parser.add_argument("code", metavar="CODE", help=_("code à six caractères du café"))
        parser.add_argument("--format", required=True, help=", ".join(FORMATS))
        parser.add_argument("--output", required=True, type=Path, metavar=_("FICHIER"))
        parser.add_argument("--paper", default="letter", help=", ".join(PAPERS))
        parser.add_argument("--design", default="sober", help=", ".join(DESIGNS))

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file whole or not at all; say what the PDF could not print."""
        name, paper = options["format"].lower(), options["paper"].lower()
        design = options["design"].lower()
        choose(_("format"), name, FORMATS)
        choose(_("papier"), paper, PAPERS)
        choose(_("modèle de mise en page"), design, DESIGNS)
        document = fiche_of(options["code"])
        self.stdout.write(_("Mise en page de la fiche « %(title)s »…") % {"title": document.title})
        content = FORMATS[name].render(document, paper, design)
        path: Path = options["output"]
        try:
            replace(path, content)
        except OSError as error:
            raise CommandError(
                _("Impossible d’écrire %(path)s : %(reason)s. Rien n’a été changé.")
                % {"path": path, "reason": reason(error)}
            ) from error
        if name == "pdf":
            self.say_replaced(document)
        size = -(-len(content) // 1024)
        self.stdout.write(
            _("Fiche écrite : %(path)s (%(size)d ko).") % {"path": path, "size": size}
        )

    def say_replaced(self, document: FicheDocument) -> None:
        """Name the characters that the printed font lacks."""
        if characters := unprintable(document):
            self.stderr.write(
                _("Le PDF remplace par ◊ ce que sa police ne peut imprimer : %(characters)s")
                % {"characters": " ".join(characters)}
            )


def choose(what: str, name: str, known: Any) -> None:
    """Refuse a format or a paper that does not exist."""
    if name not in known:
        raise CommandError(
            _("Le %(what)s « %(name)s » n’existe pas. Choisissez parmi : %(known)s.")
            % {"what": what, "name": name, "known": ", ".join(known)}
        )


def fiche_of(code: str) -> FicheDocument:
    """Return the fiche of the café with this code, or say what is missing."""
    cafe = Cafe.objects.filter(code=code.strip().upper()).first()
    if cafe is None:
        raise CommandError(
            _(
                "Aucun café n’a le code « %(code)s ». Il est écrit en haut de la préparation du café."
            )
            % {"code": code}
        )
    if document := document_of(cafe):
        return document
    raise CommandError(
        _("La fiche du café « %(code)s » n’est pas commencée. Ouvrez-la d’abord dans l’éditeur.")
        % {"code": cafe.code}
    )
