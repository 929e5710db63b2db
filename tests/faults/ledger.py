"""The ledger: what the server really kept, read by plain SQL past all of its code."""

import os
import sqlite3
from contextlib import closing
from typing import Any, NamedTuple

import psycopg
from psycopg.rows import dict_row

from tests.server import Server

NOTES = """
SELECT note.uid, note.text, note.round_id AS round, note.question_id AS question, note.version,
       note.deleted_at IS NOT NULL AS gone, cafe_table.number AS "table"
FROM sessions_app_note AS note JOIN sessions_app_table AS cafe_table ON cafe_table.id = note.table_id
"""
LINKS = """
SELECT link.public_id, link.code, link.kind, cafe_table.number AS "table"
FROM sessions_app_accesslink AS link
LEFT JOIN sessions_app_table AS cafe_table ON cafe_table.id = link.table_id
"""


class Row(NamedTuple):
    """A note as it stands in the database."""

    text: str
    round: int
    question: int
    version: int
    gone: bool
    table: int


class Ledger:
    """The database of a server that holds one café."""

    def __init__(self, server: Server) -> None:
        self.server = server

    def rows(self, query: str) -> list[dict[str, Any]]:
        """Return the rows of a query."""
        if url := self.server.environment.get("DATABASE_URL", ""):
            with psycopg.connect(url, row_factory=dict_row) as connection:
                return connection.execute(query).fetchall()
        path = os.path.join(self.server.environment["WORLDCAFE_DATA"], "worldcafe.sqlite3")
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=20)) as connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(query)]

    def column(self, query: str) -> list[Any]:
        """Return the only column of a query."""
        return [next(iter(row.values())) for row in self.rows(query)]

    def notes(self) -> list[tuple[str, Row]]:
        """Return every note with its uid, those taken back and those kept twice too."""
        return [
            (row.pop("uid"), Row(**row | {"gone": bool(row["gone"])})) for row in self.rows(NOTES)
        ]

    def operations(self) -> list[str]:
        """Return the ``op`` of every operation, in the order in which they were stored."""
        return self.column("SELECT op FROM sessions_app_operation ORDER BY id")

    def numbers(self) -> list[int]:
        """Return the ``seq`` of every event, in order."""
        return self.column("SELECT seq FROM sessions_app_event ORDER BY seq")

    def head(self) -> int:
        return self.column("SELECT head FROM sessions_app_cafe")[0]

    def code(self) -> str:
        return self.column("SELECT code FROM sessions_app_cafe")[0]

    def links(self) -> list[dict[str, Any]]:
        """Return the access links of the café with their codes."""
        return self.rows(LINKS)
