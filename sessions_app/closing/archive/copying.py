"""Plain values of a row, as the JSON of an archive has them."""

from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Model

from .records import Record


def plain(value: Any) -> Any:
    """Return a value as JSON has it: instants in UTC, to the microsecond where there are any."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, str) else value


def copied(record: Record, row: Model) -> dict[str, Any]:
    """Return the plain fields of ``row``."""
    return {name: plain(getattr(row, name)) for name in record.plain}
