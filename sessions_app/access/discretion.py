"""What a log may say: no name, no word of a note, no code, cookie, address or token, at any level.

Our own messages hold ids and counts only. Of those of libraries, which put paths, values and whole
contexts into theirs, the template alone is kept; of an exception, its class and where it happened,
never its message: a database quotes rows in it, a template engine all that it was given.
"""

import logging
import sys
import traceback
from types import TracebackType
from typing import Any

OURS = ("sessions_app", "worldcafe")
WITHHELD = "(message withheld)"
NAMELESS = "%s: %s"  # what Django says of most refusals: nothing, without its values


class Console(logging.StreamHandler[Any]):
    """Writes what may be said of a record to the error stream."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write the record as `discreet` tells it."""
        super().emit(discreet(record))


def discreet(record: logging.LogRecord) -> logging.LogRecord:
    """Return a copy of a record whose message and traceback name nobody."""
    told = logging.makeLogRecord(record.__dict__)
    if record.name.partition(".")[0] not in OURS:
        told.msg, told.args = words(record), ()
    error = record.exc_info[1] if record.exc_info else None
    if error is None and record.levelno >= logging.ERROR:
        # Some log the text of a traceback: its words are withheld, its places are not.
        error = sys.exc_info()[1]
    told.exc_info = None
    told.exc_text = places(error) if error else None
    told.stack_info = None
    told.__dict__.pop("request", None)
    return told


def words(record: logging.LogRecord) -> str:
    """Return the template of a message; of a request, its method, the name of its page, its status."""
    template = record.msg if record.args and isinstance(record.msg, str) else WITHHELD
    request = getattr(record, "request", None)
    if request is None:
        return template
    match = getattr(request, "resolver_match", None)
    page = (match and match.view_name) or "-"
    told = f"{getattr(request, 'method', '-')} {page} {getattr(record, 'status_code', '')}"
    return told if template == NAMELESS else f"{template} [{told}]"


def places(error: BaseException) -> str:
    """Return the chain of an exception: each class with where it came from, without messages."""
    told, seen = list[str](), set[int]()
    one: BaseException | None = error
    while one and id(one) not in seen:
        seen.add(id(one))
        told.append(f"{type(one).__name__}\n{steps(one.__traceback__)}".rstrip())
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return "\nfrom ".join(told)


def steps(trace: TracebackType | None) -> str:
    """Return the lines of a traceback, without the code that stands there."""
    found = traceback.extract_tb(trace)
    return "\n".join(f"  {step.filename}:{step.lineno} in {step.name}" for step in found)
