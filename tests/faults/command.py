"""The command `./script/faults`: its options, its progress line, its table, its exit code."""

import argparse
import asyncio
import json
import os
import secrets
import signal
import sys
import tempfile
import time
from contextlib import ExitStack, suppress
from dataclasses import fields
from pathlib import Path
from typing import Any

from tests.faults.fleet import Fleet
from tests.faults.game import Game, Wanted
from tests.faults.referee import SHOWN_AT_MOST
from tests.faults.scaled import ValkeyAway
from tests.faults.scenarios import SCENARIOS
from tests.faults.warm import WarmServer
from tests.server import Server

EVERY = 5.0


def main() -> int:
    """Play what was asked; 0 only if nothing was lost, doubled or wrong."""
    options = arguments()
    say(f"seed {options.seed}")
    signal.signal(signal.SIGTERM, lambda *_: os.kill(os.getpid(), signal.SIGINT))
    for name in ("DATABASE_URL", "REDIS_URL"):
        os.environ.pop(name, None)
    with ExitStack() as running:
        server, databases = start(options, running)
        kind, defaults = SCENARIOS[options.scenario]
        kind = ValkeyAway if options.valkey_away else kind
        asked = {name: value for name, value in vars(options).items() if value is not None}
        known = {one.name for one in fields(Wanted)}
        wanted = {name: value for name, value in (defaults | asked).items() if name in known}
        game = kind(server, Wanted(**wanted), databases)
        try:
            asyncio.run(watched(game))
        except KeyboardInterrupt:
            say("interrupted: what was started is being stopped")
            return 130
    return report(game, options.json)


def arguments() -> argparse.Namespace:
    """Read the options; what is not said is what the scenario asks for."""
    parser = argparse.ArgumentParser(prog="./script/faults", description=__doc__)
    parser.add_argument("scenario", nargs="?", choices=list(SCENARIOS), default="kills")
    parser.add_argument("--kills", type=int, help="SIGKILLs of the server (200)")
    parser.add_argument("--tablets", type=int, help="6, or 30 in a cut")
    parser.add_argument("--screens", type=int, help="besides one per tablet (6)")
    parser.add_argument("--seconds", type=float, help="write, freeze, cut or soak for so long")
    parser.add_argument("--notes", type=int, help="notes that each tablet makes, at least")
    parser.add_argument("--sockets", type=int, help="of a storm (300), or deaf (20)")
    parser.add_argument("--pace", type=float, help="seconds between two acts at a table (1.5)")
    parser.add_argument("--database", choices=["sqlite", "postgres"], default="sqlite")
    parser.add_argument("--database-restarts", type=int, help="immediate, on PostgreSQL (0)")
    parser.add_argument("--processes", type=int, default=1, help="on PostgreSQL and Valkey (1)")
    parser.add_argument("--valkey-away", type=float, help="first, kill Valkey for so many seconds")
    parser.add_argument("--control", choices=["dedupe", "catch-up"], help="must end with a failure")
    parser.add_argument("--warm", action="store_true", help="restart in less than a second")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    parser.add_argument("--json", action="store_true", help="print the result as JSON")
    options = parser.parse_args()
    if problem := contradiction(options):
        parser.error(problem)
    return options


def contradiction(options: argparse.Namespace) -> str:
    """Say which options cannot go together; nothing if all can."""
    scaled = options.processes > 1 or options.database_restarts or options.valkey_away
    if scaled and options.database != "postgres":
        return "--processes, --database-restarts and --valkey-away need --database postgres"
    if (options.processes > 1 or options.valkey_away) and options.scenario != "kills":
        return "--processes and --valkey-away belong to the scenario « kills »"
    if options.control and (options.warm or options.processes > 1):
        return "--control starts one server of its own kind: leave out --warm and --processes"
    return ""


def start(options: argparse.Namespace, running: ExitStack) -> tuple[Any, Any]:
    """Start the server of a run and its databases; `running` ends them, by their pids."""
    folder = Path(running.enter_context(tempfile.TemporaryDirectory(prefix="worldcafe-faults-")))
    databases = None
    if options.database == "postgres":
        from tests.faults.databases import Databases

        databases = running.enter_context(Databases(folder))
    environment = dict(databases.environment) if databases else {}
    if options.sockets:  # All of a storm's come from the few links and the account of one room.
        environment["WORLDCAFE_SOCKETS_PER_LINK"] = str(options.sockets)
    server = servers(options, folder, environment)
    running.callback(server.close)
    server.start()
    return server, databases


def servers(options: argparse.Namespace, folder: Path, environment: dict[str, str]) -> Any:
    """Return the server of a run, or its processes."""
    kind = WarmServer if options.warm else Server
    if options.processes > 1:
        return Fleet(folder, options.processes, kind, **environment)
    server = kind(folder, empty=bool(options.control), **environment)
    if options.control:
        server.command = (sys.executable, "-m", "tests.faults.control", options.control)
    return server


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
        **game.figures,
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
