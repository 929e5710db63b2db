"""Asks the system by its own programs; what it does not tell is None, never an error."""

import os
import subprocess
from pathlib import Path

PATIENCE = 5  # seconds


def told(*command: str) -> str | None:
    """Return what a program of the system prints, or None where it is absent, slow or refuses."""
    try:
        result = subprocess.run(
            command,
            env=os.environ | {"LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=PATIENCE,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return result.stdout if result.returncode == 0 else None


def read(path: Path) -> str | None:
    """Return the text of a small file of the system, or None."""
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return None
