"""Checks the English catalogue: it has every French string of the code, translated, and no other.

`.venv/bin/python script/steps/catalogues.py --write` puts new strings in it, to be translated, and
takes out those that are gone; entries stay in order, without line numbers or dates. The French
catalogue is written then too: it holds the plurals only, for in French zero is singular.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import debian
import polib

ROOT = Path(__file__).resolve().parents[2]
ENGLISH = Path("sessions_app", "locale", "en", "LC_MESSAGES", "django.po")
FRENCH = Path("sessions_app", "locale", "fr", "LC_MESSAGES", "django.po")
SOURCES = ("manage.py", "sessions_app", "templates", "worldcafe")
METADATA = {
    "Project-Id-Version": "worldcafe",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}


def main() -> int:
    """Return 1 and name the entries if one is missing, untranslated, fuzzy or obsolete."""
    if not (shutil.which("xgettext") or debian.install("gettext")):
        print("xgettext est introuvable\u00a0: sudo apt-get install gettext")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        catalogue = refreshed(Path(folder))
    if "--write" in sys.argv:
        catalogue = tidy(catalogue)
        catalogue.save(str(ROOT / ENGLISH))
        plurals(catalogue).save(str(ROOT / FRENCH))
    found = {
        "untranslated": catalogue.untranslated_entries(),
        "fuzzy": catalogue.fuzzy_entries(),
        "obsolete": catalogue.obsolete_entries(),
        "plural not in the French catalogue": unlisted(catalogue),
    }
    for fault, entries in found.items():
        for entry in entries:
            print(f"{fault}: {entry.msgid}")
    return 1 if any(found.values()) else 0


def refreshed(copy: Path) -> polib.POFile:
    """Return the English catalogue as makemessages would leave it, made in a copy of the sources."""
    for name in SOURCES:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, copy / name)
    (copy / ENGLISH).parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "manage.py", "makemessages", "--locale=en", "--no-location"]
    environment = os.environ | {"PYTHONPATH": str(copy)}
    subprocess.run([*command, "--verbosity=0"], cwd=copy, env=environment, check=True)
    return polib.pofile(str(copy / ENGLISH))


def tidy(catalogue: polib.POFile) -> polib.POFile:
    """Return the catalogue as it is kept: sorted, what was guessed emptied, what is gone left out."""
    kept = empty("en", "n != 1")
    current = [entry for entry in catalogue if not entry.obsolete]
    for entry in sorted(current, key=lambda entry: (entry.msgid, entry.msgctxt or "")):
        if entry.fuzzy:
            entry.flags.remove("fuzzy")
            entry.previous_msgid = entry.previous_msgid_plural = entry.previous_msgctxt = None
            entry.msgstr, entry.msgstr_plural = "", dict.fromkeys(entry.msgstr_plural, "")
        kept.append(entry)
    return kept


def plurals(catalogue: polib.POFile) -> polib.POFile:
    """Return the French catalogue: each string that has a plural, as it is in the code."""
    kept = empty("fr", "n > 1")
    for entry in catalogue:
        if entry.msgid_plural:
            both = {0: entry.msgid, 1: entry.msgid_plural}
            kept.append(
                polib.POEntry(
                    msgctxt=entry.msgctxt,
                    msgid=entry.msgid,
                    msgid_plural=entry.msgid_plural,
                    msgstr_plural=both,
                    flags=entry.flags,
                )
            )
    return kept


def unlisted(catalogue: polib.POFile) -> list[polib.POEntry]:
    """Return the strings whose plural the French catalogue of the checkout lacks."""
    listed = {(one.msgid, one.msgid_plural) for one in polib.pofile(str(ROOT / FRENCH))}
    return [one for one in plurals(catalogue) if (one.msgid, one.msgid_plural) not in listed]


def empty(language: str, plural: str) -> polib.POFile:
    catalogue = polib.POFile(wrapwidth=98)
    catalogue.header = (
        "Written by script/steps/catalogues.py: the strings are in French in the code."
    )
    rule = {"Language": language, "Plural-Forms": f"nplurals=2; plural=({plural});"}
    catalogue.metadata = METADATA | rule
    return catalogue


if __name__ == "__main__":
    sys.exit(main())
