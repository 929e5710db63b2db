"""Loading and removing the demonstration from the browser: who may, and what they find."""

import pytest
from django.test import Client
from django.utils import timezone

from sessions_app.closing.demo import actions
from sessions_app.models import Cafe, User

pytestmark = pytest.mark.django_db


def test_on_an_empty_laptop_the_welcome_page_offers_it():
    laptop = Client()
    assert "/demonstration/charger/" in laptop.get("/bienvenue/").content.decode()
    page = laptop.post("/demonstration/charger/", follow=True)
    assert page.status_code == 200
    assert "Vieillir chez soi" in page.content.decode()
    assert page.context["user"].is_demo


def test_the_welcome_page_still_makes_the_first_account_afterwards():
    actions.load(timezone.now())
    assert Client().get("/bienvenue/").status_code == 200


def test_another_machine_may_not_load_it():
    answer = Client(REMOTE_ADDR="192.168.1.20").post("/demonstration/charger/")
    assert answer.status_code == 404
    assert not Cafe.objects.exists()


def test_once_there_is_an_account_one_must_be_signed_in(ana):
    assert Client().post("/demonstration/charger/")["Location"].startswith("/connexion/")
    assert not Cafe.objects.exists()


def test_an_account_finds_the_demonstration_among_its_cafes(ana_browser):
    page = ana_browser.post("/demonstration/charger/", follow=True).content.decode()
    assert "Jouer dehors" in page
    assert "Vieillir chez soi" in page


def test_loading_is_a_post(ana_browser):
    assert ana_browser.get("/demonstration/charger/").status_code == 405


def test_removing_asks_first(ana_browser):
    ana_browser.post("/demonstration/charger/")
    assert "4 cafés" in ana_browser.get("/demonstration/retirer/").content.decode()
    assert Cafe.objects.count() == 4
    ana_browser.post("/demonstration/retirer/")
    assert not Cafe.objects.exists()
    assert not User.objects.filter(is_demo=True).exists()


def test_nobody_removes_the_demonstration_of_others(ana_browser, charlie_browser):
    ana_browser.post("/demonstration/charger/")
    charlie_browser.post("/demonstration/retirer/")
    assert Cafe.objects.count() == 4


def test_what_a_visitor_made_is_kept():
    laptop = Client()
    laptop.post("/demonstration/charger/")
    visitor = User.objects.get(is_demo=True)
    own = Cafe.objects.create(
        title="À moi", owner=visitor, organisation=visitor.organisation, starts_at=timezone.now()
    )
    laptop.post("/demonstration/retirer/")
    assert list(Cafe.objects.all()) == [own]
    assert User.objects.filter(pk=visitor.pk).exists()


@pytest.mark.parametrize("path", ["/cafes/nouveau/", "/cafes/importer/"])
def test_a_visitor_makes_cafés_under_an_account_of_their_own(path):
    laptop = Client()
    page = laptop.post("/demonstration/charger/", follow=True).content.decode()
    assert path not in page
    assert "Créer mon compte" in page
    assert "personne n’en connaît le mot de passe" in laptop.get(path).content.decode()
    sent = {"title": "À moi", "starts_at": "2031-09-21T13:00", "shape": "vide"}
    assert laptop.post(path, sent).status_code == 403
    assert Cafe.objects.count() == 4


def test_the_offer_of_an_account_leads_to_it():
    laptop = Client()
    laptop.post("/demonstration/charger/")
    page = laptop.post("/deconnexion/", {"next": "/bienvenue/"}, follow=True)
    assert page.request["PATH_INFO"] == "/bienvenue/"
    assert "Créer mon compte" in page.content.decode()
