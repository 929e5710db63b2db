"""What a screen weighs as it comes over the network: the bytes of each answer, headers included.

Sockets are not counted; a door that redirects is not either.
"""

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Page

# Bytes of a first load: docs/fiabilite.md.
HOST, ANY = 60_000, 250_000


def watch(page: Page) -> dict[str, float]:
    """Return the bytes of each answer by its path, filled in as the page takes them."""
    names: dict[str, str] = {}
    sizes: dict[str, float] = {}

    def begun(one: dict[str, Any]) -> None:
        names[one["requestId"]] = one["request"]["url"].split("/", 3)[-1]

    def ended(one: dict[str, Any]) -> None:
        sizes[names[one["requestId"]]] = one["encodedDataLength"]

    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.on("Network.requestWillBeSent", begun)
    wire.on("Network.loadingFinished", ended)
    return sizes


def weight_faults(name: str, sizes: Mapping[str, float]) -> list[str]:
    """Say that a screen, opened with an empty cache, is too heavy."""
    weight, most = sum(sizes.values()), HOST if name.startswith("host") else ANY
    return [f"weighs {weight / 1000:.1f} kB"] if weight > most else []
