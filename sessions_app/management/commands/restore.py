"""Puts a backup in the place of the database, while no server runs."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from ...live import single
from ...upkeep.restoring import NotRestored, Outcome, restore
from ..files import reason
from .backup import listed


class Command(BaseCommand):
    """``restore [FILE]``: restores a .sqlite3 or a .zip; without a file, lists the backups."""

    requires_system_checks: list[str] = []
    help = _("Remet une sauvegarde en place. Sans fichier, énumère les sauvegardes.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file."""
        parser.add_argument("file", metavar=_("FICHIER"), type=Path, nargs="?")

    def handle(self, *args: Any, **options: Any) -> None:
        """Restore, and say what is there now."""
        file: Path | None = options["file"]
        if file is None:
            self.stdout.write(listed())
            return
        try:
            single.hold(Path(settings.DATA_DIR))
            outcome = restore(file)
        except (ImproperlyConfigured, NotRestored) as problem:
            raise CommandError(_("%(why)s Rien n’a été changé.") % {"why": problem}) from problem
        except OSError as error:
            raise CommandError(
                _("Impossible de restaurer %(path)s : %(reason)s.")
                % {"path": file, "reason": reason(error)}
            ) from error
        self.tell(outcome)

    def tell(self, outcome: Outcome) -> None:
        """Print what was restored."""
        write = self.stdout.write
        write(_("Cafés restaurés : %(count)d.") % {"count": len(outcome.cafes)})
        for title, code, notes in outcome.cafes:
            write(
                _("  %(code)s  %(title)s : %(notes)d notes")
                % {"code": code, "title": title, "notes": notes}
            )
        if outcome.last_note:
            at = localtime(outcome.last_note)
            when = f"{date_format(at, 'j F Y')}, {at:%H:%M}"
            write(_("Dernière note reçue le %(when)s.") % {"when": when})
        write(_("Les tablettes renverront d’elles-mêmes ce qu’elles gardent et qui manque ici."))
        if outcome.photos:
            write(_("Photos remises : %(count)d.") % {"count": outcome.photos})
        if outcome.other_key:
            write(
                _("La clé de l’autre ordinateur est reprise : cartes et tablettes restent bonnes.")
            )
        if outcome.aside:
            write(_("Base remplacée, gardée ici : %(path)s") % {"path": outcome.aside})
        for code in outcome.purged:
            write(
                _(
                    "Attention : les données personnelles du café %(code)s avaient été effacées "
                    "depuis; elles sont revenues. Effacez-les de nouveau."
                )
                % {"code": code}
            )
