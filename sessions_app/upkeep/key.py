"""The server's key beside the backups that leave this computer: with it another one takes over,
and the printed cards and the tablets already admitted stay good."""

import os
from pathlib import Path

from django.conf import settings

NAME = "secret-key"


def here() -> Path | None:
    """Return the file of this server's key; None where the environment gives it."""
    path = Path(settings.DATA_DIR) / NAME
    return path if path.is_file() and not os.environ.get("WORLDCAFE_SECRET_KEY") else None


def keep_key(folder: Path) -> None:
    """Have the key in ``folder``, its owner's alone where the disk can."""
    if key := here():
        write(folder / NAME, key.read_bytes())


def take_key(folder: Path) -> bool:
    """Take the key that stands beside a backup; return whether it is another one."""
    key, found = here(), folder / NAME
    if key is None or not found.is_file() or found.read_bytes() == key.read_bytes():
        return False
    write(key, found.read_bytes())
    return True


def write(path: Path, content: bytes) -> None:
    """Write a key in one step."""
    unfinished = path.with_suffix(".part")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
