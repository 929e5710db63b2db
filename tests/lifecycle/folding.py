"""Folding frames into what a screen shows, as live.js does it, and comparing two such screens."""

import re
from typing import Any

from lxml import etree, html

from tests.live.fold import AS_TIME_GOES

# The server's now, and what the client's clock draws from it.
MOMENT = re.compile(r'data-now="\d+"|data-clock-digits>[^<]*<')
# Indentation of a template, which a part that comes alone does not bring.
INDENT = re.compile(r"(?<=>)\s+|\s+(?=<)")


def find(document: Any, name: str) -> Any:
    """Return the element with this id, or None."""
    found = document.xpath("//*[@id=$name]", name=name)
    return found[0] if found else None


def swap(document: Any, name: str, markup: str) -> None:
    """Put a region in place of what has its id, else into the list it names, else beside."""
    old, fresh = find(document, name), html.fragment_fromstring(markup)
    if old is not None:
        fresh.tail = old.tail
        old.getparent().replace(old, fresh)
    elif (wanted := fresh.get("data-into")) is None:
        document.append(fresh)
    elif (into := find(document, wanted)) is not None:
        into.insert(0 if fresh.get("data-at") == "start" else len(into), fresh)


def text_of(document: Any, name: str, moved: bool) -> str | None:
    """Return an element as text, without the moment at which it was drawn.

    ``moved``: time went on since; nothing then of what it changes without an event.
    """
    found = find(document, name)
    if found is None or (moved and name in AS_TIME_GOES):
        return None
    text = etree.tostring(found, encoding="unicode", with_tail=False, method="html")
    return INDENT.sub("", MOMENT.sub("", text))


class Shown:
    """What a screen shows; frames are added with ``|=``. ``absent`` matches other pages' regions."""

    def __init__(self, absent: str = "-") -> None:
        self.absent = absent
        self.document = html.Element("main")
        self.names: set[str] = set()

    def __ior__(self, regions: dict[str, str]) -> "Shown":
        for name, markup in regions.items():
            if not re.fullmatch(self.absent, name):
                swap(self.document, name, markup)
                self.names.add(name)
        return self

    def differs_from(self, fresh: "Shown") -> list[str]:
        """Return the regions of ``fresh`` that show something else here."""
        return [
            name
            for name in sorted(fresh.names)
            if text_of(self.document, name, True) != text_of(fresh.document, name, True)
        ]
