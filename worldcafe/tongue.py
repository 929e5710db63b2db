"""The language of the command line: French, or English where WORLDCAFE_LANGUAGE=en asks for it.

Reads the catalogue without Django, which the help does not wait for.
"""

import os
from gettext import translation
from importlib.util import find_spec
from pathlib import Path

FRENCH, ENGLISH = "fr-ca", "en"


def chosen() -> str:
    """Return the language that the environment asks for, as Django names it."""
    asked = os.environ.get("WORLDCAFE_LANGUAGE", "").strip().lower()
    return ENGLISH if asked.startswith("en") else FRENCH


def gettext_noop(text: str) -> str:
    """Mark a text that is translated where it is said."""
    return text


def gettext(text: str) -> str:
    """Return ``text``, which is in French, in the language of the command line."""
    if chosen() == FRENCH:
        return text
    found = find_spec("sessions_app")
    home = Path(next(iter((found and found.submodule_search_locations) or [""])))
    return translation("django", home / "locale", [ENGLISH], fallback=True).gettext(text)
