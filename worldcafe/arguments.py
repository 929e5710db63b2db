"""Arguments of the command line, with usage, help and refusals in French."""

import argparse
import re
from typing import Any, NoReturn

CHOICE = r"argument (.*?): invalid choice: '?(.*?)'? \(choose from (.*)\)"
REFUSALS = {
    r"the following arguments are required: (.*)": r"il manque \1",
    r"unrecognized arguments: (.*)": r"« \1 » n’est pas compris ici",
    r"argument (.*?): expected one argument": r"il manque une valeur après \1",
    r"argument (.*?): invalid \w+ value: '(.*)'": r"« \2 » ne convient pas à \1",
    CHOICE: r"\1 : « \2 » n’existe pas; choisissez parmi \3",
}


class French(argparse.HelpFormatter):
    """Usage under its French name."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, prefix or "Utilisation : ")


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks French, and takes no shortened option for another."""

    def __init__(self, prog: str, description: str = "", add_help: bool = True) -> None:
        super().__init__(
            prog=prog,
            description=description,
            formatter_class=French,
            add_help=False,
            allow_abbrev=False,
        )
        self._positionals.title, self._optionals.title = "Arguments\u00a0", "Options\u00a0"
        if add_help:
            self.add_argument("-h", "--help", action="help", help="montrer cette aide")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where the help is; nothing was done."""
        self.exit(2, f"{self.prog} : {refusal(message)}.\nAide : {self.prog} --help\n")


def refusal(message: str) -> str:
    """Return in French what argparse says; a sentence that it does not know yet stays as it is."""
    for english, french in REFUSALS.items():
        if found := re.fullmatch(english, message):
            return found.expand(french)
    return message
