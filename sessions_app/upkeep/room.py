"""Room on the disk: how much is left, how much is needed, in words."""

import shutil
from pathlib import Path

from django.utils.formats import number_format
from django.utils.functional import lazy
from django.utils.translation import gettext as _

MB = 10**6
# What the system and the cafés themselves need to go on.
SPARE = 200 * MB
# Below, a server takes nothing more that it can help.
LEAST = 50 * MB


def free(folder: Path) -> int:
    """Return the bytes left on the disk of ``folder``."""
    return shutil.disk_usage(folder).free


def needed(database: Path) -> int:
    """Return the bytes that one more backup asks for."""
    return SPARE + int(1.2 * database.stat().st_size)


def _words(size: int) -> str:
    if size < 1000 * MB:
        return _("%(number)s Mo") % {"number": max(1, round(size / MB))}
    return _("%(number)s Go") % {"number": number_format(size / (1000 * MB), 1)}


# Says a size in the language of who reads it: « 12 Mo », « 3,4 Go », or "3.4 GB".
words = lazy(_words, str)
