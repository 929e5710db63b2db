"""What changes something is asked for by a page of this very address, or is refused, on every path."""

import pytest
from django.test import Client

from sessions_app.access.guards import same_origin
from tests.rights import ground as g
from tests.rights.matrix import CHANGES, listed

pytestmark = pytest.mark.django_db
HERE = "http://localhost"
FOREIGN = {
    "none": None,
    "empty": "",
    "null": "null",
    "another site": "http://evil.test",
    "another port": f"{HERE}:8001",
    "another scheme": "https://localhost",
    "below it": "http://localhost.evil.test",
    "as a user": "http://localhost@evil.test",
    "two": f"{HERE} http://evil.test",
    "with a path": f"{HERE}/",
}


@pytest.fixture
def strict(ground) -> Client:
    """Ana's browser, with Django's checks as they are in a browser."""
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = ground.browsers["owner"].cookies
    browser.get("/cafes/")
    return browser


def post(browser: Client, path: str, origin: str | None, sent: str = "", token: str = ""):
    token = token or browser.cookies["csrftoken"].value
    headers = {"X-Worldcafe": "1", "X-CSRFToken": token}
    if origin is not None:
        headers["Origin"] = origin
    kind = "application/x-www-form-urlencoded"
    return browser.generic("POST", path, sent, kind, headers=headers)


def test_no_page_that_changes_something_takes_it_from_elsewhere(ground, strict):
    paths = {
        name: ground.path(name, g.patterns()[name], family) for name, family in listed(CHANGES)
    }
    assert len(paths) > 100
    with g.written() as changed:
        answers = {name: post(strict, path, "null").status_code for name, path in paths.items()}
    assert {name for name, status in answers.items() if status != 403} == set()
    assert changed == []


def test_every_kind_of_elsewhere_is_refused(ground, strict):
    for name, family in (("edit-cafe", "prepare"), ("operations", "table")):
        path = ground.path(name, g.patterns()[name], family)
        answers = {said: post(strict, path, origin).status_code for said, origin in FOREIGN.items()}
        assert answers == dict.fromkeys(FOREIGN, 403)


def test_a_page_of_this_address_still_needs_its_token(ground, strict):
    path = ground.path("edit-cafe", g.patterns()["edit-cafe"], "prepare")
    assert post(strict, path, HERE, "title=Un+titre").status_code == 200
    assert post(strict, path, HERE, "title=Un+titre", token="x" * 32).status_code == 403


def test_behind_tls_only_tls_is_this_address(settings):
    settings.SESSION_COOKIE_SECURE = True
    assert same_origin("https://cafe.example", "cafe.example")
    assert not same_origin("http://cafe.example", "cafe.example")
