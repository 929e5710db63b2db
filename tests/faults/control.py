"""A server with one of its protections taken away: proof that the referee sees what is missing.

`python -m tests.faults.control dedupe|catch-up` serves as `manage.py serve` does. The product has
no such switch: what is patched here, is patched in this process only.
"""

import importlib
import os
import sys
from dataclasses import asdict
from typing import Any

# Before anything else: the command chooses the reactor when it is imported.
from sessions_app.management.commands import serve  # isort: skip

import django

UNIQUE = {"one_note_per_uid", "one_operation_per_op"}


def without_dedupe() -> None:
    """Take in every submission as if it were new, in a database that does not mind either."""
    from sessions_app.harvest import actions
    from sessions_app.models import Operation, OperationKind

    migration = importlib.import_module("sessions_app.migrations.0001_initial").Migration
    for operation in list(migration.operations):
        if getattr(getattr(operation, "constraint", None), "name", "") in UNIQUE:
            migration.operations.remove(operation)
        options = getattr(operation, "options", None) or {}
        constraints = options.get("constraints", [])
        constraints[:] = [one for one in constraints if one.name not in UNIQUE]

    def always(change: Any, link: Any, wanted: Any, device: str) -> Any:
        if wanted.kind == OperationKind.CREATE:
            answer, note = actions._add(change, link.table, wanted, wanted.note)
        else:
            answer, note = actions.apply(change, link.table, wanted)
        Operation.objects.create(
            cafe=change.cafe,
            link=link,
            op=wanted.op,
            digest=wanted.digest,
            kind=wanted.kind,
            note=note,
            device=device,
            content=asdict(wanted),
            answer=answer,
        )
        return answer, note

    replace(actions, "_once", always)


def without_catch_up() -> None:
    """Let a screen that comes back hear the doorbell only: nothing of what it missed."""
    from sessions_app.live import feed, hub, polling
    from sessions_app.models import Cafe

    def head_only(cafe_id: int, cursor: int, audiences: Any, **options: Any) -> Any:
        cafe = Cafe.objects.get(pk=cafe_id)
        frames = {one: feed.frame(cafe, {}) for one in audiences}
        return feed.Reading(cafe.head, cafe.epoch, frames)

    async def read(self: Any, one: Any, cursor: int) -> Any:
        return await hub.database_sync_to_async(head_only)(
            one.audience.cafe_id, cursor, [one.audience]
        )

    class Feed:
        cursor = staticmethod(feed.cursor)

        @staticmethod
        def read(cafe_id: int, cursor: int, audiences: Any, **options: Any) -> Any:
            reads = feed.read if cursor < 0 else head_only
            return reads(cafe_id, cursor, audiences, **options)

    replace(hub.Hub, "_read", read)
    replace(polling, "feed", Feed)


def replace(owner: Any, name: str, by: Any) -> None:
    """Patch what is there; an AttributeError if the product has no such thing any more."""
    getattr(owner, name)
    setattr(owner, name, by)


CONTROLS = {"dedupe": without_dedupe, "catch-up": without_catch_up}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "worldcafe.settings")
    django.setup()
    CONTROLS[sys.argv[1]]()
    serve.Command().run_from_argv(["manage.py", "serve"])
