"""Commands beside the server give links to where it listens."""

import json

import pytest

from sessions_app.management import served


@pytest.fixture
def folder(settings, tmp_path, monkeypatch):
    settings.DATA_DIR = tmp_path
    monkeypatch.delenv("PORT", raising=False)
    return tmp_path


def test_before_any_server_the_usual_port(folder):
    assert served.address() == "http://127.0.0.1:8000"


def test_then_the_port_that_was_last_served(folder, monkeypatch):
    served.remember(8123)
    assert served.address() == "http://127.0.0.1:8123"
    monkeypatch.setenv("PORT", "9000")
    assert served.address() == "http://127.0.0.1:9000"


def test_a_damaged_file_or_a_folder_that_is_gone_stops_nothing(folder, settings):
    (folder / "server.port").write_bytes(b"\xff")
    assert served.address() == "http://127.0.0.1:8000"
    settings.DATA_DIR = folder / "gone"
    served.remember(8123)
    assert served.address() == "http://127.0.0.1:8000"


def test_the_demonstration_opens_on_the_server_beside_it(server):
    del server.environment["PORT"]
    screens = json.loads(server.manage("demo_cafe", "--json"))["screens"]
    assert screens["home"] == f"{server.base_url}/"
