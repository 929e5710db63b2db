"""A pasted list of people, read line by line: what is right, and what is wrong with which line."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from ..wording.folding import folded

# Without a header, columns come in this order.
ORDER = ("name", "sector", "access", "language", "hosts")
HEADERS = {
    "name": "nom,noms,personne,personnes,participant,participante,pseudonyme,nom ou pseudonyme,"
    "nom et prenom,prenom et nom,nom complet,name,full name",
    "first": "prenom,prenoms,first name",
    "last": "nom de famille,last name,surname",
    "sector": "secteur,secteurs,milieu,groupe,organisme,provenance,sector,group",
    "access": "accessibilite,besoin,besoins,acces,accessibility,needs",
    "language": "langue,langues,language",
    "hosts": "hote,hotesse,hote ou hotesse,hote de la table,table,host",
}
ROLES = {word: role for role, words in HEADERS.items() for word in words.split(",")}
LENGTHS = {"name": 80, "sector": 80, "access": 200, "language": 40}
ANY_TABLE = -1
# One more than this says so, and nothing is read: a room has at most a thousand people.
MOST_LINES = 1500


@dataclass(frozen=True)
class Person:
    """A line that names somebody. ``hosts`` is a table's number, ANY_TABLE, or None."""

    line: int
    name: str = ""
    sector: str = ""
    access: str = ""
    language: str = ""
    hosts: int | None = None


@dataclass(frozen=True)
class Fault:
    """What is wrong with a line of the text, from 1."""

    line: int
    sentence: str


@dataclass
class Listing:
    """What a text says: people, faults, the names of columns left aside, the line of the header.

    ``named`` is the line of each name, folded.
    """

    people: list[Person] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    header: int = 0
    named: dict[str, int] = field(default_factory=dict)


def read(text: str) -> Listing:
    """Return what a text says, one person a line, cells between tabs, semicolons or commas."""
    found = Listing()
    roles: Sequence[str] = ORDER
    mark = _mark(text)
    lines = text.splitlines()
    if len(lines) > MOST_LINES:
        said = _("la liste compte plus de %(most)d lignes. Apportez-la en plusieurs fois.")
        found.faults.append(Fault(MOST_LINES + 1, said % {"most": MOST_LINES}))
        return found
    for number, line in enumerate(lines, 1):
        cells = _cells(line, mark)
        if not any(cells):
            continue
        if not found.header and not found.people and not found.faults and _is_header(cells):
            roles = _roles(cells)
            found.header = number
            found.aside = [
                cell for cell, role in zip(cells, roles, strict=True) if not role and cell
            ]
            continue
        _take(found, number, cells, roles)
    return found


def _mark(text: str) -> str:
    """Return what stands between cells: the first of tab, semicolon and comma that occurs."""
    return next((mark for mark in "\t;," if mark in text), "\t")


def _cells(line: str, mark: str) -> list[str]:
    try:
        row = next(csv.reader([line], delimiter=mark), [])
    except csv.Error:
        row = line.split(mark)
    return [" ".join(cell.split()) for cell in row]


def _is_header(cells: Sequence[str]) -> bool:
    known = [ROLES.get(folded(cell)) for cell in cells]
    return bool({"name", "first", "last"} & set(known)) or sum(map(bool, known)) > 1


def _roles(cells: Sequence[str]) -> list[str]:
    """Return what each column holds, empty for none; beside a first name, « nom » is the last."""
    roles = [ROLES.get(folded(cell), "") for cell in cells]
    if "first" in roles:
        roles = ["last" if role == "name" else role for role in roles]
    return [role if role not in roles[:at] else "" for at, role in enumerate(roles)]


def _take(found: Listing, number: int, cells: Sequence[str], roles: Sequence[str]) -> None:
    """Add the person of a line, or what is wrong with it."""
    given = {role: cell for role, cell in zip(roles, cells, strict=False) if role}
    given["name"] = given.get("name") or " ".join(
        filter(None, (given.pop("first", ""), given.pop("last", "")))
    )
    if sentence := _wrong(given, cells[len(roles) :]):
        found.faults.append(Fault(number, sentence))
        return
    hosts = _hosts(given.pop("hosts", ""))
    person = Person(number, hosts=hosts, **{k: v for k, v in given.items() if k in LENGTHS})
    same = folded(person.name)
    if same in found.named:
        sentence = _(
            "« %(name)s » est déjà à la ligne %(line)d. Ajoutez une initiale ou un numéro."
        )
        found.faults.append(
            Fault(number, sentence % {"name": person.name, "line": found.named[same]})
        )
    else:
        found.people.append(person)
        if same:
            found.named[same] = number


def _wrong(given: dict[str, str], extra: Sequence[str]) -> str:
    for role, most in LENGTHS.items():
        if len(given.get(role, "")) > most:
            said = _("« %(start)s… » dépasse %(most)d caractères. Raccourcissez.")
            return said % {"start": given[role][:30], "most": most}
    if any(extra):
        return _("il y a plus de colonnes que d’en-têtes connus. Retirez « %(cell)s ».") % {
            "cell": next(filter(None, extra))[:40]
        }
    if (cell := given.get("hosts", "")) and _hosts(cell) is None and folded(cell) not in NO:
        return _("« %(cell)s » ne nomme pas une table. Écrivez son numéro, ou « oui ».") % {
            "cell": cell[:40]
        }
    return ""


NO = {"non", "no", "0", "-", "–"}
YES = {"oui", "x", "yes", "hote", "hotesse", "host", "✓"}


def _hosts(cell: str) -> int | None:
    """Return the table that a cell names, ANY_TABLE for « oui », None for nothing."""
    word = folded(cell)
    if word in NO:
        return None
    if word in YES:
        return ANY_TABLE
    number = re.fullmatch(r"(?:table )?(?:n[o°] ?|#)?(\d{1,4})", word)
    return int(number[1]) if number else None
