"""Brings a café in from its archive, or from a JSON written by hand."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...access.refusals import Refusal
from ...closing.actions import import_cafe
from ...closing.archive.checks import Wrong
from ...closing.archive.packing import LARGEST_FILE
from ...closing.archive.reading import read
from ...models import User
from ..files import reason

NOTHING_CHANGED = gettext_lazy("Rien n’a été importé, rien n’a été changé.")


class Command(BaseCommand):
    """``import_cafe FILE``: a new café, with new links for its tables."""

    help = _("Importe un café depuis son archive (ZIP de JSON) ou depuis un JSON écrit à la main.")

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file and whose café it will be."""
        parser.add_argument("file", metavar=_("FICHIER"), type=Path)
        parser.add_argument(
            "--owner",
            metavar=_("NOM"),
            help=_("compte à qui sera le café (par défaut : le seul compte)"),
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, check everything, then store everything."""
        path: Path = options["file"]
        owner = self.owner(options["owner"])
        self.stdout.write(_("Lecture de %(path)s…") % {"path": path})
        try:
            draft = read(raw(path))
            cafe = import_cafe(draft, owner)
        except (Wrong, Refusal) as error:
            raise CommandError(f"{error}\n{NOTHING_CHANGED}") from error
        if draft.wanted_code not in ("", cafe.code):
            self.stdout.write(
                _("Le code %(wanted)s est déjà pris ici : le café en reçoit un nouveau.")
                % {"wanted": draft.wanted_code}
            )
        self.stdout.write(
            _("Café « %(title)s » importé : code %(code)s, %(tables)d tables, %(notes)d notes.")
            % {
                "title": cafe.title,
                "code": cafe.code,
                "tables": len(draft.tables),
                "notes": len(draft.notes),
            }
        )
        self.stdout.write(_("Les tables ont de nouveaux codes : imprimez-les avant le café."))

    def owner(self, username: str | None) -> User:
        """Return the account that will own the café."""
        accounts = User.objects.filter(is_demo=False).exclude(organisation=None)
        if username:
            found = list(User.objects.filter(username=username).exclude(organisation=None))
            problem = _("Aucun compte de ce nom n’appartient à un organisme : « %(name)s ».")
        else:
            found = list(accounts[:2])
            problem = _(
                "Il faut un compte, et un seul, pour deviner à qui sera le café. "
                "Ajoutez --owner NOM."
            )
        if len(found) != 1:
            raise CommandError(problem % {"name": username} if username else problem)
        return found[0]


def raw(path: Path) -> bytes:
    """Return the bytes of a file, read no further than an archive can go."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise CommandError(
            _("Impossible de lire %(path)s : %(reason)s.") % {"path": path, "reason": reason(error)}
        ) from error
