"""Writing what can be taken back: an event then holds the rows as they were and as they became."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Model

from ..models import (
    AccessLink,
    Cafe,
    Call,
    Device,
    DotVote,
    HeadCount,
    Message,
    Seat,
    Table,
    User,
)  # fmt: skip
from .events import Writing, writing

# What taking back touches of a model; every column where nothing is said.
COLUMNS: dict[type[Model], tuple[str, ...]] = {
    Cafe: (
        *("title", "subtitle", "context", "etiquette", "place", "starts_at", "mode", "closed_at"),
        *("shown", "shown_question_id", "shown_line", "ready_at", "purge_on"),
        "codes_open_until",
        *("purpose", "officer", "officer_contact", "notice_accepted"),
    ),
    Device: ("excused_at",),
}
# How a row leads to its café.
TO_CAFE: dict[type[Model], str] = {
    Cafe: "pk",
    Device: "link__cafe",
    Call: "table__cafe",
    DotVote: "question__cafe",
    Seat: "round__cafe",
    HeadCount: "round__cafe",
}
# Rows that are never deleted, and the moment that ends them.
ENDS: dict[type[Model], str] = {
    Table: "removed_at",
    AccessLink: "revoked_at",
    Message: "withdrawn_at",
}

Row = dict[str, Any]
Rows = dict[tuple[str, int], Row]


class Change(NamedTuple):
    """A row before and after, where they differ; None where it did not exist."""

    model: str
    pk: int
    was: Row | None
    now: Row | None


@contextmanager
def undoable(cafe: Cafe, actor: User | None, *watched: type[Model]) -> Iterator[Writing]:
    """Write like ``writing``; the last event recorded keeps what becomes of the ``watched`` models,
    so that the console can take it back."""
    with writing(cafe, actor) as change:
        before = read(change.cafe, watched)
        yield change
        change.keep_undo(difference(before, read(change.cafe, watched)))


def read(cafe: Cafe, watched: tuple[type[Model], ...]) -> Rows:
    """Return the rows of a café in these models, one query each."""
    found: Rows = {}
    for model in watched:
        names = COLUMNS.get(model) or tuple(f.attname for f in model._meta.concrete_fields)
        rows = model._default_manager.filter(**{TO_CAFE.get(model, "cafe"): cafe.pk})
        for row in rows.values("pk", *names):
            pk = row.pop("pk")
            found[model.__name__, pk] = {name: plain(value) for name, value in row.items()}
    return found


def plain(value: Any) -> Any:
    """Return a column as JSON has it."""
    return value.isoformat() if isinstance(value, date) else value


def difference(before: Rows, after: Rows) -> list[Change]:
    """Return what differs, row by row and column by column."""
    found = []
    for key in sorted(before.keys() | after.keys()):
        was, now = before.get(key), after.get(key)
        if was is not None and now is not None:
            names = [name for name in was if was[name] != now[name]]
            was, now = {n: was[n] for n in names}, {n: now[n] for n in names}
        if was != now:
            found.append(Change(*key, was, now))
    return found
