"""Looks over this computer and its data before the doors open; works beside a running server."""

import json
import os
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from ..doctor import backups, machine, networks, port, power, prints, storage
from ..doctor.finding import Finding, State, json_of, summary


class Command(BaseCommand):
    """``doctor``: exit code 1 where something must be mended before a café."""

    requires_system_checks: list[str] = []
    help = _("Vérifie cet ordinateur avant l’ouverture des portes, et dit quoi faire.")

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the port and the form of the answer."""
        served_at = os.environ.get("PORT") or "8000"
        parser.add_argument(
            "--port", metavar="PORT", default=served_at, help=_("le port prévu (PORT)")
        )
        parser.add_argument("--json", action="store_true", help=_("imprimer un seul objet JSON"))

    def handle(self, *args: Any, **options: Any) -> None:
        """Say each line as soon as it is known."""
        given = str(options["port"])
        if not given.isdecimal() or not 1 <= int(given) <= 65535:
            raise CommandError(_("Le port est un nombre de 1 à 65535."))
        found = []
        for one in findings(int(given)):
            found.append(one)
            if not options["json"]:
                self.stdout.write(one.lines)
                self.stdout.flush()
        if options["json"]:
            self.stdout.write(json.dumps(json_of(found), ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n" + summary(found))
        if any(one.state == State.FIX for one in found):
            raise SystemExit(1)


def findings(at: int) -> Iterator[Finding]:
    """Look at everything, the quickest first."""
    yield from port.check(at)
    yield from networks.check(at)
    yield from power.check()
    yield from machine.check()
    yield from storage.check()
    yield from backups.check()
    yield from prints.check()
