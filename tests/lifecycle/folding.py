"""Folding frames into what a screen shows, as live.js does it, and comparing two such screens."""

import re
from typing import Any

from lxml import etree, html

# The server's now, what the client's clock draws from it, and the agenda's bar, drawn as time goes.
MOMENT = re.compile(
    r'(?s)data-now="\d+"|data-clock-digits>[^<]*<|<svg class="timeline".*?</svg>'
    r'|<p class="agenda__late.*?</p>|<div class="drift">.*?</div>'
)
# Indentation of a template, which a part that comes alone does not bring.
INDENT = re.compile(r"(?<=>)\s+|\s+(?=<)")
# Expected times move with the minute that passes, on a fresh page as on an old one.
HOURS = re.compile(
    r'(<time class="number">)[^<]*|(\d+ min)[^<]*|(class="number soft small">)[^<]*'
    r'|(?: x|width|viewBox|viewbox|data-timeline-from)="[^"]*"'
)


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
    """Return an element as text, without the moment at which it was drawn."""
    found = find(document, name)
    if found is None:
        return None
    text = etree.tostring(found, encoding="unicode", with_tail=False, method="html")
    text = INDENT.sub("", MOMENT.sub("", text))
    return HOURS.sub(r"\1\2\3", text) if moved and name == "console-agenda" else text


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
