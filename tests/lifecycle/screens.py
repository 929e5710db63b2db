"""A screen of the machine: it folds the frames that it gets as live.js does, and may be compared."""

import json
import re
from dataclasses import dataclass, field
from typing import Any

from django.test import Client
from lxml import html

from .folding import find, swap, text_of


@dataclass
class Screen:
    """One open page: where it is in the log, and what it shows.

    ``absent`` matches the regions of other pages that come in the same frames.
    """

    page: str
    regions_path: str
    browser: Client
    table: int | None = None
    absent: str = "-"
    seq: str = ""
    epoch: str = ""
    shown: Any = field(default_factory=lambda: html.Element("main"))
    drawn: dict[str, int] = field(default_factory=dict)
    last_frame: str = ""

    def frame(self, after: str, epoch: str) -> dict[str, Any] | None:
        """Ask for what is past ``after``; None once this screen is not admitted any more."""
        answer = self.browser.get(self.regions_path, {"after": after, "epoch": epoch})
        if answer.status_code in (404, 410):
            return None
        self.last_frame = answer.content.decode()
        frame = json.loads(self.last_frame)
        for name in [name for name in frame["regions"] if re.fullmatch(self.absent, name)]:
            del frame["regions"][name]
        return frame

    def look(self, now: int) -> bool:
        """Take in what is new; tell whether this screen is still admitted."""
        frame = self.frame(self.seq, self.epoch)
        if frame is None:
            return False
        self.seq, self.epoch = str(frame["seq"]), frame["epoch"]
        for name, markup in frame["regions"].items():
            swap(self.shown, name, markup)
            self.drawn[name] = now
        return True

    def compare(self, now: int) -> None:
        """Hold what this screen shows against everything, asked for anew."""
        frame = self.frame("", "")
        assert frame is not None
        fresh = html.Element("main")
        for name, markup in frame["regions"].items():
            swap(fresh, name, markup)
        for name in frame["regions"]:
            moved = self.drawn.get(name) != now
            assert text_of(self.shown, name, moved) == text_of(fresh, name, moved), name

    def compare_page(self, now: int) -> None:
        """Hold the page, as somebody would open it now, against the regions."""
        answer = self.browser.get(self.page)
        assert answer.status_code == 200
        page = html.fromstring(answer.content.decode())
        for name in self.drawn:
            if find(page, name) is not None and find(self.shown, name) is not None:
                moved = self.drawn[name] != now
                assert text_of(page, name, moved) == text_of(self.shown, name, moved), name

    def text(self, *names: str) -> str:
        """Return the words that this screen shows, in these elements or in all of them."""
        parts = [find(self.shown, name) for name in names] if names else [self.shown]
        return " ".join(part.text_content() for part in parts if part is not None)
