"""The files of photos, below the data folder: named at random here, never by who sent them."""

import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings


def path(name: str) -> Path:
    """Return where the picture of this name is."""
    return Path(settings.MEDIA_ROOT) / "photos" / name[:2] / f"{name}.jpg"


def store(content: bytes) -> str:
    """Write a picture and return its name; it is on the disk once this returns."""
    name = secrets.token_hex(16)
    place = path(name)
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = place.with_suffix(".part")
    with unfinished.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(place)
    return name


def read(name: str) -> bytes | None:
    """Return a picture, or None where its file is gone, as from a data folder restored in part."""
    try:
        return path(name).read_bytes() if name else None
    except FileNotFoundError:
        return None


def remove(names: Iterable[str]) -> None:
    """Delete pictures; one that is gone already is fine."""
    for name in filter(None, names):
        path(name).unlink(missing_ok=True)
