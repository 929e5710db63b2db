"""Accounts: guessing is slowed by name, sessions end, passwords change, a closed account opens nothing."""

import io
import sys
from io import StringIO

import pytest
from django.conf import global_settings
from django.contrib.auth import SESSION_KEY
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sessions_app.access import guards, sessions, sign_in
from sessions_app.access.known_words import KnownWords
from sessions_app.access.pace import Paces
from sessions_app.models import AccessEntry, Opened, Organisation, Role, User
from tests.cast import signed_in

RIGHT, NEW = "une courte phrase à moi", "une autre phrase bien à moi"


@pytest.fixture(autouse=True)
def quick(monkeypatch, settings):
    """Nobody guessed before; passwords are hashed for a test."""
    monkeypatch.setattr(sign_in, "tries", Paces(rate=0.01, burst=10))
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def ana(ana) -> User:
    ana.set_password(RIGHT)
    ana.save()
    return ana


def enter(browser: Client, password: str = RIGHT, username: str = "ana"):
    return browser.post(reverse("sign-in"), {"username": username, "password": password})


def test_guessing_is_slowed_for_one_name_and_no_other(ana, sofia):
    sofia.set_password(NEW)
    sofia.save()
    for _try in range(10):
        assert enter(Client(), "au hasard").status_code == 200
    slowed = enter(Client(), RIGHT, "ANA")
    assert slowed.status_code == 429
    assert 1 <= int(slowed["Retry-After"]) <= 100
    assert "Trop d’essais avec cet identifiant" in slowed.content.decode()
    # From the very same address, as in a room that shares one.
    assert enter(Client(), NEW, "sofia").status_code == 302


def test_who_signed_in_from_a_browser_does_not_wait_there_for_who_guesses_elsewhere(ana):
    own = Client()
    assert enter(own).status_code == 302
    own.post(reverse("sign-out"))
    for _try in range(11):
        enter(Client(), "au hasard")
    assert enter(Client()).status_code == 429
    assert enter(own).status_code == 302
    borrowed = Client()
    borrowed.cookies[sign_in.KNOWN] = own.cookies[sign_in.KNOWN].value + "x"
    assert enter(borrowed).status_code == 429


def test_sign_ins_and_wrong_passwords_are_in_the_access_log_and_a_name_of_nobody_is_not(ana):
    for name, password in (("ana", NEW), ("ana", NEW), ("personne", NEW), ("ana", RIGHT)):
        enter(Client(), password, name)
    found = list(AccessEntry.objects.order_by("pk").values_list("user", "what", "times"))
    assert found == [(ana.pk, Opened.SIGN_IN_REFUSED, 2), (ana.pk, Opened.SIGNED_IN, 1)]
    assert "personne" not in str(AccessEntry.objects.values())


def test_signing_in_takes_a_new_session_and_signing_out_ends_it(ana):
    browser = Client()
    browser.get("/")
    enter(browser)
    first = browser.cookies["worldcafe_session"].value
    enter(other := Client())
    assert other.cookies["worldcafe_session"].value != first
    browser.post(reverse("sign-out"))
    stolen = Client()
    stolen.cookies["worldcafe_session"] = first
    assert stolen.get(reverse("cafes")).status_code == 302


@pytest.mark.parametrize("span", [sessions.IDLE, sessions.WHOLE])
def test_a_session_ends_after_a_day_without_use_and_after_two_weeks_in_all(ana, monkeypatch, span):
    browser, now = signed_in(ana), [1_000_000.0]
    monkeypatch.setattr(sessions.time, "time", lambda: now[0])
    assert browser.get(reverse("cafes")).status_code == 200
    step = min(span, sessions.IDLE) - 2 * sessions.HOUR
    while now[0] + step < 1_000_000.0 + span:
        now[0] += step
        assert browser.get(reverse("cafes")).status_code == 200
        assert guards.signed_in({"worldcafe_session": browser.cookies["worldcafe_session"].value})
    now[0] += step + 3 * sessions.HOUR
    key = browser.cookies["worldcafe_session"].value
    assert guards.signed_in({"worldcafe_session": key}).is_anonymous  # as a socket asks
    assert browser.get(reverse("cafes")).status_code == 302
    assert SESSION_KEY not in browser.session


