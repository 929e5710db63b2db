"""Loads the demonstration and tells how to open every screen of it."""

import json
from typing import Any
from urllib.parse import urlsplit

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from ...closing.demo import actions
from ...closing.demo.screens import screens
from ...preparation.addresses import addresses
from .. import served


class Command(BaseCommand):
    """``demo_cafe``: four cafés of demonstration, under a new account of demonstration."""

    help = _(
        "Charge les cafés de démonstration. Une seconde fois, en ajoute d’autres à côté des "
        "premiers; avec --replace, remplace ceux qui s’y trouvent."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the form of the answer."""
        parser.add_argument("--json", action="store_true", help=_("imprimer un seul objet JSON"))
        parser.add_argument(
            "--base-url",
            metavar=_("ADRESSE"),
            default=served.address(),
            help=_("adresse du serveur, dans les liens"),
        )
        parser.add_argument(
            "--replace", action="store_true", help=_("retirer d’abord les démonstrations chargées")
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, then say where to go."""
        if options["replace"]:
            actions.remove(actions.cafes())
        demonstration = actions.load(timezone.now(), reached(options["base_url"]))
        doors = screens(demonstration, options["base_url"])
        if options["json"]:
            self.stdout.write(
                json.dumps(summary(demonstration, doors), ensure_ascii=False, indent=2)
            )
        else:
            self.stdout.write("\n".join(sentences(demonstration, doors)))


def reached(base: str) -> str:
    """Return where phones of the room reach the server that this machine calls ``base``."""
    here = urlsplit(base)
    own = here.hostname in ("127.0.0.1", "localhost")
    return next(iter(addresses(here.port or 80)), base) if own else base


def summary(demonstration: actions.Demonstration, doors: dict[str, str]) -> dict[str, Any]:
    """Return what a program needs to open everything."""
    return {
        "cafe": demonstration.finished.code,
        "running_cafe": demonstration.running.code,
        "next_cafe": demonstration.upcoming.code,
        "animator": {
            "username": demonstration.animator.username,
            "password": demonstration.password,
        },
        "screens": doors,
    }


def sentences(demonstration: actions.Demonstration, doors: dict[str, str]) -> list[str]:
    """Return what a person needs to look around."""
    cafes = (
        (_("terminé, avec sa fiche synthèse"), demonstration.finished),
        (_("dans sa deuxième ronde"), demonstration.running),
        (_("prêt à commencer"), demonstration.upcoming),
        (_("plus ancien, en série avec le premier"), demonstration.earlier),
    )
    return [
        _("Les cafés de démonstration sont prêts :"),
        *(f"  {cafe.code}  {cafe.title} ({state})" for state, cafe in cafes),
        _("Compte : %(username)s   Mot de passe : %(password)s")
        % {"username": demonstration.animator.username, "password": demonstration.password},
        _("Notez ce mot de passe : il ne sera plus affiché. Les écrans s’ouvrent aussi sans lui :"),
        *(f"  {name:<20} {address}" for name, address in doors.items()),
    ]
