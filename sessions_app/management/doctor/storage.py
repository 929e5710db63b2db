"""What is kept: the data folder, who holds it, whether the database is whole and can be written."""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils.translation import gettext as _
from filelock import FileLock, Timeout

from ...upkeep.folder import refused
from ...upkeep.migrating import NotMigrated, lacks_migrations
from .. import served
from .finding import Finding, fix, good, look
from .port import answers

PATIENCE = 5  # seconds
WHOLE = "ok"


def check() -> list[Finding]:
    """Look at the folder, its server and its database."""
    folder = Path(settings.DATA_DIR)
    found = [of_folder(folder, unwritable(folder), refused(folder))]
    if connection.vendor != "sqlite":
        return [*found, of_answer(answer())]
    port = int(served.address().rpartition(":")[2])
    found += of_server(held(folder), answers(port), port)
    database = Path(str(connection.settings_dict["NAME"]))
    if not database.exists():
        return [*found, good("database", _("Base : elle sera créée au premier démarrage."))]
    return [*found, of_database(quick_check(database), writable(database), newer())]


def unwritable(folder: Path) -> str:
    """Return why a file cannot be written in the folder, or nothing."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"x")
    except OSError as problem:
        return problem.strerror or str(problem)
    return ""


def of_folder(folder: Path, why: str, where: str = "") -> Finding:
    """Judge the data folder; ``where`` it is, if that is no disk of this computer."""
    if where and not why:
        said = _("Dossier de données : %(folder)s est %(where)s. Des idées pourraient s’y perdre.")
        todo = _("Choisissez un dossier du disque de cet ordinateur avec --data.")
        return fix("folder", said % {"folder": folder, "where": where}, todo)
    if not why:
        return good("folder", _("Dossier de données : %(folder)s") % {"folder": folder})
    said = _("Dossier de données : impossible d’écrire dans %(folder)s (%(why)s).")
    todo = _(
        "Donnez à votre compte le droit d’y écrire, ou choisissez un autre dossier avec --data."
    )
    return fix("folder", said % {"folder": folder, "why": why}, todo)


def held(folder: Path) -> bool:
    """Tell whether a server holds the folder."""
    try:
        with FileLock(folder / "server.lock", timeout=0):
            return False
    except Timeout:
        return True
    except OSError:
        return False


def of_server(held: bool, answering: bool, port: int) -> list[Finding]:
    """Judge who holds the folder; nobody is fine, and not worth a line."""
    if not held:
        return []
    if answering:
        return [good("server", _("Serveur : en marche, au port %(port)d.") % {"port": port})]
    said = _(
        "Serveur : un programme tient ce dossier de données, mais ne répond pas au port %(port)d."
    )
    todo = _("S’il vient de démarrer, attendez; sinon, arrêtez-le, puis relancez-le.")
    return [look("server", said % {"port": port}, todo)]


def quick_check(database: Path) -> str:
    """Return what SQLite says of the file: « ok », or what is damaged."""
    try:
        with closing(
            sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True, timeout=PATIENCE)
        ) as one:
            return "\n".join(row[0] for row in one.execute("PRAGMA quick_check(5)"))
    except sqlite3.Error as problem:
        return str(problem)


def writable(database: Path) -> bool:
    """Tell whether the lock of writers is free within a few seconds; nothing is written."""
    try:
        uri = f"{database.absolute().as_uri()}?mode=rw"
        with closing(sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None)) as one:
            one.execute("BEGIN IMMEDIATE")
            one.execute("ROLLBACK")
    except sqlite3.Error:
        return False
    return True


def newer() -> bool:
    """Tell whether a later worldcafe brought the database to where this one cannot follow."""
    try:
        lacks_migrations()
    except NotMigrated:
        return True
    except DatabaseError:
        return False  # what is wrong with the file is told of the file
    return False


def of_database(integrity: str, writable: bool, newer: bool = False) -> Finding:
    """Judge the database."""
    if integrity != WHOLE:
        said = _("Base : abîmée (%(why)s).") % {"why": integrity.partition("\n")[0]}
        todo = _("Arrêtez le serveur, copiez ce dossier ailleurs, puis restaurez une sauvegarde.")
        return fix("database", said, todo)
    if not writable:
        said = _("Base : entière, mais un autre programme empêche d’y écrire.")
        return fix(
            "database",
            said,
            _("Fermez ce qui l’ouvre : un logiciel de base de données, une copie."),
        )
    if newer:
        said = _("Base : d’une version plus récente de worldcafe.")
        todo = _("Installez cette version, ou restaurez une sauvegarde d’avant la mise à jour.")
        return fix("database", said, todo)
    return good("database", _("Base : entière et prête."))


def answer() -> str:
    """Return why the database does not answer, or nothing."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as problem:
        return str(problem).partition("\n")[0]
    return ""


def of_answer(why: str) -> Finding:
    """Judge a database that is elsewhere."""
    if not why:
        return good("database", _("Base : elle répond."))
    said = _("Base : elle ne répond pas (%(why)s).") % {"why": why}
    return fix("database", said, _("Démarrez PostgreSQL, ou corrigez DATABASE_URL."))
