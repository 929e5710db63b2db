"""A page as a browser keeps it: the regions of each frame put in their places, as swap.js does."""

import copy
import json
from typing import Any

from lxml import etree, html

# Without any event, expected times move as time goes, and what may be undone grows old.
AS_TIME_GOES = ("console-agenda", "console-actions")


class Page:
    """The regions of one screen. It starts with all those of its first frame."""

    def __init__(self, frame: str = "") -> None:
        self.body = html.fromstring("<div></div>")
        if frame:
            self.take(frame)

    def take(self, frame: str) -> None:
        """Swap in the regions of a frame; add those that name a list and are not there yet."""
        first = not len(self.body)
        for name, fragment in json.loads(frame)["regions"].items():
            known, fresh = self.find(name), parsed(fragment)
            for old in known:
                old.getparent().replace(old, copy.deepcopy(fresh))
            if first and not known:
                self.body.append(fresh)
            elif not known:
                self.add(fresh)

    def add(self, fresh: Any) -> None:
        """Put a region where it says that it belongs, if that is on this page."""
        for home in self.find(fresh.get("data-into", "")):
            home.insert(0 if fresh.get("data-at") == "start" else len(home), copy.deepcopy(fresh))

    def find(self, name: str) -> list[Any]:
        """Return the elements of an id: a frame for several pages may hold it more than once."""
        return list(self.body.xpath("//*[@id=$name]", name=name))

    @property
    def shown(self) -> str:
        """Return what the page holds, without what no reader sees."""
        return "\n".join(sorted(etree.tostring(one, encoding="unicode") for one in self.body))


def parsed(fragment: str) -> Any:
    """Return the one element of a fragment."""
    element = html.fragment_fromstring(fragment.strip())
    for one in element.iter():
        # What the clock draws depends on when it was drawn.
        one.attrib.pop("data-now", None)
        if "data-clock-digits" in one.attrib:
            one.text = None
        one.text, one.tail = squeezed(one.text), squeezed(one.tail)
    return element


def squeezed(text: str | None) -> str | None:
    """Return a text as a reader sees it."""
    return " ".join((text or "").split()) or None
