"""Lays out a print of the kit as a tagged PDF."""

from pathlib import Path
from typing import Any

from ...models import Cafe
from .pieces import PIECES
from .words import language, when, words

TEMPLATE = Path(__file__).with_name("kit.typ")
# Pictures, codes and addresses stay letter for letter.
KEPT = ("qr", "kind", "code", "address")


def render(cafe: Cafe, name: str, base: str, paper: str) -> bytes:
    """Return the PDF. ``base`` is the address that table cards bear.

    Raises ``KeyError`` for a kind that is not in the kit, or another paper than A4 and Letter.
    """
    from ...wording import printing  # slow: its compiler takes a while to load

    payload: dict[str, Any] = {
        "kind": name,
        "cafe": cafe.title,
        "code": cafe.code,
        "place": cafe.place,
        "day": when(cafe),
        "organisation": str(cafe.organisation),
        "words": words(cafe),
        "pieces": PIECES[name](cafe, base),
    }
    fit = printing.printable(texts(payload))
    region = cafe.language.partition("-")[2] or None
    content = {"lang": language(cafe), "region": region, **printed(payload, fit)}
    return printing.render(TEMPLATE, "kit", content, paper)


def texts(value: Any) -> list[str]:
    """Return every text of the content."""
    if isinstance(value, dict):
        return [text for key, one in value.items() if key not in KEPT for text in texts(one)]
    if isinstance(value, list):
        return [text for one in value for text in texts(one)]
    return [value]


def printed(value: Any, fit: Any) -> Any:
    """Return the content with every text fit to print; pictures and codes stay as they are."""
    if isinstance(value, dict):
        return {key: one if key in KEPT else printed(one, fit) for key, one in value.items()}
    if isinstance(value, list):
        return [printed(one, fit) for one in value]
    return fit(value)
