"""The command `worldcafe`: its names, its help, and the management command behind each.

Django is imported once there is something to do with it: the help costs nothing.
"""

import difflib
import os
import sys
from typing import Any, NamedTuple

from worldcafe import __version__
from worldcafe.arguments import Parser
from worldcafe.tongue import chosen, gettext_noop
from worldcafe.tongue import gettext as _

INTERRUPTED = 130  # what a shell calls the end by Ctrl-C
WRONG_USE = 2


class Entry(NamedTuple):
    """A command: what it does, the management command behind it, whether it needs the tables."""

    does: str
    behind: str
    stored: bool = True


COMMANDS = {
    "run": Entry(
        gettext_noop("servir les cafés sur ce réseau jusqu’à Ctrl-C (par défaut)"), "serve", False
    ),
    "doctor": Entry(
        gettext_noop("vérifier cet ordinateur avant l’ouverture des portes"), "doctor", False
    ),
    "demo": Entry(
        gettext_noop("charger des cafés inventés et dire comment les ouvrir"), "demo_cafe"
    ),
    "export-fiche": Entry(
        gettext_noop("écrire une fiche en Word, PDF, HTML ou Markdown"), "export_fiche"
    ),
    "export": Entry(gettext_noop("écrire l’archive d’un café dans un fichier"), "export_cafe"),
    "import": Entry(gettext_noop("faire entrer un café depuis une archive"), "import_cafe"),
    "backup": Entry(gettext_noop("sauvegarder tous les cafés maintenant"), "backup"),
    "restore": Entry(
        gettext_noop("remettre une sauvegarde en place, ou les énumérer"), "restore", False
    ),
    "purge": Entry(
        gettext_noop("effacer les données personnelles dont la date est passée"), "purge_cafes"
    ),
    "account": Entry(
        gettext_noop("lister, créer, fermer un compte, changer son mot de passe"), "account"
    ),
    "plan-rotation": Entry(
        gettext_noop("planifier qui s’assoit où, depuis une liste"), "plan_rotation", False
    ),
}
NO_DATABASE = gettext_noop(
    "La base de données ne s’ouvre pas, ou ne peut pas être écrite : {why}. Ce qui y était reste "
    "comme il était. « worldcafe doctor » dit ce qui manque à cet ordinateur."
)
HELP = gettext_noop("""\
worldcafe {version} : préparer, animer et récolter des World Cafés.

Utilisation : worldcafe [COMMANDE] [options]

{commands}

Options :
  --data DOSSIER  dossier de données (sinon WORLDCAFE_DATA, sinon celui de votre compte)
  --version       dire la version
  -h, --help      montrer cette aide; après une commande, montrer la sienne

Sans commande, worldcafe sert : ouvrez ensuite l’adresse affichée, sur l’ordinateur même.""")


def main() -> None:
    """Do what the command line asks; its exit code is 0, 1 if refused, 2 if not understood."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows pipe may not know ✓
            stream.reconfigure(errors="replace")
    try:
        sys.exit(obey(sys.argv[1:]))
    except KeyboardInterrupt:  # before a command can answer Ctrl-C by itself
        sys.exit(INTERRUPTED)


def obey(arguments: list[str]) -> int:
    """Return the exit code of what the arguments ask for."""
    rest = with_data_folder(arguments)
    first = rest[0] if rest else "run"
    if first in ("-h", "--help", "help", "aide"):
        print(help_text())
    elif first == "--version":
        print(f"worldcafe {__version__}")
    elif first.startswith("-"):  # an option of `run`, which need not be named
        return perform("run", rest)
    elif first in COMMANDS:
        return perform(first, rest[1:])
    else:
        print(unknown(first), file=sys.stderr)
        return WRONG_USE
    return 0


def with_data_folder(arguments: list[str]) -> list[str]:
    """Put the folder that --data names where the settings look; return the other arguments."""
    parser = Parser("worldcafe", add_help=False)
    parser.add_argument("--data")
    found, rest = parser.parse_known_args(arguments)
    if found.data:
        os.environ["WORLDCAFE_DATA"] = os.path.abspath(os.path.expanduser(found.data))
    return rest


def help_text() -> str:
    width = max(map(len, COMMANDS)) + 2
    lines = [f"  {name:<{width}}{_(entry.does)}" for name, entry in COMMANDS.items()]
    every = "\n".join([_("Commandes :"), *lines])
    return _(HELP).format(version=__version__, commands=every)


def unknown(name: str) -> str:
    near = difflib.get_close_matches(name, COMMANDS, n=1)
    meant = " " + _("Vouliez-vous dire « {name} »?").format(name=near[0]) if near else ""
    said = _("worldcafe ne connaît pas la commande « {name} ».").format(name=name)
    return f"{said}{meant}\n" + _("Aide : {command}").format(command="worldcafe --help")


def perform(name: str, arguments: list[str]) -> int:
    """Run the management command behind a name, without the options that are Django's own."""
    entry = COMMANDS[name]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "worldcafe.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import load_command_class
    from django.core.management.base import CommandError
    from django.db import OperationalError
    from django.utils import translation

    try:
        django.setup()
        translation.activate(chosen())
        command = load_command_class("sessions_app", entry.behind)
        options = parsed(name, command, arguments)
        if entry.stored:
            from sessions_app.management.schema import ready

            ready()
        command.execute(**options)
    except (CommandError, ImproperlyConfigured) as problem:
        print(problem, file=sys.stderr)
        return getattr(problem, "returncode", 1)
    except OperationalError as problem:
        print(_(NO_DATABASE).format(why=problem), file=sys.stderr)
        return 1
    return 0


def parsed(name: str, command: Any, arguments: list[str]) -> dict[str, Any]:
    """Return the options of a command as Django hands them over."""
    parser = Parser(f"worldcafe {name}", str(command.help))
    command.add_arguments(parser)
    parser.add_argument("--data", metavar=_("DOSSIER"), help=_("dossier de données"))
    given = vars(parser.parse_args(arguments))
    of_django = {"force_color": False, "no_color": False, "skip_checks": True, "verbosity": 1}
    return of_django | given
