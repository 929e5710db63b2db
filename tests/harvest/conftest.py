"""One server per file with the doors of a demonstration café, and a tablet at table 1 of it."""

import json
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.server import Server


@pytest.fixture(scope="module")
def venue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, dict[str, str]]]:
    """A server and the address of each screen of its café."""
    server = Server(tmp_path_factory.mktemp("venue"))
    server.start()
    yield server, json.loads(server.manage("demo_cafe", "--json"))["screens"]
    server.kill()


@pytest.fixture
def server(venue: tuple[Server, dict[str, str]]) -> Server:
    """The server of this file; a test that kills it starts it again."""
    return venue[0]


@pytest.fixture
def door(venue: tuple[Server, dict[str, str]]) -> str:
    """The door of table 1, over an insecure origin; each test writes words of its own."""
    return f"{venue[0].room_url}{urlsplit(venue[1]['host_1']).path}"


@pytest.fixture
def open_tablet(door: str, new_page: Any) -> Callable[..., Page]:
    """Return a function that opens one more tablet at that table, connected."""

    def open_one(size: str = "tablet") -> Page:
        page: Page = new_page(size)
        page.goto(door)
        expect(page.locator("body")).to_have_attribute("data-connection", "online")
        return page

    return open_one


@pytest.fixture
def tablet(open_tablet: Callable[..., Page]) -> Page:
    """A tablet of its own at that table, connected."""
    return open_tablet()


@pytest.fixture
def console(venue: tuple[Server, dict[str, str]], new_page: Any) -> Page:
    """The animator's console of the same café."""
    page: Page = new_page("laptop")
    page.goto(venue[0].absolute(venue[1]["console_running"]))
    expect(page.locator("body")).to_have_attribute("data-connection", "online")
    return page
