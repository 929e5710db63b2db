"""Turns: how many requests Django works on at once, so that ideas never wait behind screens.

A stranger's requests wait in a line of their own: whoever floods the door keeps no idea waiting.
Each request at work holds a thread and a connection to the database. A room that comes back all at
once asks for more pages than a laptop can draw: they wait here, where they cost nothing, and one
whose screen has given up meanwhile is never drawn.
"""

import asyncio
import re
import time
from typing import Any

from django.conf import settings

from ..access.attempts import SLOWLY as SLOWLY_HEADER
from . import measures

WRITES, PAGES, POLLS, STRANGERS = 16, 8, 2, 3
SLOWLY = SLOWLY_HEADER.lower().encode()
READING = frozenset({"GET", "HEAD", "OPTIONS"})
OF_OPERATIONS = re.compile(r"/operations$")
MEASURED = frozenset({"/healthz", "/readyz", "/metrics"})
OF_POLLS = re.compile(r"/regions(/[a-z]+)?$")


class Turns:
    """An ASGI application of HTTP in which writes, pages and polls each wait for their own turn."""

    def __init__(self, http: Any) -> None:
        self.http = http
        self.writes = asyncio.Semaphore(WRITES)
        self.pages = asyncio.Semaphore(PAGES)
        self.polls = asyncio.Semaphore(POLLS)
        self.strangers = asyncio.Semaphore(STRANGERS)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer one request when its turn comes."""
        timed = OF_OPERATIONS.search(scope["path"]) is not None
        turn = Turn(self.line(scope), receive, send, timed)
        try:
            await self.http(scope, turn.receive, turn.send)
        finally:
            turn.end()
            turn.listen_no_more()

    def line(self, scope: Any) -> asyncio.Semaphore:
        """Return where a request waits."""
        if not known(scope):
            return self.strangers
        if scope["method"] not in READING:
            return self.writes
        return self.polls if OF_POLLS.search(scope["path"]) else self.pages


def known(scope: Any) -> bool:
    """Tell whether a request bears the cookie of a link or of an account, true or not; or asks for
    what bears none: a file of the pages, how the server fares."""
    if scope["path"].startswith("/static/") or scope["path"] in MEASURED:
        return True
    cookies = b";".join(value for name, value in scope.get("headers", ()) if name == b"cookie")
    return b"wc-" in cookies or settings.SESSION_COOKIE_NAME.encode() in cookies


class Turn:
    """One request's: it begins when the whole request is here and ends when its answer is made.

    Neither a slow upload nor a slow download keeps others waiting.
    """

    def __init__(self, line: asyncio.Semaphore, receive: Any, send: Any, timed: bool) -> None:
        self.line, self._receive, self._send = line, receive, send
        self.timed, self.came = timed, 0.0
        self.begun = self.ended = False
        self.ahead: asyncio.Future[Any] | None = None

    async def receive(self) -> Any:
        """Hand on a message; the last one of the request only once the turn has come."""
        if self.ahead is not None:
            ahead, self.ahead = self.ahead, None
            return await ahead
        message = await self._receive()
        last = message["type"] == "http.request" and not message.get("more_body")
        if last:
            self.came = time.monotonic()
        return await self.wait(message) if last and not self.begun else message

    async def wait(self, message: Any) -> Any:
        """Wait for the turn, and return ``message``; or what says that the browser left before."""
        if not self.line.locked():
            self.begun = await self.line.acquire()
            return message
        gone = self.ahead = asyncio.ensure_future(self._receive())
        come = asyncio.ensure_future(self.line.acquire())
        try:
            await asyncio.wait((gone, come), return_when=asyncio.FIRST_COMPLETED)
        finally:
            self.begun = come.done()
            come.cancel()
        return message if self.begun else gone.result()

    async def send(self, message: Any) -> None:
        """Hand on a part of the answer; where it begins, its work is done."""
        if message["type"] == "http.response.start":
            self.end()
            if self.timed and message["status"] == 200:
                measures.acknowledgements.add(time.monotonic() - self.came)
            await self.slow_down(message)
        await self._send(message)

    async def slow_down(self, message: Any) -> None:
        """Keep an answer for as long as it asks: it holds no turn, no thread and no connection to
        the database meanwhile."""
        for name, value in message["headers"]:
            if name.lower() == SLOWLY:
                await asyncio.sleep(float(value))

    def end(self) -> None:
        """Give the turn back."""
        if self.begun and not self.ended:
            self.ended = True
            self.line.release()

    def listen_no_more(self) -> None:
        """Forget a browser that was heard while it waited."""
        if self.ahead is not None:
            self.ahead.cancel()
