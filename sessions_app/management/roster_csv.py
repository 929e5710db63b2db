"""Reads a roster from a CSV file for a command: names, sectors, who holds a table, errors by line."""

import csv
import io
import unicodedata
from collections.abc import Iterable

from django.utils.translation import gettext as _

from ..rotation.terms import Person

LARGEST = 1 << 20
MOST_PEOPLE = 1000
NAMES = {
    *("nom", "noms", "name", "names", "prenom", "personne", "personnes", "participant", "person"),
    *("participants", "participante", "people", "pseudonyme", "id", "code"),
}
HOSTS = {"hote", "hotesse", "host", "table"}
YES = {"oui", "yes", "x", "vrai", "true"}
NO = {"", "non", "no", "0", "-", "faux", "false"}


class WrongRoster(Exception):
    """A file that cannot be read as a roster; the message says why, line by line."""

    def __init__(self, *sentences: str):
        super().__init__("\n".join(sentences))


def read_people(raw: bytes, tables: int, sector_column: str = "") -> list[Person]:
    """Return the people of a roster, keyed by their name, which is in the first column.

    The first line is a header when a column is asked for by name, or when it has the name of one. A
    column « hôte » or « table » says which table someone holds, by its number or « oui ».
    """
    lines = rows(decoded(raw))
    if not lines:
        raise WrongRoster(_("Le fichier ne contient personne."))
    header = [folded(cell) for cell in lines[0][1]]
    named = bool(sector_column) or bool((NAMES | HOSTS).intersection(header))
    sector = column(lines[0], sector_column) if sector_column else None
    host = next((i for i, cell in enumerate(header) if i and named and cell in HOSTS), None)
    return people_of(lines[named:], tables, sector, host)


def decoded(raw: bytes) -> str:
    """Return the text, in UTF-8 or as Excel writes it under Windows."""
    if len(raw) > LARGEST:
        raise WrongRoster(_("Le fichier dépasse 1 Mo : ce n’est pas une liste de personnes."))
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise WrongRoster(_("Le fichier n’est pas du texte. Enregistrez-le en CSV (UTF-8)."))


def rows(text: str) -> list[tuple[int, list[str]]]:
    """Return the lines that hold something, with their number and cells."""
    first = text.partition("\n")[0]
    mark = max("\t;,", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    found = []
    try:
        for cells in reader:
            stripped = [" ".join(cell.split()) for cell in cells]
            if any(stripped):
                found.append((reader.line_num, stripped))
    except csv.Error as error:
        said = _("Ligne %(line)d : les guillemets ne se ferment pas.")
        raise WrongRoster(said % {"line": reader.line_num}) from error
    return found


def folded(cell: str) -> str:
    """Return a word in small letters without accents."""
    letters = unicodedata.normalize("NFKD", cell.casefold())
    return "".join(one for one in letters if not unicodedata.combining(one))


def column(header: tuple[int, list[str]], name: str) -> int:
    """Return where the column of this name is, whatever its accents and capitals."""
    names = [folded(cell) for cell in header[1]]
    if folded(name) not in names:
        said = _("Ligne %(line)d : aucune colonne « %(name)s ». Colonnes du fichier : %(known)s.")
        known = ", ".join(filter(None, header[1]))
        raise WrongRoster(said % {"line": header[0], "name": name, "known": known})
    return names.index(folded(name))


def people_of(
    lines: list[tuple[int, list[str]]], tables: int, sector: int | None, host: int | None
) -> list[Person]:
    """Return the people, or all that is wrong, line by line."""
    people: list[Person] = []
    wrong: list[str] = []
    seen: dict[str, int] = {}
    held: dict[int, int] = {}
    for line, cells in lines:
        name, cell = cells[0], cell_at(cells, host)
        table = table_of(cell, held, tables)
        faults = (name_fault(name, seen), table_fault(cell, table, held, tables))
        said = _("Ligne %(line)d : %(fault)s")
        wrong += [said % {"line": line, "fault": fault} for fault in faults if fault]
        seen.setdefault(name, line)
        if table is not None:
            held.setdefault(table, line)
        people.append(Person(name, cell_at(cells, sector), table))
    if not people:
        wrong = [_("Le fichier ne contient personne.")]
    if len(people) > MOST_PEOPLE:
        said = _("Le fichier nomme %(count)d personnes; un café en réunit au plus %(most)d.")
        wrong = [said % {"count": len(people), "most": MOST_PEOPLE}]
    if wrong:
        raise WrongRoster(*wrong)
    return people


def cell_at(cells: list[str], at: int | None) -> str:
    """Return a cell, empty where the line has none."""
    return cells[at] if at is not None and at < len(cells) else ""


def table_of(cell: str, held: Iterable[int], tables: int) -> int | None:
    """Return the index of the table that a cell gives: its number, or the next one for « oui »."""
    if cell.isdecimal() and cell != "0":
        return int(cell) - 1
    if folded(cell) in YES:
        return next((t for t in range(tables) if t not in held), tables)
    return None


def name_fault(name: str, seen: dict[str, int]) -> str:
    """Say what is wrong with a name, if anything."""
    if not name:
        return _("le nom manque dans la première colonne.")
    if name in seen:
        said = _("« %(name)s » est déjà à la ligne %(line)d. Ajoutez une initiale.")
        return said % {"name": name, "line": seen[name]}
    return ""


def table_fault(cell: str, table: int | None, held: dict[int, int], tables: int) -> str:
    """Say what is wrong with the table that someone holds, if anything."""
    if table is None:
        said = _("« %(cell)s » ne nomme pas une table : un numéro, ou « oui ».")
        return "" if folded(cell) in NO else said % {"cell": cell}
    if not 0 <= table < tables:
        return _("les tables vont de 1 à %(tables)d.") % {"tables": tables}
    if table in held:
        said = _("la table %(table)d a déjà quelqu’un, à la ligne %(line)d.")
        return said % {"table": table + 1, "line": held[table]}
    return ""
