"""The café that benchmarks measure: a real server on the demonstration café in its second round."""

import asyncio
import json
import secrets
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import psutil

from benchmarks.watchers import mark
from tests.faults.fleet import Fleet
from tests.server import Server

# Made in the server's own database: a link's cookie per table, and accounts to watch the wall,
# since a limit holds how many screens one account or link may open.
ADMIT = """
import json
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from sessions_app.access import links
from sessions_app.models import AccessLink, Cafe, User

cafe = Cafe.objects.get(phases__state="running")
store = import_module(settings.SESSION_ENGINE).SessionStore
sessions = []
for number in range({accounts}):
    user = User(username=f"watcher-{{number}}", organisation=cafe.organisation, role="staff")
    user.set_unusable_password()
    user.save()
    session = store()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    sessions.append(f"{{settings.SESSION_COOKIE_NAME}}={{session.session_key}}")
tables = [
    (one.public_id, f"{{links.cookie_name(one.public_id)}}={{links.secret(one)}}")
    for one in AccessLink.objects.filter(cafe=cafe, kind="host", revoked_at=None)
]
print(json.dumps({{"code": cafe.code, "sessions": sessions, "tables": tables}}))
"""
SOCKETS_PER_ACCOUNT = 25


@dataclass
class Cafe:
    """A running café: its server processes, its code, the cookies of its accounts and tables."""

    servers: list[Server]
    code: str
    sessions: list[str]
    tables: list[list[str]]

    def wall(self, server: Server) -> str:
        """Return the address of the wall's socket on one of the servers."""
        return f"{server.base_url.replace('http', 'ws')}/cafes/{self.code}/socket/wall"


@contextmanager
def cafe(
    sockets: int, kind: type[Server] = Server, processes: int = 1, **environment: str
) -> Iterator[Cafe]:
    """Start a server on a fresh demonstration café that ``sockets`` screens may watch."""
    with tempfile.TemporaryDirectory() as folder:
        fleet = Fleet(Path(folder), processes, kind, **environment)
        try:
            fleet.servers[0].folder.mkdir()
            fleet.manage("migrate", "-v0")
            fleet.start()
            fleet.manage("demo_cafe", "--json")
            accounts = -(-sockets // SOCKETS_PER_ACCOUNT)
            printed = fleet.manage("shell", "-v0", "-c", ADMIT.format(accounts=accounts))
            yield Cafe(fleet.servers, **json.loads(printed.splitlines()[-1]))
        finally:
            fleet.close()


def cpu(pid: int) -> float:
    """Return the processor seconds that a process and its children have used."""
    process = psutil.Process(pid)
    every = [process, *process.children(recursive=True)]
    return sum(sum(one.cpu_times()[:2]) for one in every)


class Writer:
    """Tablets that post notes at a given rate, each from its own table."""

    def __init__(self, cafe: Cafe) -> None:
        self.cafe = cafe
        self.http = httpx.AsyncClient(timeout=30)
        self.sent: dict[int, float] = {}
        self.took: list[float] = []
        self.posts = 0

    async def post(self, numbers: list[int], turn: int | None = None) -> None:
        """Post one batch from the table whose turn it is; again where the server asks for time."""
        table = (numbers[0] if turn is None else turn) % len(self.cafe.tables)
        public_id, cookie = self.cafe.tables[table]
        base = self.cafe.servers[self.posts % len(self.cafe.servers)].base_url
        self.posts += 1
        began = time.monotonic()
        self.sent |= dict.fromkeys(numbers, began)
        batch = {"device": secrets.token_hex(16), "operations": [note(n) for n in numbers]}
        headers = {"Origin": base, "X-Worldcafe": "1", "Cookie": cookie}
        while True:
            path = f"{base}/hote/{public_id}/operations"
            answer = await self.http.post(path, json=batch, headers=headers)
            if answer.status_code != 429:
                break
            await asyncio.sleep(float(answer.headers["Retry-After"]))
        answers = answer.raise_for_status().json()["answers"]
        assert [one["answer"] for one in answers] == ["ok"] * len(numbers), answers
        self.took.append(time.monotonic() - began)

    async def offer(self, first: int, rate: float, seconds: float, batch: int) -> int:
        """Post ``rate`` notes per second in batches, on time whatever the answers take.

        Return the number after the last note's.
        """
        began, posts, number = time.monotonic(), [], first
        while (due := began + (number - first) / rate) < began + seconds:
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            posts.append(asyncio.create_task(self.post(list(range(number, number + batch)))))
            number += batch
        await asyncio.gather(*posts)
        return number


def note(number: int) -> dict[str, Any]:
    """Return the operation that adds a note of ordinary length with a mark."""
    return {
        "op": secrets.token_hex(16),
        "note": secrets.token_hex(16),
        "kind": "create",
        "text": f"Les heures d’ouverture ne conviennent pas aux familles du quartier {mark(number)}",
    }
