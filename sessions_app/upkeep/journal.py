"""The log of this server: as text or JSON, with the number of the request; kept in files on a laptop.

What may be said at all is for ``access.discretion``, through whose handlers every line goes.
"""

import json
import logging
import os
import secrets
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

from django.http import HttpRequest, HttpResponse

from ..access.discretion import Console, discreet

FOLDER, NAME = "journaux", "worldcafe.log"
LARGEST, OLDER = 1_000_000, 4
PLAIN = "%(asctime)s %(levelname)s %(name)s %(message)s"
request_id: ContextVar[str] = ContextVar("request_id", default="")


class Numbered:
    """Give each request a number: for its lines in the log, and for who reports a fault."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        number = secrets.token_hex(6)
        request_id.set(number)
        response = self.get_response(request)
        response["X-Request-ID"] = number
        return response


class Json(logging.Formatter):
    """One JSON object per line: time (UTC), level, logger, message, request; where a fault was."""

    def format(self, record: logging.LogRecord) -> str:
        """Lay a record out."""
        at = datetime.fromtimestamp(record.created, UTC)
        line = {
            "time": at.isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "request": request_id.get(),
            "where": record.exc_text or "",
        }
        return json.dumps({key: one for key, one in line.items() if one}, ensure_ascii=False)


class Kept(RotatingFileHandler):
    """The files of the log, their owner's alone: five megabytes, then the oldest goes."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        super().__init__(folder / NAME, maxBytes=LARGEST, backupCount=OLDER, encoding="utf-8")

    def emit(self, record: logging.LogRecord) -> None:
        """Write the record as it may be told."""
        super().emit(discreet(record))


def formatter() -> logging.Formatter:
    """Return what lays out the lines, as ``WORLDCAFE_LOG_FORMAT`` asks."""
    wanted = os.environ.get("WORLDCAFE_LOG_FORMAT") == "json"
    return Json() if wanted else logging.Formatter(PLAIN)


def lay_out() -> None:
    """Have the log of this process leave through the discreet console, in the format asked for."""
    console = Console()
    console.setFormatter(formatter())
    logging.getLogger().handlers = [console]


def keep(data: Path) -> Path | None:
    """Write the log below the data folder too; return where, None where that cannot be."""
    try:
        kept = Kept(data / FOLDER)
    except OSError:
        return None  # A disk that is full is no reason to serve nobody.
    kept.setFormatter(formatter())
    # In the file alone: the terminal says it in its own words.
    kept.handle(logging.LogRecord(__name__, logging.INFO, "", 0, "the server starts", (), None))
    logging.getLogger().addHandler(kept)
    return data / FOLDER / NAME
