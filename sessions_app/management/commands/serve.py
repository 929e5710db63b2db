"""Serves worldcafe from this process until Ctrl-C: `worldcafe run`."""

import os

# Compiled at each import, for frames far larger than a screen ever sends.
os.environ.setdefault("AUTOBAHN_USE_NVX", "0")

# Twisted's reactor is chosen when this is imported: before anything else can.
from sessions_app.live.front_door.server import FrontDoor  # isort: skip

import errno
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import segno
from daphne.endpoints import build_endpoint_description_strings
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sessions_app.access.roomside import is_loopback
from sessions_app.management import served
from sessions_app.management.schema import ready
from sessions_app.preparation.addresses import addresses, reaches_this_machine_only
from sessions_app.upkeep import journal

# A room that comes back all at once: with Twisted's 50, most would knock again seconds later.
BACKLOG = 4096
TRUSTING = gettext_noop(
    "ATTENTION, WORLDCAFE_TRUSTED_NETWORK=1 : les comptes s’ouvrent de tout le réseau, et qui "
    "l’écoute y lit les mots de passe. Seulement là où vous connaissez chaque appareil."
)
LOOPBACK = "127.0.0.1"
DEBUGGING = gettext_noop(
    "DEBUG=1 montre le code et les données de ce serveur à qui y provoque une erreur : il ne sert "
    "que sur cet ordinateur. Rien n’a été démarré. Retirez DEBUG, ou mettez HOST=127.0.0.1."
)
EVERYWHERE = {"0.0.0.0", "::", ""}


class Command(BaseCommand):
    """Migrates, then serves pages and sockets. HOST and PORT come from the environment."""

    # A café does not wait for the checks of the code: `./script/check` makes them.
    requires_system_checks: list[str] = []
    help = _("Sert worldcafe sur ce réseau jusqu’à Ctrl-C.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--host", default=os.environ.get("HOST") or anywhere(), help=_("où écouter (HOST)")
        )
        parser.add_argument(
            "--port", default=os.environ.get("PORT") or "8000", help=_("sur quel port (PORT)")
        )

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = options["host"], port_number(options["port"])
        if settings.DEBUG and not is_loopback(host.replace("localhost", LOOPBACK)):
            raise SystemExit(_(DEBUGGING))
        try:
            # Holds the data folder where it cannot be shared; only then may it be migrated.
            application = import_string(settings.ASGI_APPLICATION)
            ready()
        except (ImproperlyConfigured, CommandError) as problem:
            raise SystemExit(str(problem)) from None
        server = FrontDoor(
            lambda: self.announce(host, port),
            application=application,
            endpoints=[
                f"{one}:backlog={BACKLOG}"
                for one in build_endpoint_description_strings(host=host, port=port)
            ],
            server_name="worldcafe",
        )
        server.run()
        if server.failure:
            raise SystemExit(sentence(server.failure, host, port))
        self.stdout.write("\n" + _("Serveur arrêté. Vos cafés sont intacts."))
        if server.cut_short:
            # A view that still waits for the database would keep the process until it gives up.
            self.stdout.flush()
            os._exit(0)

    def announce(self, host: str, port: int) -> None:
        """Say where this server is reached, from this laptop and from tablets."""
        served.remember(port)
        every = addresses(port) if host in EVERYWHERE else [f"http://{host}:{port}"]
        tablets = [one for one in every if not reaches_this_machine_only(one)]
        here = "localhost" if host in EVERYWHERE else host
        here = f"http://{here}:{port}"
        self.stdout.write("\n" + _("Sur cet ordinateur : %(address)s") % {"address": here} + "\n")
        if tablets:
            every_way = _(" ou ").join(tablets)
            self.stdout.write(
                _("Sur les tablettes : %(addresses)s") % {"addresses": every_way} + "\n"
            )
            self.picture(tablets[0])
        else:
            self.stdout.write(
                _("Aucune tablette ne peut entrer : ce serveur n’est sur aucun réseau.")
            )
        self.stdout.write(_("Données : %(folder)s") % {"folder": settings.DATA_DIR})
        if kept := journal.keep(Path(settings.DATA_DIR)):
            self.stdout.write(_("Journal : %(path)s") % {"path": kept})
        if settings.TRUSTED_NETWORK:
            self.stdout.write(_(TRUSTING))
        self.stdout.write(_("Pour arrêter : Ctrl-C."))
        self.stdout.flush()

    def picture(self, address: str) -> None:
        """Draw the address as a QR code, where the terminal can."""
        try:
            "█▀▄".encode(sys.stdout.encoding or "ascii")
        except UnicodeEncodeError:
            return
        segno.make_qr(address).terminal(out=sys.stdout, border=2, compact=True)


def anywhere() -> str:
    """Return where to listen where nothing says so: on every network, but for who develops."""
    return LOOPBACK if settings.DEBUG else "0.0.0.0"


def port_number(given: str) -> int:
    """Return a TCP port; 0, which would choose one at random, cannot be printed on cards."""
    if not given.isdecimal() or not 1 <= int(given) <= 65535:
        raise SystemExit(
            _("PORT doit être un nombre de 1 à 65535, et non « %(given)s ».") % {"given": given}
        )
    return int(given)


def sentence(failure: Exception, host: str, port: int) -> str:
    """Say why the server could not listen, and what to do."""
    cause = getattr(failure, "socketError", None)
    if getattr(cause, "errno", None) == errno.EADDRINUSE:
        return _(
            "Le port %(port)s est déjà pris par un autre programme. Rien n’a été changé. "
            "Relancez la même commande avec un autre port : --port %(next)s"
        ) % {"port": port, "next": port + 1}
    return _(
        "Cet ordinateur ne permet pas d’écouter à l’adresse %(host)s, port %(port)s : %(cause)s. "
        "Rien n’a été changé. Choisissez d’autres valeurs pour HOST et PORT."
    ) % {"host": host, "port": port, "cause": cause}
