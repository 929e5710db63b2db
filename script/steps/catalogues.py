"""Checks the English catalogue: every French string of the code is there, translated, not doubtful."""

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


def main() -> int:
    """Return 1 and name the entries if one is missing, untranslated or fuzzy."""
    if not (ROOT / ENGLISH).exists():
        return 0
    if not (shutil.which("xgettext") or debian.install("gettext")):
        print("xgettext est introuvable\u00a0: sudo apt-get install gettext")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        catalogue = refreshed(Path(folder))
    lacking = [f"untranslated: {entry.msgid}" for entry in catalogue.untranslated_entries()]
    doubtful = [f"fuzzy: {entry.msgid}" for entry in catalogue.fuzzy_entries()]
    print("\n".join(lacking + doubtful))
    return 1 if lacking or doubtful else 0


def refreshed(copy: Path) -> polib.POFile:
    """Return the English catalogue as makemessages would leave it, made in a copy of the sources."""
    for name in SOURCES:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, copy / name)
    command = [sys.executable, "manage.py", "makemessages", "--locale=en", "--verbosity=0"]
    environment = os.environ | {"PYTHONPATH": str(copy)}
    subprocess.run(command, cwd=copy, env=environment, check=True)
    return polib.pofile(str(copy / ENGLISH))


if __name__ == "__main__":
    sys.exit(main())
