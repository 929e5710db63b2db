"""Accounts of this server: who has one, a new one, a forgotten password, an account that is closed."""

import getpass
import sys
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from ...models import Organisation, Role, User

ROLES = {"animation": Role.ANIMATOR, "equipe": Role.STAFF, "administration": Role.ADMINISTRATOR}


class Command(BaseCommand):
    """``account list | add | password | close | reopen``, on the computer that serves."""

    help = _("Liste, crée, ferme ou rouvre un compte, ou lui donne un nouveau mot de passe.")

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what to do, and for whom."""
        verbs = ("list", "add", "password", "close", "reopen")
        parser.add_argument("verb", metavar="ACTION", choices=verbs, help=", ".join(verbs))
        parser.add_argument("username", metavar="IDENTIFIANT", nargs="?", default="")
        parser.add_argument(
            "--name", metavar=_("NOM"), default="", help=_("nom de la personne (add)")
        )
        parser.add_argument("--role", choices=ROLES, default="animation", help=_("son rôle (add)"))
        parser.add_argument(
            "--organisation", metavar=_("NOM"), default="", help=_("son organisme (add)")
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, and say what changed."""
        verb, username = options["verb"], options["username"].strip()
        if verb == "list":
            self.list()
        elif not username:
            raise CommandError(_("Dites de quel compte : ajoutez son identifiant."))
        elif verb == "add":
            self.add(username, options)
        else:
            getattr(self, verb)(found(username))

    def list(self) -> None:
        """Print each account on a line; a closed one says so."""
        for one in User.objects.select_related("organisation").order_by("username"):
            closed = "" if one.is_active else _(" (fermé)")
            where = one.organisation or "–"
            self.stdout.write(f"{one.username} : {one}, {one.get_role_display()}, {where}{closed}")

    def add(self, username: str, options: dict[str, Any]) -> None:
        """Make an account in an organisation: the only one, unless it is named."""
        if User.objects.filter(username__iexact=username).exists():
            raise CommandError(_("Ce nom est déjà pris. Choisissez-en un autre."))
        person = User(username=username, first_name=options["name"], role=ROLES[options["role"]])
        person.organisation = organisation(options["organisation"])
        person.set_password(asked(person))
        person.save()
        self.stdout.write(_("Compte « %(name)s » créé.") % {"name": username})

    def password(self, person: User) -> None:
        """Set another password: every session that the account had is over."""
        person.set_password(asked(person))
        person.save(update_fields=["password"])
        self.stdout.write(
            _("Mot de passe de « %(name)s » changé; ses sessions ouvertes sont terminées.")
            % {"name": person.username}
        )

    def close(self, person: User) -> None:
        """Let an account in no more; what it made stays."""
        person.is_active = False
        person.save(update_fields=["is_active"])
        self.stdout.write(
            _("Compte « %(name)s » fermé : il n’ouvre plus rien. Ses cafés restent à l’organisme.")
            % {"name": person.username}
        )

    def reopen(self, person: User) -> None:
        """Let it in again."""
        person.is_active = True
        person.save(update_fields=["is_active"])
        self.stdout.write(_("Compte « %(name)s » rouvert.") % {"name": person.username})


def found(username: str) -> User:
    """Return the account of this name, whatever its case."""
    if person := User.objects.filter(username__iexact=username, is_demo=False).first():
        return person
    raise CommandError(_("Aucun compte ne porte ce nom. « account list » les montre tous."))


def organisation(name: str) -> Organisation:
    """Return the organisation of this name, or the only one that has accounts of its own."""
    every = Organisation.objects.filter(members__is_demo=False).distinct()
    chosen = list(every.filter(name=name) if name else every[:2])
    if len(chosen) != 1:
        names = ", ".join(every.values_list("name", flat=True))
        raise CommandError(
            _("Nommez l’organisme avec --organisation : %(names)s.") % {"names": names or "–"}
        )
    return chosen[0]


def asked(person: User) -> str:
    """Return a password typed twice without being shown, or read from what is piped in."""
    if sys.stdin.isatty():
        given = getpass.getpass(_("Nouveau mot de passe : "))
        if getpass.getpass(_("Le même, encore une fois : ")) != given:
            raise CommandError(_("Les deux ne sont pas pareils. Rien n’a été changé."))
    else:
        given = sys.stdin.readline().rstrip("\r\n")
    try:
        validate_password(given, person)
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error
    return given
