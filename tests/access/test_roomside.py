"""The two sides of the server: over the room's network accounts are not there, nor their cookies."""

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from sessions_app.access import demo, links
from sessions_app.access.roomside import from_room, serves_room
from sessions_app.models import Cafe
from tests.cast import ROOM, link_of, signed_in

LAPTOP, WIFI = "127.0.0.1", "192.168.1.21"
SESSION = "worldcafe_session"


@pytest.mark.parametrize(
    ("peer", "host", "more", "in_room"),
    [
        (LAPTOP, "localhost:8000", {}, False),
        (LAPTOP, "127.0.0.1", {}, False),
        ("::1", "[::1]:8000", {}, False),
        ("::ffff:127.0.0.1", "localhost", {}, False),
        # The laptop by its address on the Wi-Fi, and a tablet that claims to be the laptop.
        (WIFI, "192.168.1.10:8000", {}, True),
        (WIFI, "localhost", {}, True),
        ("::ffff:192.168.1.21", "localhost", {}, True),
        # A name made to lead to the laptop (DNS rebinding), or that only begins like its own.
        (LAPTOP, "evil.example", {}, True),
        (LAPTOP, "localhost.evil.example", {}, True),
        (LAPTOP, "localhost@evil.example", {}, True),
        (LAPTOP, "localhost,evil.example", {}, True),
        # HTTP/1.0, a broken name, and a socket of the system without an address.
        (LAPTOP, "", {}, True),
        (LAPTOP, "[::1", {}, True),
        ("", "localhost", {}, True),
        # A proxy on the laptop, or a tunnel that leads to it.
        (LAPTOP, "localhost", {"x-forwarded-for": WIFI}, True),
        (LAPTOP, "localhost", {"forwarded": f"for={WIFI}"}, True),
        # Nobody may say for himself that he came over TLS.
        (WIFI, "cafe.test", {"x-forwarded-proto": "https"}, True),
        (LAPTOP, "localhost", {"x-forwarded-proto": "https"}, True),
    ],
)
def test_only_the_laptop_s_own_browser_by_its_own_name_is_out_of_the_room(
    peer, host, more, in_room
):
    assert from_room(peer, {"host": host, **more}) is in_room


@override_settings(SESSION_COOKIE_SECURE=True)
def test_behind_tls_the_proxy_says_who_came_over_it():
    def asked(said, tls=False):
        return from_room(LAPTOP, {"host": "cafe.exemple.org", **said}, tls)

    assert not asked({"x-forwarded-proto": "https", "x-forwarded-for": WIFI})
    assert asked({"x-forwarded-proto": "http", "x-forwarded-for": WIFI}, tls=True)
    assert not asked({}, tls=True)
    assert asked({})


@override_settings(TRUSTED_NETWORK=True)
def test_a_trusted_network_is_no_room(ana):
    assert not from_room(WIFI, {"host": "192.168.1.10:8000"})
    assert Client(**ROOM).get(reverse("sign-in")).status_code == 200


@pytest.mark.parametrize("path", ["/hote/../cafes/", "/static", "/cafes/", "/x", "/entrer", "//"])
def test_what_is_on_no_line_is_not_in_the_room(path):
    assert not serves_room(path)


def test_the_home_page_of_the_room_asks_for_a_code_and_offers_no_account(ana):
    page = Client(**ROOM).get("/").content.decode()
    assert 'name="code"' in page
    assert "/connexion/" not in page
    assert "localhost" not in page


def test_the_laptop_opened_by_its_wifi_address_is_told_its_own(ana):
    laptop = Client(HTTP_HOST="192.168.1.10:8000", REMOTE_ADDR=WIFI, SERVER_NAME=WIFI)
    for path, status in (("/", 200), ("/cafes/", 404)):
        answer = laptop.get(path, SERVER_PORT="8000")
        assert answer.status_code == status
        assert f'href="http://localhost:8000{path}"' in answer.content.decode()


def test_an_account_s_cookie_opens_nothing_there_and_is_neither_kept_nor_set(ana, cafe):
    browser = signed_in(ana)
    assert browser.get(reverse("console", args=[cafe.code])).status_code == 200
    browser.defaults |= ROOM
    assert browser.get(reverse("console", args=[cafe.code])).status_code == 404
    page = browser.get("/")
    assert page.status_code == 200
    assert "Mes cafés" not in page.content.decode()
    assert SESSION not in page.cookies
    with override_settings(TRUSTED_NETWORK=True):
        assert browser.get(reverse("console", args=[cafe.code])).status_code == 200


def test_a_demo_s_account_is_not_given_out_there_and_its_table_is(ana, cafe):
    Cafe.objects.filter(pk=cafe.pk).update(is_demo=True)
    cafe.refresh_from_db()
    link = link_of(cafe, 1)
    room = Client(**ROOM)
    ticket = demo.ticket(cafe, reverse("cafes"))
    assert room.get(reverse("demo-door", args=[ticket])).status_code == 404
    ticket = demo.ticket(cafe, links.path(link), link)
    assert room.get(reverse("demo-door", args=[ticket]), follow=True).status_code == 200
    assert SESSION not in room.cookies
    assert Client().get(reverse("demo-door", args=[ticket])).status_code == 302


def test_a_conducting_link_chooses_its_address_without_a_session(cafe, ana):
    link = cafe.links.create(kind="conductor")
    laptop = Client(**ROOM)
    laptop.cookies[links.cookie_name(link.public_id)] = links.secret(link)
    answer = laptop.get(f"{links.path(link)}adresses/", {"adresse": "http://cafe.test"})
    assert answer.status_code == 200
    assert SESSION not in answer.cookies
