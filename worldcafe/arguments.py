"""Arguments of the command line, with usage, help and refusals in the language of the command line."""

import argparse
import re
from typing import Any, NoReturn

from worldcafe.tongue import gettext as _
from worldcafe.tongue import gettext_noop

CHOICE = r"argument (.*?): invalid choice: '?(.*?)'? \(choose from (.*)\)"
REFUSALS = {
    r"the following arguments are required: (.*)": gettext_noop("il manque {0}"),
    r"unrecognized arguments: (.*)": gettext_noop("« {0} » n’est pas compris ici"),
    r"argument (.*?): expected one argument": gettext_noop("il manque une valeur après {0}"),
    r"argument (.*?): invalid \w+ value: '(.*)'": gettext_noop("« {1} » ne convient pas à {0}"),
    CHOICE: gettext_noop("{0} : « {1} » n’existe pas; choisissez parmi {2}"),
    # What a command of ours says of a value.
    r"argument (.*?): (.*)": gettext_noop("{0} : {1}"),
}


class Formatter(argparse.HelpFormatter):
    """Usage under its name in the language of the command line."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, prefix or _("Utilisation : "))


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks that language, and takes no shortened option for another."""

    def __init__(self, prog: str, description: str = "", add_help: bool = True) -> None:
        super().__init__(
            prog=prog,
            description=description,
            formatter_class=Formatter,
            add_help=False,
            allow_abbrev=False,
        )
        self._positionals.title, self._optionals.title = _("Arguments "), _("Options ")
        if add_help:
            self.add_argument("-h", "--help", action="help", help=_("montrer cette aide"))

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where the help is; nothing was done."""
        where = _("Aide : {command}").format(command=f"{self.prog} --help")
        said = _("{command} : {refusal}.").format(command=self.prog, refusal=refusal(message))
        self.exit(2, f"{said}\n{where}\n")


def refusal(message: str) -> str:
    """Return what argparse says; a sentence that it does not know yet stays as it is."""
    for english, ours in REFUSALS.items():
        if found := re.fullmatch(english, message):
            return _(ours).format(*found.groups())
    return message
