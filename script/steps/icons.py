"""Draws the icons that home screens ask for, as PNG, from the one drawing: static/icons/worldcafe.svg."""

import io
import sys
from pathlib import Path

import environment

environment.enter("dev")
sys.path.insert(0, str(environment.ROOT))

import debian  # noqa: E402  (from here on the packages are there)
from PIL import Image  # noqa: E402
from playwright.sync_api import Page, sync_playwright  # noqa: E402

from tests.chromium import FLAGS  # noqa: E402

FOLDER = environment.ROOT / "static" / "icons"
# Side in pixels, and whether the ground fills the square: iOS and Android then cut its corners.
ICONS = {
    "apple-touch-180": (180, True),
    "worldcafe-192": (192, False),
    "worldcafe-512": (512, False),
    "worldcafe-512-full": (512, True),
}
# Flat colours: more than these are shades of the same edge.
COLOURS = 32


def main() -> None:
    """Write every icon anew."""
    drawing = (FOLDER / "worldcafe.svg").read_text(encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=debian.find_chromium(), args=FLAGS)
        page = browser.new_page()
        for name, (side, full) in ICONS.items():
            path = FOLDER / f"{name}.png"
            save(drawn(page, drawing.replace(' rx="8"', "") if full else drawing, side), path)
            print(f"{path.name}: {path.stat().st_size / 1000:.1f} kB")
        browser.close()


def drawn(page: Page, drawing: str, side: int) -> Image.Image:
    """Return the drawing, ``side`` pixels wide, on nothing."""
    page.set_viewport_size({"width": side, "height": side})
    page.set_content(f"<style>body {{ margin: 0 }} svg {{ display: block }}</style>{drawing}")
    return Image.open(io.BytesIO(page.screenshot(omit_background=True)))


def save(icon: Image.Image, path: Path) -> None:
    """Save with few colours, without date nor name: the same drawing gives the same bytes."""
    icon.quantize(COLOURS, method=Image.Quantize.FASTOCTREE).save(path, optimize=True)


if __name__ == "__main__":
    main()
