"""What every answer tells the browser, whoever asks: nothing from elsewhere, kept nowhere, no frame."""

import re

import pytest
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse

from sessions_app.access import links
from tests.cast import link_of
from tests.rights import ground as g
from tests.rights.matrix import PAGES, listed

pytestmark = pytest.mark.django_db
# Two colours, of nobody; and what a tablet asks of another address.
PUBLIC = {"fiche-colours"}
SEE = {"rescue", "check-in"}


def wrong(name: str, response) -> list[str]:
    """Say what the headers of an answer lack."""
    policy = dict(
        part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";")
    )
    camera = "camera=(self)" if name in SEE and response.status_code == 200 else "camera=()"
    holds = {
        "policy": "unsafe" not in str(policy) and policy["default-src"] == "'self'",
        "frames": policy["frame-ancestors"] == policy["object-src"] == "'none'",
        "base": policy["base-uri"] == "'none'" and policy["form-action"] == "'self'",
        "old frames": response["X-Frame-Options"] == "DENY",
        "type": response["X-Content-Type-Options"] == "nosniff",
        "referrer": response["Referrer-Policy"] == "same-origin",
        "powers": camera in response["Permissions-Policy"],
        "others": response["Cross-Origin-Resource-Policy"] == "same-origin",
        "cache": name in PUBLIC or "no-store" in response["Cache-Control"],
        "cookies": all(one["samesite"] for one in response.cookies.values()),
    }
    return [what for what, held in holds.items() if not held]


@pytest.mark.parametrize("role", ["anonymous", "owner", "host", "participant"])
def test_every_answer_carries_them(ground, role):
    found = {}
    browser = ground.browsers[role]
    browser.raise_request_exception = False
    for name, family in listed(PAGES):
        response = browser.get(ground.path(name, g.patterns()[name], family))
        if lacking := wrong(name, response):
            found[name] = lacking
    assert found == {}


def test_answers_to_what_is_wrong_carry_them_too(ground, monkeypatch):
    browser = ground.browsers["owner"]
    browser.raise_request_exception = False
    strict = Client(enforce_csrf_checks=True)
    start = ground.path("start-next", g.patterns()["start-next"], "conduct")
    answers = [browser.get("/rien/"), browser.get(start), strict.post("/entrer/")]
    refused = {"worldcafe.refused": "large"}
    with monkeypatch.context() as patch:
        patch.setattr("django.core.handlers.wsgi.WSGIRequest.scope", refused, raising=False)
        answers.append(browser.get("/"))
    with monkeypatch.context() as patch:
        patch.setattr("sessions_app.access.views.connection", None)
        answers.append(browser.get(reverse("health")))
    with override_settings(ALLOWED_HOSTS=["cafe.example"]):
        answers.append(browser.get("/"))
    assert [one.status_code for one in answers] == [404, 405, 403, 413, 500, 400]
    assert {one.status_code: wrong("", one) for one in answers if wrong("", one)} == {}


def test_cookies_are_out_of_reach_of_scripts_and_secure_under_tls(cafe, settings):
    link = link_of(cafe, 1)
    for secure in (False, True):
        settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = secure
        secret = {"secret": links.secret(link)}
        answer = Client().post(f"{links.path(link)}entrer/", secret)
        cookie = answer.cookies[links.cookie_name(link.public_id)]
        assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
        assert bool(cookie["secure"]) == secure
        assert cookie["path"] == links.path(link)


def test_no_secret_is_in_an_address_that_a_referrer_could_tell(ground):
    page = ground.browsers["owner"].get(f"/cafes/{ground.cafe.code}/acces/").content.decode()
    for link in ground.cafe.links.all():
        told = re.findall(rf"[^\s\"]*{re.escape(links.secret(link))}", page)
        assert all("#" in one for one in told)


@pytest.mark.parametrize(
    ("came_from", "back"),
    [
        ("http://localhost/cafes/", "http://localhost/cafes/"),
        ("http://evil.test/", "/"),
        ("javascript:alert(1)", "/"),
        ("//evil.test/", "/"),
        ("", "/"),
    ],
)
def test_a_refusal_leads_back_to_a_page_of_ours_only(cafe, came_from, back):
    strict = Client(enforce_csrf_checks=True)
    page = strict.post("/entrer/", headers={"Referer": came_from}).content.decode()
    assert f'<a class="button" href="{back}">Revenir' in page


@pytest.mark.parametrize("path", ["/connexion/", "/langue/setlang/"])
@pytest.mark.parametrize("asked", ["http://evil.test/", "//evil.test", "javascript:alert(1)"])
def test_no_page_leads_elsewhere_because_it_was_asked_to(ana, path, asked):
    ana.set_password("une courte phrase à moi")
    ana.save()
    sent = {"username": "ana", "password": "une courte phrase à moi", "language": "en"}
    answer = Client().post(path, {**sent, "next": asked})
    assert answer.status_code == 302
    assert answer.url.startswith("/")
    assert not answer.url.startswith("//")


def test_the_name_of_a_file_cannot_end_its_header(cafe, ana_browser):
    cafe.title = 'L’été "d’ici"; x=\\\r\nSet-Cookie: a=b' + "é" * 80
    cafe.save()
    for name, more in (("raw-notes", "csv"), ("archive-download", None), ("annex", "methode")):
        path = reverse(name, args=[cafe.code, more] if more else [cafe.code])
        said = ana_browser.get(path)["Content-Disposition"]
        assert re.fullmatch(r'attachment; filename="[A-Za-z0-9.-]+"', said), said


def test_an_address_cannot_write_a_line_of_the_log(db, caplog):
    Client().get("/rien%0a2026-01-01%20CRITICAL%20faux%1b[31m")
    lines = [record.getMessage() for record in caplog.records]
    assert any("rien" in one for one in lines)
    assert not [one for one in lines if "\n" in one or "\x1b" in one]
