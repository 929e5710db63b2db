"""Opens every screen of the demo café in Chromium, at its sizes, and saves the pictures."""

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import environment

environment.enter("dev")
sys.path.insert(0, str(environment.ROOT))

import assets  # noqa: E402  (from here on the packages are there)
import debian  # noqa: E402
import guide_pictures  # noqa: E402
from contact_sheet import contact_sheet  # noqa: E402
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402
from screens import sizes  # noqa: E402

from tests.chromium import FLAGS, Troubles  # noqa: E402
from tests.server import Server  # noqa: E402

GUIDES = environment.ROOT / "static" / "guides"


def main() -> int:
    """Return 1, and print them, if a screen had errors in its console or did not open."""
    wanted = arguments()
    output = (GUIDES if wanted.guides else wanted.output).resolve()
    output.mkdir(parents=True, exist_ok=True)
    for name in ("DATABASE_URL", "REDIS_URL"):  # a tour is of a laptop of its own
        os.environ.pop(name, None)
    assets.prepare()
    with tempfile.TemporaryDirectory(prefix="worldcafe-tour-") as folder:
        server = Server(Path(folder))
        try:
            server.start()
            demo = json.loads(server.manage("demo_cafe", "--json"))
            errors = (for_guides if wanted.guides else visit)(server, demo["screens"], output)
        finally:
            server.kill()
    print("\n".join(errors) or "Aucune erreur.")
    return 1 if errors else 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./script/tour", description=__doc__)
    default = environment.ROOT / "build" / "tour"
    parser.add_argument("--output", type=Path, default=default, help="folder of the pictures")
    parser.add_argument(
        "--guides", action="store_true", help="remake the pictures of the guides, static/guides/"
    )
    return parser.parse_args()


def for_guides(server: Server, screens: dict[str, str], output: Path) -> list[str]:
    """Take the pictures of the guides anew; a screen that is not as expected stops it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=debian.find_chromium(), args=FLAGS)
        absolute = {name: server.absolute(address) for name, address in screens.items()}
        guide_pictures.take_all(browser, absolute, output)
        browser.close()
    return []


def visit(server: Server, screens: dict[str, str], output: Path) -> list[str]:
    """Take a picture of every screen, then of all pictures together; return the troubles."""
    errors: list[str] = []
    pictures: list[Path] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=debian.find_chromium(), args=FLAGS)
        for name, address in screens.items():
            for size in sizes(name):
                path = output / f"{name}-{size[0]}x{size[1]}.png"
                found = take(browser, server.absolute(address), size, path)
                errors += [f"{path.stem}: {trouble}" for trouble in found]
                pictures += [path] * path.exists()
                print(path, flush=True)
        contact_sheet(browser, pictures, output / "contact-sheet.png")
        browser.close()
    return errors


def take(browser: Browser, address: str, size: tuple[int, int], path: Path) -> list[str]:
    """Open one screen as a visitor would and save what is seen; return its troubles."""
    troubles = Troubles()
    viewport: Any = {"width": size[0], "height": size[1]}
    context = browser.new_context(viewport=viewport, locale="fr-CA")
    troubles.watch(context)
    page = context.new_page()
    response = page.goto(address, wait_until="load")
    if response is None or not response.ok:
        troubles.seen.append(f"answered {response and response.status}")
    settle(page)
    page.screenshot(path=path)
    context.close()
    return troubles.seen


def settle(page: Page) -> None:
    """Wait for fonts and for the socket's first frames: a socket keeps the network busy."""
    page.evaluate("document.fonts.ready.then(() => true)")
    page.wait_for_timeout(1200)


if __name__ == "__main__":
    sys.exit(main())
