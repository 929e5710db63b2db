"""Plans who sits where from a roster in a file, and prints the plan."""

import json
from argparse import ArgumentTypeError
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from ...rotation.plan import Person, Plan, Rules, plan
from ..files import reason
from ..roster_csv import LARGEST, WrongRoster, read_people


def between(least: float, most: float, kind: Callable[[str], float]) -> Callable[[str], float]:
    """Return a reader of numbers from ``least`` to ``most``."""

    def read(text: str) -> float:
        try:
            value = kind(text)
        except ValueError:
            value = least - 1
        if not least <= value <= most:
            said = _("« %(text)s » n’est pas un nombre de %(least)g à %(most)g")
            raise ArgumentTypeError(said % {"text": text, "least": least, "most": most})
        return value

    return read


class Command(BaseCommand):
    """``plan_rotation ROSTER.csv --tables T --rounds R --json``: one object, the plan."""

    help = _("Planifie qui s’assoit où à chaque ronde, d’après une liste de personnes (CSV).")

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, the size of the café, and what is asked of the plan."""
        tables, rounds = between(1, 1000, int), between(1, 100, int)
        parser.add_argument(
            "roster", metavar=_("LISTE"), type=Path, help=_("CSV; noms en 1re colonne")
        )
        parser.add_argument("--tables", required=True, type=tables, metavar="T")
        parser.add_argument("--rounds", required=True, type=rounds, metavar="R", help=_("rondes"))
        parser.add_argument(
            "--hosts-stay",
            action="store_true",
            help=_(
                "une personne par table y reste : celle de la colonne « hôte », sinon les "
                "premières de la liste"
            ),
        )
        parser.add_argument("--sector-column", default="", metavar=_("NOM"))
        parser.add_argument("--seconds", default=1.0, type=between(0, 3600, float), metavar="S")
        parser.add_argument("--seed", default=1, type=int, metavar="N")
        parser.add_argument("--json", action="store_true", help=_("un objet JSON"))

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the plan; say what is wrong with the list, line by line, and plan nothing then."""
        tables = options["tables"]
        people = roster(options["roster"], tables, options["sector_column"])
        if len(people) < tables:
            said = _(
                "Tables demandées : %(tables)d; personnes dans la liste : %(people)d. "
                "Donnez moins de tables."
            )
            raise CommandError(said % {"tables": tables, "people": len(people)})
        if options["hosts_stay"]:
            people = with_hosts(people, tables)
        found = plan(
            people,
            tables,
            options["rounds"],
            rules=Rules(hosts_stay=options["hosts_stay"]),
            seed=options["seed"],
            seconds=options["seconds"],
        )
        if options["json"]:
            self.stdout.write(json.dumps(as_object(found), ensure_ascii=False))
        else:
            self.stdout.write("\n".join(as_lines(found)))


def roster(path: Path, tables: int, sector_column: str) -> list[Person]:
    """Read the file, or say why not."""
    try:
        with path.open("rb") as file:
            return read_people(file.read(LARGEST + 1), tables, sector_column)
    except OSError as error:
        raise CommandError(
            _("Impossible de lire %(path)s : %(reason)s.") % {"path": path, "reason": reason(error)}
        ) from error
    except WrongRoster as error:
        raise CommandError(f"{error}\n{_('Rien n’a été planifié.')}") from error


def with_hosts(people: list[Person], tables: int) -> list[Person]:
    """Give each table without anybody the first of the list who holds none."""
    held = {one.host_of for one in people}
    free = iter([table for table in range(tables) if table not in held])
    return [
        replace(one, host_of=next(free, None)) if one.host_of is None else one for one in people
    ]


def as_object(found: Plan) -> dict[str, Any]:
    """Return the plan as it is printed in JSON; tables and rounds of ``unmet`` count from 1."""
    return {
        "rounds": found.rounds,
        "repeat_meetings": found.repeat_meetings,
        "bound": found.bound,
        "bound_reason": found.bound_reason,
        "sector_spread": found.sector_spread,
        "unmet": [
            {
                "rule": one.rule,
                "people": list(one.people),
                "table": None if one.table is None else one.table + 1,
                "rounds": list(one.rounds),
                "subject": one.subject,
            }
            for one in found.unmet
        ],
        "seconds": round(found.seconds, 3),
    }


def as_lines(found: Plan) -> list[str]:
    """Return the plan as people read it."""
    lines = []
    for r, tables in enumerate(found.rounds, 1):
        lines.append(_("Ronde %(number)d") % {"number": r})
        for t, table in enumerate(tables, 1):
            words = {"number": t, "people": ", ".join(table)}
            lines.append("  " + _("Table %(number)d : %(people)s") % words)
    said = _(
        "Rencontres répétées : %(repeats)d (minimum démontré : %(bound)d). "
        "Règles non respectées : %(unmet)d."
    )
    counts = {"repeats": found.repeat_meetings, "bound": found.bound, "unmet": len(found.unmet)}
    return [*lines, said % counts]
