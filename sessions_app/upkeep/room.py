"""Room on the disk: how much is left, how much is needed, in words."""

import shutil
from pathlib import Path

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


def words(size: int) -> str:
    """Say a size: « 12 Mo », « 3,4 Go »."""
    if size < 1000 * MB:
        return f"{max(1, round(size / MB))} Mo"
    return f"{size / (1000 * MB):.1f} Go".replace(".", ",")
