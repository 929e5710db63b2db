"""Timers: how far apart screens turn the same second, on devices whose clocks are wrong."""

import json
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks import Figure
from tests.chromium import FLAGS, chromium_path
from tests.server import Server

SECONDS = 30
# Each device's screen, the error of its clock in minutes, and its zone.
DEVICES = (
    ("host_1", 10, "Asia/Tokyo"),
    ("host_2", -10, "America/Toronto"),
    ("console_running", 0, "America/Toronto"),
    ("projector_link", -10, "Pacific/Apia"),
    ("host_1", 3, "Europe/Paris"),
)
WRONG_CLOCK = """
const Right = Date, error = %d * 60_000;
window.Date = class extends Right {
  constructor(...given) { given.length ? super(...given) : super(Right.now() + error); }
  static now() { return Right.now() + error; }
};
window.turned = {};
document.addEventListener("DOMContentLoaded", () => {
  new MutationObserver(() => {
    const shown = document.querySelector("[data-clock-digits]").textContent.trim();
    window.turned[shown] ??= Right.now();
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
});
"""


def measure() -> Iterator[Figure]:
    """Yield how far apart the screens of one café turned the same seconds."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(Path(folder))
        server.start()
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        try:
            doors = json.loads(server.manage("demo_cafe", "--json"))["screens"]
            pages = [opened(browser, server, doors, *device) for device in DEVICES]
            # Each screen first takes its samples of the server's clock.
            pages[0].wait_for_timeout(2000)
            for page in pages:
                page.evaluate("window.turned = {}")
            pages[0].wait_for_timeout(1000 * SECONDS)
            turned = [page.evaluate("window.turned") for page in pages]
        finally:
            browser.close()
            server.kill()
    # The first to the samples that each screen takes of the server's clock.
    everywhere = set.intersection(*(set(each) for each in turned))
    spreads = sorted(spread(turned, shown) for shown in everywhere)
    yield Figure(f"seconds that {len(DEVICES)} screens turned", len(spreads), "", least=20)
    yield Figure("screens apart, p50", statistics.median(spreads), "ms")
    yield Figure("screens apart, p95", statistics.quantiles(spreads, n=20)[-1], "ms", 150)
    yield Figure("screens apart, worst", spreads[-1], "ms")


def opened(
    browser: Browser, server: Server, doors: dict[str, str], name: str, error: int, zone: str
) -> Page:
    """Open a screen on a device of its own, connected."""
    context = browser.new_context(locale="fr-CA", timezone_id=zone)
    context.add_init_script(WRONG_CLOCK % error)
    page = context.new_page()
    # Accounts exist at the laptop's own address only; tablets reach another one.
    origin = server.room_url if name.startswith("host") else server.base_url
    page.goto(f"{origin}{urlsplit(doors[name]).path}")
    page.locator("body[data-connection=online]").wait_for(state="attached")
    return page


def spread(turned: list[dict[str, Any]], shown: str) -> float:
    """Return how long after the first screen the last one showed these digits, in ms."""
    at = [each[shown] for each in turned]
    return max(at) - min(at)
