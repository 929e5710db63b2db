"""A server with the demonstration on it, for the tests of the board in a browser."""

import json

import pytest

from tests.server import Server


@pytest.fixture(scope="package")
def board(tmp_path_factory):
    """Return the address of a board with notes and themes; each test finds what the last one left."""
    yield from furnished(tmp_path_factory)


@pytest.fixture
def fresh_board(tmp_path_factory):
    """Return the address of a board that nobody has touched."""
    yield from furnished(tmp_path_factory)


def furnished(tmp_path_factory):
    """Yield the address of the board of a new demonstration."""
    server = Server(tmp_path_factory.mktemp("board"))
    server.start()
    demo = json.loads(server.manage("demo_cafe", "--json", "--base-url", server.base_url))
    yield server.absolute(demo["screens"]["synthesis"])
    server.kill()
