"""How long the files of a fiche take, beside headless Chromium that prints the same page.

The fiche is the demonstration's, of the shape and length of the CRPSI's of 2019. Cold: the first
file of a process that has Django ready. Warm: the next ones, of a fiche that changed in between, as
between two exports. Each is the best of several, for a busy machine only adds. Promises are about
processor time, which other work on the machine changes least; ratios are between times by the clock.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import fields

from benchmarks import Figure
from tests.server import ROOT

COLD, WARM = 5, 9
PLACES = ROOT / "sessions_app" / "closing" / "demo" / "finished.json"
KINDS = (
    ("pdf", "sober", 0.5, 0.1),
    ("pdf", "collection", 0.5, 0.1),
    ("docx", "sober", 0.3, 0.3),
    ("html", "sober", None, None),
)


def measure() -> Iterator[Figure]:
    """Yield seconds for each format, cold and warm, and how many times Chromium takes as long."""
    chromium = printed_by_chromium()
    yield Figure("Chromium, cold: started for this page", chromium["cold"], "s", None)
    yield Figure("Chromium, warm: already running", chromium["warm"], "s", None)
    for kind, design, cold_limit, warm_limit in KINDS:
        runs = [in_a_process(kind, design) for _ in range(COLD)]
        for state, limit in (("cold", cold_limit), ("warm", warm_limit)):
            used = min(run[f"{state} processor"] for run in runs)
            seconds = min(run[state] for run in runs)
            yield Figure(f"{kind}, {design}, {state}: processor", used, "s", limit)
            yield Figure(f"{kind}, {design}, {state}: by the clock", seconds, "s", None)
            if kind == "pdf":
                ratio = chromium[state] / seconds
                yield Figure(f"{kind}, {design}, {state}: Chromium takes", ratio, "×", None)


def in_a_process(kind: str, design: str) -> dict[str, float]:
    """Render in a process of its own; return its seconds, cold and warm."""
    command = [sys.executable, "-m", "benchmarks.export", kind, design]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def documents() -> Iterator[object]:
    """Yield the fiche, its title another one each time."""
    from sessions_app.fiche.folding import FlatBlock, Header, build
    from sessions_app.fiche.publication import Publication

    fiche = json.loads(PLACES.read_text(encoding="utf-8"))["fiche"]
    names = {one.name for one in fields(FlatBlock)} - {"id"}
    blocks = [
        FlatBlock(**{name: one[name] for name in names & one.keys()}) for one in fiche["blocks"]
    ]
    known = {one.name for one in fields(Publication)} & fiche.keys()
    publication = Publication(**{name: fiche[name] for name in known})
    number = 0
    while True:
        number += 1
        yield build(Header(f"{fiche['title']} {number}", fiche["subtitle"]), blocks, publication)


def timed(work: Callable[[], object]) -> float:
    """Return how many seconds the work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def used(work: Callable[[], object]) -> float:
    """Return how many seconds of processor the work takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def printed_by_chromium() -> dict[str, float]:
    """Print the page of the same fiche; return seconds, cold and warm."""
    page = subprocess.run(
        [sys.executable, "-m", "benchmarks.export", "html", "page"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    import debian
    from playwright.sync_api import sync_playwright

    from tests.chromium import FLAGS

    with sync_playwright() as playwright:

        def browser() -> object:
            return playwright.chromium.launch(executable_path=debian.find_chromium(), args=FLAGS)

        def print_in(running: object, number: int) -> None:
            sheet = running.new_page()  # type: ignore[attr-defined]
            sheet.set_content(page.replace("</h1>", f" {number}</h1>"))
            sheet.pdf(format="Letter", tagged=True, outline=True, prefer_css_page_size=True)
            sheet.close()

        cold = [timed(lambda: print_in(browser(), 0)) for _ in range(COLD)]
        running = browser()
        warm = [timed(lambda n=n: print_in(running, n)) for n in range(WARM)]  # type: ignore[misc]
    return {"cold": min(cold), "warm": min(warm)}


def main(kind: str, design: str) -> None:
    """Print the seconds of this process as JSON; with ``html page``, the page itself."""
    import django

    django.setup()
    from sessions_app.fiche.exports import FORMATS

    fiches = documents()
    if design == "page":
        sys.stdout.write(FORMATS[kind].render(next(fiches)).decode())  # type: ignore[arg-type]
        return

    def render() -> object:
        return FORMATS[kind].render(next(fiches), "letter", design)  # type: ignore[arg-type]

    before = time.process_time()
    found = {"cold": timed(render), "cold processor": time.process_time() - before}
    warm = [(used(render), timed(render)) for _ in range(WARM)]
    found["warm processor"], found["warm"] = map(min, zip(*warm, strict=True))
    print(json.dumps(found))


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "worldcafe.settings")
    main(*sys.argv[1:])
