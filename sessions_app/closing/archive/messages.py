"""The messages of an archive: what every table was told, and which tables read it."""

from collections.abc import Mapping
from typing import Any

from ...models import Cafe, Message, Reading
from . import schema
from .checks import mapping, record, rows
from .copying import copied
from .draft import Draft


def messages_of(cafe: Cafe, tables: Mapping[int, int]) -> list[dict[str, Any]]:
    """Return the messages with their readings; ``tables`` gives the number of each by its id."""
    return [
        copied(schema.MESSAGE, message)
        | {
            "readings": [
                copied(schema.READING, one) | {"table": tables[one.table_id]}
                for one in message.readings.all()
            ]
        }
        for message in cafe.messages.prefetch_related("readings")
    ]


def read_messages(draft: Draft, found: object) -> None:
    """Read the messages; a café without any has none."""
    for path, one in rows(found, "cafe.messages"):
        message = Message(cafe=draft.cafe, **record(schema.MESSAGE, one, path))
        draft.messages.append(message)
        for at, reading in rows(mapping(one, path).get("readings"), f"{path}.readings"):
            given = record(schema.READING, reading, at)
            table = draft.table(mapping(reading, at).get("table"), f"{at}.table")
            draft.readings.append(Reading(message=message, table=table, **given))
