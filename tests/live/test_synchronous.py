"""A request is answered in one stay on its thread, and as Django's own handler answers it."""

import pytest
from asgiref.sync import AsyncToSync
from asgiref.testing import ApplicationCommunicator

from sessions_app.live.synchronous import Synchronous


async def answer(path: str) -> tuple[int, bytes]:
    scope = {"type": "http", "method": "GET", "path": path, "headers": [], "query_string": b""}
    scope |= {"client": ["127.0.0.1", 5000], "server": ["localhost", 80]}
    asked = ApplicationCommunicator(Synchronous(), scope)
    await asked.send_input({"type": "http.request", "body": b""})
    start = await asked.receive_output(10)
    body = await asked.receive_output(10)
    await asked.wait(10)
    return start["status"], body["body"]


@pytest.mark.django_db(transaction=True)
async def test_middleware_and_view_are_one_stay_on_a_thread(monkeypatch):
    def back_to_the_loop(*_given, **_named):
        raise AssertionError("went back to the event loop")

    monkeypatch.setattr(AsyncToSync, "__call__", back_to_the_loop)
    status, body = await answer("/entrer/")
    assert status == 200
    assert "Entrer" in body.decode()


@pytest.mark.django_db(transaction=True)
async def test_what_is_not_there_has_its_page():
    status, body = await answer("/rien/de/tel/")
    assert status == 404
    assert "<h1" in body.decode()
