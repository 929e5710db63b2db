"""The board of the synthesis with 2 000 notes and 60 themes under one question: opened, moved, scrolled."""

import json
import re
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
from playwright.sync_api import sync_playwright

from benchmarks import Figure
from benchmarks.cafe import cpu
from tests.chromium import FLAGS, chromium_path
from tests.server import Server

# On the finished café of the demonstration: three notes of four are in a theme, as late in the work.
FILL = """
import random
from sessions_app.models import Cafe, Note, Placement, Theme
random.seed(2)
cafe = Cafe.objects.get(code="{code}")
question, rounds = cafe.questions.first(), list(cafe.phases.filter(kind="round"))
texts, tables = list(cafe.notes.values_list("text", flat=True)), list(cafe.tables.all())
cafe.notes.filter(question=question, sources=None).delete()
have, themes = cafe.notes.filter(question=question).count(), question.themes.count()
notes = Note.objects.bulk_create(
    Note(cafe=cafe, uid=f"{{n:032x}}", question=question, table=random.choice(tables),
         round=random.choice(rounds), text=random.choice(texts))
    for n in range(2000 - have)
)
more = Theme.objects.bulk_create(
    Theme(cafe=cafe, question=question, position=100 + n, title=f"Thème du banc d’essai {{n}}")
    for n in range(60 - themes)
)
Placement.objects.bulk_create(
    Placement(theme=random.choice(more), note=note, position=n)
    for n, note in enumerate(notes) if n % 4
)
print(question.pk)
"""
# Scrolls both sides for two seconds each, a wheel's notch per frame; tells how long frames took.
SCROLL = """
async () => {
  const frames = [];
  for (const pane of document.querySelectorAll(".board__scroll")) {
    const until = performance.now() + 2000;
    let last = performance.now();
    while (performance.now() < until) {
      pane.scrollBy(0, 100);
      await new Promise(requestAnimationFrame);
      frames.push(performance.now() - last);
      last = performance.now();
    }
  }
  return frames;
}
"""


def measure() -> Iterator[Figure]:
    """Yield the times of the page, of a move, and of a frame while scrolling."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder))
        server.start()
        try:
            door = json.loads(server.manage("demo_cafe", "--json"))["screens"]["synthesis"]
            with httpx.Client(base_url=server.base_url, follow_redirects=True) as browser:
                here = browser.get(server.absolute(door)).url.path
                code = here.split("/")[2]
                printed = server.manage("shell", "-v0", "-c", FILL.format(code=code))
                address = f"{here}?question={printed.split()[-1]}"
                yield from opened_and_moved(server, browser, address)
            yield from scrolled(server.absolute(door), f"{server.base_url}{address}")
        finally:
            server.stop()


def opened_and_moved(server: Server, browser: httpx.Client, address: str) -> Iterator[Figure]:
    """Yield the time of the whole page and of the answer to a move between two themes: the server's
    own processor time, which other work on the machine leaves alone, and what a person waits."""
    page, took = browser.get(address).text, []
    before = used(server)
    for _again in range(7):
        began = time.monotonic()
        page = browser.get(address).text
        took.append(time.monotonic() - began)
    each = (used(server) - before) / len(took)
    yield Figure("page of 2 000 notes and 60 themes, processor", each, "s", 1.0)
    yield Figure("the same as a person waits, median", statistics.median(took), "s", None)
    yield Figure("its weight", len(page.encode()) / 1e6, "MB", None)
    themes = re.findall(r'data-theme="(\d+)"', page)
    note = re.findall(rf'id="note-{themes[-1]}-(\d+)"', page)[0]
    token = re.search(r'"X-CSRFToken": "(\w+)"', page)
    head = {
        "HX-Request": "true",
        "X-CSRFToken": token[1] if token else "",
        "Origin": str(browser.base_url).rstrip("/"),
    }
    place, took = f"{address.split('?')[0]}placer/", []
    question = address.split("=")[-1]
    before = used(server)
    for turn in range(30):
        source, target = (themes[-1 - turn % 2], themes[-2 + turn % 2])
        sent = {"question": question, "notes": note, "from": source, "theme": target}
        began = time.monotonic()
        browser.post(place, data=sent, headers=head).raise_for_status()
        took.append(1000 * (time.monotonic() - began))
    each = 1000 * (used(server) - before) / len(took)
    yield Figure("a move, processor", each, "ms", 100.0)
    yield Figure("the same as a person waits, median", statistics.median(took), "ms", None)


def used(server: Server) -> float:
    """Return the processor seconds that the server has used."""
    return cpu(server.process.pid) if server.process else 0.0


def scrolled(door: str, address: str) -> Iterator[Figure]:
    """Yield how long a frame takes while both sides scroll, in Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(door)
        page.goto(address)
        page.wait_for_selector("body[data-connection=online]")
        frames = page.evaluate(SCROLL)
        browser.close()
    yield Figure("a frame while scrolling, median", statistics.median(frames), "ms", 34.0)
    yield Figure("the slowest frame of twenty", statistics.quantiles(frames, n=20)[-1], "ms", None)
