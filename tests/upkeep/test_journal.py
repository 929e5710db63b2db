"""The log: a line of JSON per event, numbered by request, in files that stay small; nobody named."""

import json
import logging

import pytest
from django.test import Client

from sessions_app.upkeep import journal


@pytest.fixture
def kept(tmp_path, monkeypatch):
    monkeypatch.setenv("WORLDCAFE_LOG_FORMAT", "json")
    path = journal.keep(tmp_path)
    yield path
    root = logging.getLogger()
    for one in [one for one in root.handlers if isinstance(one, journal.Kept)]:
        root.removeHandler(one)
        one.close()


def lines(path):
    return [json.loads(one) for one in path.read_text(encoding="utf-8").splitlines()]


def test_a_line_is_one_object_with_the_request_and_no_word_of_what_failed(kept, db):
    answer = Client().get("/cafes/NOPE99/rien-ici/")
    assert answer.status_code == 404
    logger = logging.getLogger("sessions_app.upkeep")
    try:
        raise ValueError("Rosalie-Quéméneur")
    except ValueError:
        logger.exception("no backup")
    [missing, failed] = [one for one in lines(kept) if one["logger"] != "asyncio"][-2:]
    assert missing["logger"] == "django.request"
    assert missing["request"] == answer["X-Request-ID"]
    assert (failed["level"], failed["message"]) == ("ERROR", "no backup")
    assert failed["where"].startswith("ValueError\n")
    assert failed["time"].endswith("+00:00")
    assert "Rosalie" not in kept.read_text(encoding="utf-8")
    assert kept.parent.stat().st_mode & 0o077 == 0


def test_its_files_stay_small(kept, monkeypatch):
    [handler] = [one for one in logging.getLogger().handlers if isinstance(one, journal.Kept)]
    handler.maxBytes = 2000
    for number in range(200):
        logging.getLogger("sessions_app").warning("a line of the log, number %s", number)
    files = list(kept.parent.iterdir())
    assert len(files) == 1 + journal.OLDER
    assert max(one.stat().st_size for one in files) <= 2000
    assert lines(kept)[-1]["message"].endswith("number 199")


def test_a_served_cafe_keeps_its_log_and_says_where(start_server):
    server = start_server(WORLDCAFE_LOG_FORMAT="json", WORLDCAFE_LOG="INFO")
    path = server.folder / "journaux" / "worldcafe.log"
    assert str(path) in server.log
    server.stop()
    assert all({"time", "level", "logger"} <= one.keys() for one in lines(path))
    assert lines(path)[0]["message"] == "the server starts"
