"""The log at its most talkative: no name, no word of a note, no code, cookie or token in it."""

import io
import logging
import os
import re
import secrets
import sqlite3

import httpx
import pytest
from django.conf import settings
from django.template import Context, Template
from django.test import RequestFactory

from sessions_app.access import discretion
from tests.server import Server, scene_doors

NAME, IDEA, TYPED = "Rosalie-Quéméneur", "Idée-Marqueur-Lambda", "Mot-de-passe-Omega"


def said(record_of) -> str:
    """Return what the console writes of what is logged inside."""
    stream = io.StringIO()
    handler = discretion.Console(stream)
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        record_of()
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
    return stream.getvalue()


def test_every_handler_is_discreet():
    handlers = settings.LOGGING["handlers"].values()
    assert {one["class"] for one in handlers} == {"sessions_app.access.discretion.Console"}
    for name in ("django", "django.server", "daphne", "django.request", "sessions_app"):
        assert logging.getLogger(name).handlers == []


def test_an_exception_is_told_by_its_class_and_its_places():
    def fail():
        try:
            try:
                raise KeyError(NAME)
            except KeyError as cause:
                raise ValueError(IDEA) from cause
        except ValueError:
            logging.getLogger("sessions_app.anything").exception("an operation failed")
            logging.getLogger("daphne.http_protocol").error(f"Traceback of {NAME}")

    text = said(fail)
    assert NAME not in text
    assert IDEA not in text
    assert "an operation failed" in text
    assert text.count("ValueError") == text.count("from KeyError") == 2
    assert "test_discretion.py" in text


def test_a_template_that_lacks_something_does_not_quote_what_it_was_given():
    page = Template("{% if note.no_such.thing %}yes{% endif %}")
    text = said(lambda: page.render(Context({"note": {"text": IDEA}})))
    assert "django.template" in text
    assert IDEA not in text


def test_a_request_is_told_by_the_name_of_its_page():
    request = RequestFactory().get(f"/cafes/{NAME}/")
    more = {"request": request, "status_code": 404}
    log = logging.getLogger("django.request")
    text = said(lambda: log.warning("%s: %s", "Not Found", request.path, extra=more))
    assert NAME not in text
    assert "GET - 404" in text


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="breaks a SQLite file")
def test_a_whole_cafe_at_the_level_debug_leaves_no_marker(start_server):
    server: Server = start_server(WORLDCAFE_LOG="DEBUG")
    doors = scene_doors(server)
    with httpx.Client(base_url=server.base_url, follow_redirects=True, timeout=60) as browser:
        markers = live(server, browser, doors)
    server.stop()
    written = server.log
    assert "DEBUG" in written
    assert "Error" in written
    files = [one for one in server.folder.rglob("*.log*") if one.is_file()]
    everything = written + "".join(one.read_text(errors="replace") for one in files)
    assert [one for one in markers if one in everything] == []


def live(server: Server, browser: httpx.Client, doors: dict[str, str]) -> list[str]:
    """Let people and ideas come in, then break things; return what must be in no log."""
    page = browser.get(doors["roster"])
    code = re.search(r"/cafes/(\w{6})/", str(page.url))[1]
    post(browser, f"/cafes/{code}/preparation/personnes/liste/", {"text": NAME})
    host = browser.get(doors["host_1"])
    path = httpx.URL(str(host.url)).path
    round_, question = (int(one) for one in stage(host.text))
    operation = {
        "op": secrets.token_hex(16), "note": secrets.token_hex(16), "kind": "create", "base": 0,
        "text": IDEA, "round": round_, "question": question, "at": 1,
    }  # fmt: skip
    batch = {"device": secrets.token_hex(16), "operations": [operation]}
    headers = {"Origin": server.base_url, "X-Worldcafe": "1"}
    answer = browser.post(f"{path}operations", json=batch, headers=headers)
    assert answer.json()["answers"][0]["answer"] in ("ok", "late")
    post(browser, "/connexion/", {"username": NAME, "password": TYPED})
    post(browser, "/entrer/", {"code": "ZZZYYY"})
    browser.get(f"/rien/{NAME}/?q={IDEA}")
    with sqlite3.connect(server.folder / "worldcafe.sqlite3") as database:
        database.execute("ALTER TABLE sessions_app_note RENAME TO gone")
    operation |= {"op": secrets.token_hex(16), "note": secrets.token_hex(16)}
    browser.post(f"{path}operations", json=batch, headers=headers)
    assert browser.get(path).status_code == 500
    cookies = [one.value for one in browser.cookies.jar if one.value and len(one.value) > 12]
    tickets = [httpx.URL(one).path.split("/")[2] for one in doors.values() if "/demo/" in one]
    assert cookies
    assert tickets
    return [NAME, IDEA, TYPED, "ZZZYYY", code, batch["device"], *cookies, *tickets]


def stage(page: str) -> tuple[str, str]:
    found = re.search(r'id="host-stage" data-round="(\d+)" data-question="(\d+)"', page)
    return found[1], found[2]


def post(browser: httpx.Client, path: str, fields: dict[str, str]) -> httpx.Response:
    token = {"X-CSRFToken": browser.cookies.get("csrftoken", "")}
    return browser.post(path, data=fields, headers=token)
