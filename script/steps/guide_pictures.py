"""The pictures of the guides, taken of the demonstration: small, at two pixels for one, in French."""

import io
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urljoin

from PIL import Image
from playwright.sync_api import Browser, Page

# What a guide's column shows; on a screen of two pixels for one it needs twice as many.
COLUMN = 736
AIR = 12
# Flat colours and text: a few colours without loss are smaller than many with, and sharper.
COLOURS = 32
# Pictures tell no address of the network on which they were taken.
ADDRESS = "http://192.168.1.20:8000"
HIDE = """(address) => {
  const found = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (found.nextNode())
    found.currentNode.nodeValue = found.currentNode.nodeValue.replace(/http:\\/\\/[\\d.]+:\\d+/, address);
}"""
IDEA = "Le transport adapté, réservé deux jours d’avance, empêche les visites imprévues."


class Picture(NamedTuple):
    """One picture: of which screen, in a window of which size, and which parts of it (all if none)."""

    name: str
    screen: str
    size: tuple[int, int]
    parts: tuple[str, ...] = ()


PICTURES = (
    Picture("preparation", "prepare", (1100, 1300), ("#agenda",)),
    Picture("cartes", "access", (1024, 1100), (".access__card >> nth=0", ".access__card >> nth=2")),
    Picture("projection", "projector", (1280, 720)),
    Picture("recolte", "wall", (1280, 680)),
    Picture("synthese", "synthesis", (1280, 680)),
    Picture("redaction", "fiche_editor", (1280, 660)),
    Picture("fiche", "fiche", (1024, 760), (".reading__page",)),
)


def take_all(browser: Browser, screens: dict[str, str], folder: Path) -> None:
    """Save every picture; two tables hold their tablets and a third one asks to come in."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.webp"):
        old.unlink()
    with_tablets(browser, screens, folder)
    for one in PICTURES:
        page = opened(browser, screens[one.screen], one.size)
        save(page, folder / f"{one.name}.webp", one.parts)
        page.context.close()


def with_tablets(browser: Browser, screens: dict[str, str], folder: Path) -> None:
    """Take what shows tablets at work: their own screen, cut off, and the console that hears them."""
    tablet = opened(browser, screens["host_1"], (1024, 768))
    other = opened(browser, screens["host_2"], (1024, 768))
    console = opened(browser, screens["console_running"], (900, 800))
    # The demonstration's call is taken: it would stand above all the rest.
    console.click(".entries__one button")
    console.wait_for_selector(".entries__one", state="detached")
    whole = opened(browser, screens["console_running"], (1280, 640))
    save(whole, folder / "console.webp", (".console__top",))
    waiting = ask_to_enter(browser, console)
    console.wait_for_selector(".entries__one")
    save(console, folder / "faire-entrer.webp", ("#console-entries",))
    other.click("#call-act")
    console.wait_for_selector(".table-card--calls")
    save(console, folder / "appel.webp", (".table-card:nth-child(-n+2)",))
    save(tablet, folder / "table.webp")
    tablet.context.set_offline(True)
    tablet.fill("#idea", IDEA)
    tablet.click("#send")
    tablet.wait_for_selector('body[data-connection="offline"]', timeout=60_000)
    save(tablet, folder / "hors-ligne.webp", (".host__work",))
    for page in (tablet, other, console, waiting, whole):
        page.context.close()


def ask_to_enter(browser: Browser, console: Page) -> Page:
    """Type a table's code on one more device, as somebody in the room would; it then waits."""
    page = console.context.new_page()
    page.goto(urljoin(console.url, "../preparation/acces/"))
    code = page.locator(".access__code").nth(2).inner_text().split()[-1]
    page.close()
    device = opened(browser, urljoin(console.url, "/entrer/"), (768, 700))
    device.get_by_label("Code").fill(code)
    device.keyboard.press("Enter")
    device.wait_for_selector("#waiting")
    return device


def opened(browser: Browser, address: str, size: tuple[int, int]) -> Page:
    """Open a screen as sharp as a guide shows it, with its fonts and its socket's first frames."""
    sharp = min(2, 2 * COLUMN / size[0])
    viewport: Any = {"width": size[0], "height": size[1]}
    context = browser.new_context(viewport=viewport, locale="fr-CA", device_scale_factor=sharp)
    page = context.new_page()
    page.goto(address, wait_until="load")
    page.evaluate("document.fonts.ready.then(() => true)")
    page.wait_for_timeout(1200)
    return page


def save(page: Page, path: Path, parts: tuple[str, ...] = ()) -> None:
    """Save the window, or the parts of it together."""
    page.evaluate(HIDE, ADDRESS)
    taken = page.screenshot(clip=around(page, parts) if parts else None, animations="disabled")
    with Image.open(io.BytesIO(taken)) as picture:
        few_colours(picture.convert("RGB")).save(path, lossless=True, quality=100, method=6)
    print(path, f"{path.stat().st_size / 1000:.1f} kB", flush=True)


def few_colours(picture: Image.Image) -> Image.Image:
    """Return a picture in its own most common colours: those of the screen stay exact."""
    every: Any = picture.getcolors(picture.width * picture.height) or []
    common = [colour for _count, colour in sorted(every, reverse=True)[:COLOURS]]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in common for part in colour])
    return picture.quantize(palette=palette, dither=Image.Dither.NONE).convert("RGB")


def around(page: Page, parts: tuple[str, ...]) -> Any:
    """Return the rectangle of the window around all of ``parts``, with a little air."""
    page.locator(parts[0]).first.scroll_into_view_if_needed()
    boxes = [
        box for part in parts for one in page.locator(part).all() if (box := one.bounding_box())
    ]
    window: Any = page.viewport_size
    left = max(0, min(box["x"] for box in boxes) - AIR)
    top = max(0, min(box["y"] for box in boxes) - AIR)
    right = min(window["width"], max(box["x"] + box["width"] for box in boxes) + AIR)
    bottom = min(window["height"], max(box["y"] + box["height"] for box in boxes) + AIR)
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}
