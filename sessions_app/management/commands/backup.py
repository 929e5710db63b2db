"""Makes a backup of the cafés now, verified, while the server runs or not."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from ...upkeep import backups, room, shelf
from ...upkeep.packing import pack
from ...upkeep.shelf import Why
from ..files import reason


class Command(BaseCommand):
    """``backup [--to FILE.zip]``: into the folder of backups; with ``--to``, also as one file."""

    help = _("Sauvegarde tous les cafés maintenant, photos comprises.")

    def add_arguments(self, parser: CommandParser) -> None:
        """Take where else the backup goes."""
        parser.add_argument(
            "--to",
            metavar=_("FICHIER.zip"),
            type=Path,
            help=_("en faire aussi un seul fichier, ici"),
        )
        parser.add_argument("--list", action="store_true", help=_("énumérer les sauvegardes"))

    def handle(self, *args: Any, **options: Any) -> None:
        """Make it, and say where it is."""
        if options["list"]:
            self.stdout.write(listed())
            return
        try:
            made = backups.make(Why.ASKED)
        except backups.Unable as problem:
            raise CommandError(str(problem.sentence)) from problem
        self.stdout.write(
            _("Sauvegarde vérifiée : %(path)s (%(size)s)")
            % {"path": made.path, "size": room.words(made.size)}
        )
        if target := options["to"]:
            if target.is_dir():
                target = target / made.path.with_suffix(".zip").name
            try:
                unfinished = target.with_name(f".{target.name}.part")
                pack(made, unfinished)
                unfinished.replace(target)
            except OSError as error:
                raise CommandError(
                    _("Impossible d’écrire %(path)s : %(reason)s.")
                    % {"path": target, "reason": reason(error)}
                ) from error
            self.stdout.write(_("Copie en un fichier : %(path)s") % {"path": target})


def listed() -> str:
    """Return the backups, one a line, the latest first."""
    every = [one for folder in backups.places() for one in shelf.backups(folder)]
    if not every:
        return _("Aucune sauvegarde dans %(folder)s.") % {"folder": shelf.home()}
    return "\n".join(f"{one.path}  {room.words(one.size)}" for one in every)
