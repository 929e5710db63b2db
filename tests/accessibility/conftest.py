"""One server for this folder, and two devices for each of its files."""

import pytest

from tests.accessibility.venue import Hall, Venue
from tests.server import Server


@pytest.fixture(scope="package")
def hall(tmp_path_factory):
    """A server with the demonstration on it; what one test leaves there, the next ones find."""
    server = Server(tmp_path_factory.mktemp("hall"))
    server.start()
    yield Hall(server)
    server.kill()


@pytest.fixture(scope="module")
def venue(browser, hall):
    """The devices that a file of tests opens its screens on."""
    return Venue(hall, browser)
