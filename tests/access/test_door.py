"""The door: the first account, codes, secrets, and what strangers learn (nothing)."""

import re
from datetime import timedelta

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from sessions_app.access import links
from sessions_app.access.views import failure
from sessions_app.facilitation import entry_actions
from sessions_app.models import AccessLink, Cafe, LinkKind, Organisation, Role, User
from tests.cast import link_of

TOKEN = re.compile(rb"[A-Za-z0-9]{64}")
FIRST = {
    "organisation": "Centre de quartier",
    "name": "Ana Tremblay",
    "username": "ana",
    "password": "une courte phrase à moi",
}


@pytest.fixture
def laptop(db) -> Client:
    """The laptop's own browser."""
    return Client(REMOTE_ADDR="127.0.0.1")


def test_an_empty_house_leads_the_laptop_to_the_first_account(laptop):
    assert laptop.get("/").url == reverse("welcome")
    answer = laptop.post(reverse("welcome"), FIRST)
    assert answer.url == reverse("cafes")
    ana = User.objects.get()
    assert (ana.username, ana.role) == ("ana", Role.ADMINISTRATOR)
    assert ana.organisation.name == "Centre de quartier"
    assert laptop.get(reverse("cafes")).status_code == 200


@pytest.mark.parametrize(
    "client_of",
    [
        {"REMOTE_ADDR": "192.168.1.20"},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "1.2.3.4"},
        {"HTTP_HOST": "cafe.test"},
    ],
)
def test_another_device_cannot_take_the_first_account(db, client_of):
    away = Client(**client_of)
    assert away.get(reverse("welcome")).status_code == 404
    assert away.post(reverse("welcome"), FIRST).status_code == 404
    assert not User.objects.exists()


def test_once_opened_the_house_makes_no_second_first_account(laptop, ana):
    assert laptop.post(reverse("welcome"), FIRST).url == reverse("home")
    assert list(User.objects.all()) == [ana]


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("password", "court", "12 caractères"),
        ("password", "Ana Tremblay 1", "semblable"),
        ("password", "Centre-Quartier 2026 WorldCafé", "connus de tous ici"),
        ("organisation", "", "obligatoire"),
        ("name", "", "obligatoire"),
    ],
)
def test_a_wrong_first_account_keeps_what_was_typed(laptop, field, value, sentence):
    answer = laptop.post(reverse("welcome"), {**FIRST, field: value})
    shown = answer.content.decode()
    assert sentence in shown
    assert 'value="ana"' in shown
    assert not Organisation.objects.exists()


def test_signing_in_with_a_wrong_password_says_so_in_french(client, ana):
    answer = client.post(reverse("sign-in"), {"username": "ana", "password": "non"})
    assert "ne vont pas ensemble" in answer.content.decode()


@pytest.mark.parametrize("change", [str, str.lower, lambda code: f" {code[:3]}-{code[3:]} "])
def test_while_codes_are_open_one_opens_its_table_however_it_is_typed(client, cafe, ana, change):
    entry_actions.open_codes(cafe, ana)
    link = link_of(cafe, 1)
    answer = client.post(reverse("enter"), {"code": change(link.code)})
    assert answer.url == links.path(link)
    assert "Une idée clé de la table" in client.get(answer.url).content.decode()


def test_a_wrong_code_says_what_to_do_and_keeps_what_was_typed(client, cafe):
    shown = client.post(reverse("enter"), {"code": "ZZZZZZ"}).content.decode()
    assert "n’ouvre aucune table" in shown
    assert 'value="ZZZZZZ"' in shown


def test_the_code_of_a_revoked_link_opens_nothing(client, cafe):
    link = link_of(cafe, 1)
    links.revoke(link)
    shown = client.post(reverse("enter"), {"code": link.code}).content.decode()
    assert "n’ouvre aucune table" in shown


def test_many_wrong_codes_slow_guessing_and_never_refuse_a_right_one(client, cafe):
    answers = [client.post(reverse("enter"), {"code": "ZZZZZZ"}) for _time in range(40)]
    assert float(answers[-1]["X-Worldcafe-Slowly"]) > 0
    link = link_of(cafe, 1)
    assert client.post(reverse("enter"), {"code": link.code}).url == reverse("waiting")