def test_ten_pages_in_a_row_write_the_session_once(ana):
    browser = signed_in(ana)
    with CaptureQueriesContext(connection) as asked:
        for _ in range(10):
            assert browser.get(reverse("cafes")).status_code == 200
    written = [one["sql"] for one in asked if "django_session" in one["sql"]]
    assert len([sql for sql in written if not sql.startswith("SELECT")]) == 1


def test_changing_ones_password_asks_for_the_present_one_and_ends_the_other_sessions(ana):
    here, there = signed_in(ana), signed_in(ana)
    sent = {"old_password": "au hasard", "new_password1": NEW, "new_password2": NEW}
    assert here.post(reverse("password"), sent).status_code == 200
    weak = sent | {"old_password": RIGHT, "new_password1": "password", "new_password2": "password"}
    assert "12 caractères" in here.post(reverse("password"), weak).content.decode()
    assert there.get(reverse("cafes")).status_code == 200
    assert here.post(reverse("password"), sent | {"old_password": RIGHT}).status_code == 302
    assert here.get(reverse("cafes")).status_code == 200
    assert there.get(reverse("cafes")).status_code == 302
    assert enter(Client(), NEW).status_code == 302


def account(monkeypatch, *words: str, typed: str = "") -> str:
    said = StringIO()
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{typed}\n"))
    call_command("account", *words, stdout=said)
    return said.getvalue()


def test_a_closed_account_opens_nothing_until_it_is_opened_again(ana, monkeypatch):
    browser = signed_in(ana)
    account(monkeypatch, "close", "ANA")
    assert browser.get(reverse("cafes")).status_code == 302
    said = "Cet identifiant et ce mot de passe ne vont pas ensemble"
    assert said in enter(Client()).content.decode()
    assert "(fermé)" in account(monkeypatch, "list")
    account(monkeypatch, "reopen", "ana")
    assert enter(Client()).status_code == 302


def test_a_forgotten_password_is_replaced_on_the_computer_itself(ana, monkeypatch):
    browser = signed_in(ana)
    with pytest.raises(CommandError, match="12 caractères"):
        account(monkeypatch, "password", "ana", typed="court")
    account(monkeypatch, "password", "ana", typed=NEW)
    assert browser.get(reverse("cafes")).status_code == 302
    assert enter(Client(), NEW).status_code == 302


def test_an_account_is_made_in_its_organisation(ana, charlie, monkeypatch):
    with pytest.raises(CommandError, match="Ailleurs"):
        account(monkeypatch, "add", "luc", "--role", "equipe", typed=NEW)
    where = ("--organisation", "Centre de quartier")
    account(monkeypatch, "add", "luc", "--name", "Luc", "--role", "equipe", *where, typed=NEW)
    luc = User.objects.get(username="luc")
    assert (luc.role, luc.organisation) == (Role.STAFF, Organisation.objects.get(name=where[1]))
    with pytest.raises(CommandError, match="déjà pris"):
        account(monkeypatch, "add", "LUC", *where, typed=NEW)
    with pytest.raises(CommandError, match="Aucun compte"):
        account(monkeypatch, "close", "nadia")


def test_passwords_are_kept_as_slow_hashes_and_may_be_long(ana, settings):
    settings.PASSWORD_HASHERS = global_settings.PASSWORD_HASHERS
    ana.set_password(RIGHT)
    assert ana.password.startswith("pbkdf2_sha256$")
    assert int(ana.password.split("$")[1]) >= 600_000
    long = "é" * 100 + " et des mots"
    ana.set_password(long)
    ana.save()
    assert enter(Client(), long).status_code == 302


@pytest.mark.parametrize(
    ("password", "known"),
    [
        ("WorldCafé-2026!", True),
        ("équipe.animation.7", True),
        ("Quartier2026Café", True),
        ("un banc au soleil", False),
        ("café au lait du mardi", False),
    ],
)
def test_a_password_of_words_that_all_know_here_is_refused(ana, password, known):
    ana.organisation.name = "Comité de quartier"
    try:
        KnownWords().validate(password, ana)
        refused = False
    except ValidationError:
        refused = True
    assert refused == known
