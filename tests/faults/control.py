"""A server with one of its protections taken away: proof that the referee sees what is missing.

`python -m tests.faults.control dedupe|catch-up` serves as `manage.py serve` does. The product has
no such switch: what is patched here, is patched in this process only.
"""

import importlib
import os
import sys
from typing import Any

import django

UNIQUE = {"one_note_per_uid", "one_operation_per_op"}


def without_dedupe() -> None:
    """Take in every submission as if it were new, in a database that does not mind either."""
    from sessions_app.harvest import actions, note_actions
    from sessions_app.models import OperationKind

    migration = importlib.import_module("sessions_app.migrations.0001_initial").Migration
    for operation in list(migration.operations):
        if getattr(getattr(operation, "constraint", None), "name", "") in UNIQUE:
            migration.operations.remove(operation)
        options = getattr(operation, "options", None) or {}
        constraints = options.get("constraints", [])
        constraints[:] = [one for one in constraints if one.name not in UNIQUE]
    real = actions.apply

    def always(change: Any, table: Any, wanted: Any, note: Any) -> Any:
        if wanted.kind == OperationKind.CREATE:
            return note_actions._add(change, table, wanted, wanted.note)
        return real(change, table, wanted, note)

    class Unknown(actions.Intake):
        def once(self, wanted: Any) -> Any:
            self.operations.clear()
            return super().once(wanted)

    replace(actions, "apply", always)
    replace(actions, "Intake", Unknown)


def without_catch_up() -> None:
    """Let a screen that comes back hear the doorbell only: nothing of what it missed."""
    from sessions_app.live import feed, polling, room

    read, let_in = feed.read, room.Room.let_in

    async def forgetful(self: Any, group: Any) -> None:
        ((head, _epoch),) = (await room.in_thread(feed.heads, [self.cafe_id])).values()
        for one in group:
            one.cursor = head if one.cursor >= 0 else -1
        await let_in(self, group)

    class Feed:
        cursor = staticmethod(feed.cursor)

        @staticmethod
        def read(cafe_id: int, cursor: int, audiences: Any, **options: Any) -> Any:
            ((head, _epoch),) = feed.heads([cafe_id]).values()
            return read(cafe_id, head if cursor >= 0 else -1, audiences)

    replace(room.Room, "let_in", forgetful)
    replace(polling, "feed", Feed)


def replace(owner: Any, name: str, by: Any) -> None:
    """Patch what is there; an AttributeError if the product has no such thing any more."""
    getattr(owner, name)
    setattr(owner, name, by)


CONTROLS = {"dedupe": without_dedupe, "catch-up": without_catch_up}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "worldcafe.settings")
    django.setup()
    from sessions_app.management.commands import serve  # its imports need Django set up

    CONTROLS[sys.argv[1]]()
    serve.Command().run_from_argv(["manage.py", "serve"])