def test_the_secret_of_the_qr_code_opens_its_table(client, cafe):
    link = link_of(cafe, 1)
    path = reverse("enter-by-secret", args=["hote", link.public_id])
    assert client.post(path, {"secret": links.secret(link)}).url == links.path(link)
    assert "Table 1" in client.get(links.path(link)).content.decode()


@pytest.mark.parametrize("secret", ["", "x", "é" * 22, "A" * 22])
def test_a_wrong_secret_opens_nothing(client, cafe, secret):
    link = link_of(cafe, 1)
    path = reverse("enter-by-secret", args=["hote", link.public_id])
    assert client.post(path, {"secret": secret}).status_code == 404
    assert links.cookie_name(link.public_id) not in client.cookies


def test_a_new_nonce_voids_the_qr_code_and_the_cookie(hugo, client, cafe):
    link = link_of(cafe, 1)
    old = links.secret(link)
    link.nonce = "0" * 32
    link.save()
    path = reverse("enter-by-secret", args=["hote", link.public_id])
    assert client.post(path, {"secret": old}).status_code == 404
    assert "Ouvrir une table" in hugo.get(links.path(link)).content.decode()


@pytest.mark.parametrize(
    ("made", "start", "closed", "stands"),
    [
        (0, 0, None, True),
        (200, 89, None, True),
        (89, 200, None, True),
        (91, 91, None, False),
        (200, 200, 6, True),
        (1, 1, 8, False),
    ],
)
def test_a_link_expires_by_itself(cafe, made, start, closed, stands):
    """Days since it was made, since the planned start, and since the café was closed."""

    def ago(days):
        return timezone.now() - timedelta(days=days)

    link = link_of(cafe, 1)
    AccessLink.objects.filter(pk=link.pk).update(created_at=ago(made))
    shut = ago(closed) if closed else None
    Cafe.objects.filter(pk=cafe.pk).update(starts_at=ago(start), closed_at=shut)
    assert links.opens(link_of(cafe, 1)) is stands
    assert links.standing(LinkKind.HOST).filter(pk=link.pk).exists() is stands
    assert (links.by_secret(link.public_id, links.secret(link), LinkKind.HOST) == link) is stands
    assert (links.by_code(link.code) == link) is stands


def test_the_cookie_of_a_tablet_is_its_own_path_s_and_no_script_s(client, cafe):
    link = link_of(cafe, 1)
    client.post(
        reverse("enter-by-secret", args=["hote", link.public_id]), {"secret": links.secret(link)}
    )
    cookie = client.cookies[links.cookie_name(link.public_id)]
    assert (cookie["path"], cookie["samesite"]) == (links.path(link), "Lax")
    assert cookie["httponly"]
    assert not cookie["secure"]


def test_the_secret_is_nowhere_in_the_database(cafe):
    link = link_of(cafe, 1)
    stored = {str(value) for value in vars(link).values()}
    assert links.secret(link) not in stored


def test_a_page_left_open_too_long_says_so_instead_of_losing_words(cafe):
    strict = Client(enforce_csrf_checks=True)
    here = {"Origin": "http://localhost"}
    answer = strict.post(reverse("enter"), {"code": "ABCDEF"}, headers=here)
    assert answer.status_code == 403
    assert "Rechargez-la" in answer.content.decode()


def test_health_answers_once_the_database_does(client, db):
    assert client.get(reverse("health")).json() == {"status": "ok"}


def test_an_unknown_address_and_a_forbidden_one_look_the_same(charlie_browser, cafe):
    hidden = charlie_browser.get(reverse("console", args=[cafe.code]))
    missing = charlie_browser.get(reverse("console", args=["ZZZZZZ"]))
    assert hidden.status_code == missing.status_code == 404
    shown, unknown = (TOKEN.sub(b"", answer.content) for answer in (hidden, missing))
    assert shown == unknown


def test_a_failure_is_said_in_the_reader_s_language_with_the_look_of_the_rest(rf):
    for language, title in (("fr-ca", "Erreur du serveur"), ("en", "Server error")):
        with translation.override(language):
            answer = failure(rf.get("/"))
        page = answer.content.decode()
        assert (answer.status_code, f"<title>{title} – worldcafe</title>" in page) == (500, True)
        sheets = re.findall(r'rel="stylesheet" href="/static/([^"]+)"', page)
        assert len(sheets) > 2
        assert all(finders.find(sheet) for sheet in sheets)
