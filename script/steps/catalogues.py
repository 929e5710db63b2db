"""Checks the English catalogue: no entry without its translation, none marked as doubtful."""

import sys
from pathlib import Path

import polib

LOCALE = Path(__file__).resolve().parents[2] / "sessions_app" / "locale"


def main() -> int:
    """Return 1 and name the entries if one is untranslated or fuzzy."""
    faults = [fault for path in sorted(LOCALE.glob("en/**/*.po")) for fault in faults_of(path)]
    print("\n".join(faults))
    return 1 if faults else 0


def faults_of(path: Path) -> list[str]:
    catalogue = polib.pofile(str(path))
    lacking = [f"untranslated: {entry.msgid}" for entry in catalogue.untranslated_entries()]
    return lacking + [f"fuzzy: {entry.msgid}" for entry in catalogue.fuzzy_entries()]


if __name__ == "__main__":
    sys.exit(main())
