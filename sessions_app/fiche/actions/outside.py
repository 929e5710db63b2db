"""Passages are linked to notes of the other cafés of the series, and the links undone."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ...models import Block, Note, OutsideSource

PLACE = ("sentence", "title", "table", "round")


def put_back(links: Iterable[tuple[Block, Mapping[str, Any]]]) -> None:
    """Link blocks to notes of other cafés again, as ``snapshot.placed`` kept it.

    A note that is gone leaves where it was said.
    """
    listed = list(links)
    wanted = [said["note"] for _block, said in listed if said.get("note")]
    there = set(Note.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    OutsideSource.objects.bulk_create(
        OutsideSource(
            block=block,
            note_id=said.get("note") if said.get("note") in there else None,
            held_on=date.fromisoformat(said["held_on"]),
            **{name: said[name] for name in PLACE},
        )
        for block, said in listed
    )
