"""Writes the archive of a café into a file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from ...closing.archive.packing import pack
from ...closing.queries import archive_sections
from ...models import Cafe
from ..files import reason, replace


class Command(BaseCommand):
    """``export_cafe CODE FILE``: the café with this code, whole, as a ZIP of JSON."""

    help = _("Écrit l’archive d’un café (ZIP de JSON) dans un fichier.")

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the code and the file."""
        parser.add_argument("code", metavar="CODE", help=_("code à six caractères du café"))
        parser.add_argument("file", metavar=_("FICHIER"), type=Path)
        parser.add_argument("--force", action="store_true", help=_("remplacer un fichier existant"))

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file whole or not at all."""
        path: Path = options["file"]
        if path.exists() and not options["force"]:
            raise CommandError(
                _("%(path)s existe déjà et n’a pas été touché. Ajoutez --force pour le remplacer.")
                % {"path": path}
            )
        found = archive_sections(self.cafe(options["code"]))
        try:
            replace(path, pack(found))
        except OSError as error:
            raise CommandError(
                _("Impossible d’écrire %(path)s : %(reason)s.")
                % {"path": path, "reason": reason(error)}
            ) from error
        notes = len(found["notes"] or ())
        self.stdout.write(
            _("Archive écrite : %(path)s (%(notes)d notes).") % {"path": path, "notes": notes}
        )

    def cafe(self, code: str) -> Cafe:
        """Return the café, or say that there is none."""
        cafe = Cafe.objects.filter(code=code.strip().upper()).first()
        if cafe is None:
            raise CommandError(
                _(
                    "Aucun café n’a le code « %(code)s ». Il se lit dans l’adresse "
                    "de ses pages, après /cafes/."
                )
                % {"code": code}
            )
        return cafe
