"""First loads: the bytes of each screen, and when a table's tablet can take an idea on a slow link.

A tablet reaches the laptop over plain http, where a browser takes gzip alone; bytes are those of the
answers as they came, headers included.
"""

import json
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

from benchmarks import Figure
from tests.chromium import FLAGS, chromium_path
from tests.server import Server
from tests.weight import ANY, HOST, watch

# 1.6 Mb/s and 150 ms, as the developer tools of browsers have long called « Fast 3G ».
SLOW = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 0.75e6 / 8,
}
TIMES = 7
# « Usable »: an idea was typed and sent as soon as the outbox speaks, and the tablet's store has it.
TYPE = """
window.usable = new Promise((done) => {
  document.addEventListener("DOMContentLoaded", () => (window.heard = performance.now()));
  document.addEventListener("outbox:stored", ({ detail }) => detail.kept && done(performance.now()));
  document.addEventListener("outbox:changed", () => {
    const field = document.getElementById("idea");
    field.value = "Une idée dès que possible";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.form.requestSubmit();
  }, { once: true });
});
"""
MOMENTS = """async () => {
  const { responseStart } = performance.getEntriesByType("navigation")[0];
  const moments = { heard, usable: await usable };
  [{ startTime: moments.shown }] = performance.getEntriesByName("first-contentful-paint");
  return Object.fromEntries(Object.entries(moments).map(([name, at]) => [name, at - responseStart]));
}"""


def measure() -> Iterator[Figure]:
    """Yield the weight of a table's page and of the heaviest screen, and the times of a table's."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(Path(folder))
        server.start()
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        try:
            doors = json.loads(server.manage("demo_cafe", "--json"))["screens"]
            yield from weights(browser, server, doors)
            yield from times(browser, f"{server.room_url}{urlsplit(doors['host_1']).path}")
        finally:
            browser.close()
            server.kill()


def weights(browser: Browser, server: Server, doors: dict[str, str]) -> Iterator[Figure]:
    """Yield the weights, each screen opened with an empty cache."""
    heaviest, most = "", 0.0
    for name, address in doors.items():
        table = name.startswith("host")
        place = f"{server.room_url}{urlsplit(address).path}" if table else server.absolute(address)
        sizes = opened(browser, place)
        heaviest, most = max((heaviest, most), (name, sum(sizes.values())), key=lambda one: one[1])
        if name == "host_1":
            for part, size in sizes.items():
                yield Figure(f"  {part}"[:46], size / 1000, "kB")
        if table:
            yield Figure(f"{name}, first load", sum(sizes.values()) / 1000, "kB", HOST / 1000)
    yield Figure(f"heaviest of {len(doors)} screens: {heaviest}", most / 1000, "kB", ANY / 1000)


def opened(browser: Browser, address: str) -> dict[str, float]:
    """Return the bytes of each answer that a screen takes until it is at rest."""
    context = browser.new_context(locale="fr-CA")
    page = context.new_page()
    sizes = watch(page)
    page.goto(address)
    page.wait_for_timeout(500)
    context.close()
    return sizes


def times(browser: Browser, address: str) -> Iterator[Figure]:
    """Yield when a table's page, on the slow link, shows itself and can take an idea."""
    seen = [once(browser, address) for _ in range(TIMES)]
    for name, key, limit in (
        ("first byte to question and field on screen", "shown", None),
        ("first byte to all modules at work", "heard", None),
        ("first byte to a first idea kept on the tablet", "usable", 1000.0),
    ):
        yield Figure(name, statistics.median(one[key] for one in seen), "ms", limit)
    yield Figure("  the slowest of them", max(one["usable"] for one in seen), "ms")


def once(browser: Browser, address: str) -> dict[str, float]:
    """Return the moments of one load with an empty cache, in ms after the page's first byte."""
    context = browser.new_context(locale="fr-CA", viewport={"width": 1024, "height": 768})
    page = context.new_page()
    page.goto(address)  # the tablet is let in; then it opens its own address
    page = page.context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.clearBrowserCache")
    wire.send("Network.emulateNetworkConditions", SLOW)
    context.add_init_script(TYPE)
    page.goto(context.pages[0].url)
    found: dict[str, float] = page.evaluate(MOMENTS)
    context.close()
    return found
