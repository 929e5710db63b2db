"""Where this data folder was last served, told to the commands that run beside the server."""

import os
from pathlib import Path

from django.conf import settings

DEFAULT = "8000"


def _file() -> Path:
    return Path(settings.DATA_DIR) / "server.port"


def remember(port: int) -> None:
    """Note the port that the server listens on; a folder that cannot be written is no reason to stop."""
    try:
        _file().write_text(str(port), encoding="ascii")
    except OSError:
        return


def address() -> str:
    """Return this machine's own address of the server: PORT if it is set, else the last one served."""
    port = os.environ.get("PORT")
    if not port:
        try:
            port = _file().read_text(encoding="ascii")
        except (OSError, UnicodeDecodeError):
            port = DEFAULT
    return f"http://127.0.0.1:{port if port.isdecimal() else DEFAULT}"
