"""Local names: what stands in an archive for a database id inside free-form facts.

Facts of the log and contents of operations name rows by id. An archive gives a row's rank from 1
instead, or a table's number, or a note's uid; null where the row is gone.
"""

from collections.abc import Mapping
from typing import Any

# The key under which an id stands, and the kind of row that it is the id of.
FACTS = {
    "phase": "phase",
    "round": "phase",
    "question": "question",
    "theme": "theme",
    "note": "note",
    "notes": "note",
    "apart": "note",
    "into": "theme",
    "repeats": "note",
    "table": "table",
    "block": "block",
    "blocks": "block",
    "operation": "operation",
    "photo": "photo",
    "person": "person",
    "people": "person",
}
CONTENT = {"round": "phase", "question": "question"}
# Links are not archived: an imported café has new ones.
DROPPED = {"link"}
Names = Mapping[str, Mapping[Any, Any]]


def translate(found: Mapping[str, Any], kinds: Mapping[str, str], names: Names) -> dict[str, Any]:
    """Return ``found`` with each id under a key of ``kinds`` replaced by its other name."""
    return {
        key: _other(value, names[kinds[key]]) if key in kinds else value
        for key, value in found.items()
        if key not in DROPPED
    }


def _other(value: Any, names: Mapping[Any, Any]) -> Any:
    if isinstance(value, list):
        return [_other(one, names) for one in value]
    return names.get(value) if value and isinstance(value, int | str) else value
