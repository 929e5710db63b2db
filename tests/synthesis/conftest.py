"""A server with the demonstration on it, for the tests of the board in a browser."""

import json

import pytest

from tests.server import Server


@pytest.fixture(scope="package")
def board(tmp_path_factory):
    """Return the address of a board with notes and themes; each test finds what the last one left."""
    server = Server(tmp_path_factory.mktemp("board"))
    server.start()
    demo = json.loads(server.manage("demo_cafe", "--json", "--base-url", server.base_url))
    yield server.absolute(demo["screens"]["synthesis"])
    server.kill()
