"""Checks the English catalogue: it has every French string of the code, translated, and no other.

`.venv/bin/python script/steps/catalogues.py --write` puts new strings in it, to be translated, and
takes out those that are gone; entries stay in order, without line numbers or dates.
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
SOURCES = ("manage.py", "sessions_app", "templates", "worldcafe")
METADATA = {
    "Project-Id-Version": "worldcafe",
    "Language": "en",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
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
    found = {
        "untranslated": catalogue.untranslated_entries(),
        "fuzzy": catalogue.fuzzy_entries(),
        "obsolete": catalogue.obsolete_entries(),
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
    kept = polib.POFile(wrapwidth=98)
    kept.header = "English of the strings, which are in French in the code."
    kept.metadata = METADATA
    current = [entry for entry in catalogue if not entry.obsolete]
    for entry in sorted(current, key=lambda entry: (entry.msgid, entry.msgctxt or "")):
        if entry.fuzzy:
            entry.flags.remove("fuzzy")
            entry.previous_msgid = entry.previous_msgid_plural = entry.previous_msgctxt = None
            entry.msgstr, entry.msgstr_plural = "", dict.fromkeys(entry.msgstr_plural, "")
        kept.append(entry)
    return kept


if __name__ == "__main__":
    sys.exit(main())
