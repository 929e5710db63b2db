"""Local names: what stands in an archive for a database id inside free-form facts.

The facts of the log and the content of operations name rows by id under these keys. An archive
holds a phase's or a question's rank from 1, a theme's and a block's likewise, a table's number, a
note's uid; a row that is gone is null.
"""

from collections.abc import Mapping
from typing import Any

KEYS = ("phase", "question", "theme", "note", "table", "block")
Names = Mapping[str, Mapping[Any, Any]]


def translate(facts: Any, names: Names) -> Any:
    """Return ``facts`` with each id under one of ``KEYS`` replaced by its other name."""
    if not isinstance(facts, dict):
        return facts
    return {key: _other(value, names.get(key)) for key, value in facts.items()}


def _other(value: Any, names: Mapping[Any, Any] | None) -> Any:
    if names is None or value is None:
        return value
    if isinstance(value, list):
        return [_other(one, names) for one in value]
    return names.get(value) if isinstance(value, int | str) else value


def reverse(names: Names) -> dict[str, dict[Any, Any]]:
    """Return the names for the way back."""
    return {key: {local: pk for pk, local in pairs.items()} for key, pairs in names.items()}
