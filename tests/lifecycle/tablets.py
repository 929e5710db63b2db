"""A tablet of the machine: what was typed on it, and the link through which it sends."""

from dataclasses import dataclass, field
from itertools import count
from typing import Any

from django.test import Client
from django.test.client import ClientHandler

from sessions_app.models import AccessLink, Cafe
from tests.cast import link_of, tablet
from tests.harvest.test_operations import send

from .world import OURS

Sent = dict[str, Any]


@dataclass
class Tablet:
    """One device at a table. ``typed`` is all that was ever typed on it, sent or not."""

    table: int
    link: AccessLink
    browser: Client
    typed: list[Sent] = field(default_factory=list)

    def type(self, **fields: Any) -> None:
        """Add an operation to what this tablet may send."""
        self.typed.append({"base": 0, "round": 0, "question": 0, "at": 0, "text": "", **fields})

    def picked(self, picks: list[int]) -> list[Sent]:
        """Return what ``picks`` name, 0 being what was typed last; twice the same is a retry."""
        return [self.typed[-1 - pick % len(self.typed)] for pick in picks if self.typed]

    def send(self, operations: list[Sent]) -> list[dict[str, Any]]:
        """Post a batch; return the answers."""
        response = send(self.browser, self.link, *operations)
        assert response.status_code == 200, response.content
        return response.json()["answers"]

    def admit(self, link: AccessLink) -> None:
        """Scan a table's new code."""
        self.link, self.browser = link, admitted(link)


def tablets_of(cafe: Cafe) -> list[Tablet]:
    """Return two tablets at table 1 and one at each other table."""
    links = [link_of(cafe, number) for number in (1, 1, 2, 3)]
    return [Tablet(link.table.number, link, admitted(link)) for link in links]


# Middleware is loaded once for all tablets: a client of its own would load it at each example.
handler = ClientHandler(enforce_csrf_checks=False)


def admitted(link: AccessLink) -> Client:
    """Return the browser of a tablet that holds ``link``."""
    browser = tablet(link)
    browser.handler = handler
    return browser


class Ids:
    """Identifiers as a tablet would make them, but the same at each run."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def fresh(self) -> str:
        """Return 128 bits."""
        return f"{next(self._numbers):032x}"

    def mark(self, table: int) -> str:
        """Return what makes a text known among all others, and of which table."""
        return f"{mark_of(table)}{next(self._numbers)}⟧"


def mark_of(table: int) -> str:
    """Return how every text of a table begins."""
    return f"{OURS}·t{table}·"
