"""Chromium for the tests: pages the size of each device, which fail on any trouble they had.

The browser lives as long as one test file: while it is open, Playwright keeps an event loop
running in this thread, so a file that opens pages holds no asynchronous test.
"""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

# A busy machine is slow, not wrong.
PATIENCE = 15_000
expect.set_options(timeout=PATIENCE)
SIZES = {
    "tablet": (1024, 768),
    "upright tablet": (768, 1024),
    "small laptop": (1366, 768),
    "laptop": (1440, 900),
    "projector": (1920, 1080),
    "phone": (320, 640),
}
TOUCHED = {"tablet", "upright tablet", "phone"}
# cafe.test is the laptop's address as tablets see it: plain http, so not a secure context; names in
# .local are its own too.
OWN_HOSTS = {"127.0.0.1", "localhost", "cafe.test"}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP cafe.test 127.0.0.1,MAP *.local 127.0.0.1,MAP * ~NOTFOUND,"
    "EXCLUDE 127.0.0.1,EXCLUDE localhost",
]
# What a page says while its server or its network is away, whichever way a connection ended.
AWAY = (
    "net::ERR_(INTERNET_DISCONNECTED|CONNECTION_(REFUSED|RESET|CLOSED|ABORTED)|EMPTY_RESPONSE"
    "|NETWORK_CHANGED)|WebSocket"
)
MISSING = """Chromium est introuvable. Sur Debian : sudo apt-get install chromium.
Pour vous passer des tests de navigateur : WORLDCAFE_SKIP_BROWSER=1."""


@dataclass
class Troubles:
    """What went wrong in the pages of one test, less what the test said it expects."""

    seen: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def expect(self, pattern: str) -> None:
        """Let troubles that match this regular expression pass, as while the network is cut."""
        self.expected.append(pattern)

    def watch(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", lambda error: self.seen.append(f"page error: {error.error}"))
        context.on("request", self._request)

    def unexpected(self) -> list[str]:
        return [one for one in self.seen if not any(re.search(p, one) for p in self.expected)]

    def _console(self, message: Any) -> None:
        refused = "Content Security Policy" in message.text
        if message.type == "error" or refused:
            place = message.location.get("url", "")
            self.seen.append(f"console: {message.text} ({place})")

    def _request(self, request: Any) -> None:
        address = urlsplit(request.url)
        host = address.hostname or ""
        ours = host in OWN_HOSTS or host.endswith(".local")
        if address.scheme in {"http", "https", "ws", "wss"} and not ours:
            self.seen.append(f"request to another host: {request.url}")


def chromium_path() -> str:
    """Return where Chromium is; the test is skipped, or fails with what to install."""
    if os.environ.get("WORLDCAFE_SKIP_BROWSER") == "1":
        pytest.skip("WORLDCAFE_SKIP_BROWSER=1")
    path = os.environ.get("WORLDCAFE_CHROMIUM") or shutil.which("chromium")
    if not path:
        pytest.fail(MISSING, pytrace=False)
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    path = chromium_path()
    # Playwright's loop makes Django think that it is called from asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
            yield browser
            browser.close()
    finally:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def troubles() -> Troubles:
    """The troubles of this test's pages: call `expect` before causing one on purpose."""
    return Troubles()


@pytest.fixture
def new_page(browser: Browser, troubles: Troubles) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page on a device of its own: `new_page("tablet")`.

    Keyword arguments go to Playwright's new_context. A second tab of the same device is
    `page.context.new_page()`. The test fails if a page had a trouble it did not expect.
    """
    contexts: list[BrowserContext] = []

    def open_page(size: str = "laptop", **options: Any) -> Page:
        width, height = SIZES[size]
        device: dict[str, Any] = {"viewport": {"width": width, "height": height}}
        device |= {"locale": "fr-CA", "has_touch": size in TOUCHED}
        context = browser.new_context(**{**device, **options})
        context.set_default_timeout(PATIENCE)
        troubles.watch(context)
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
    assert troubles.unexpected() == []


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """One page the size of a laptop."""
    return new_page()
